/*
 * Where a rule's text is cut: what goes, which way, and who. Only words are looked at here; what they mean is read by
 * `parseTraffic` and `readPeer`.
 */

/** The two words that say which way a rule goes. */
export type Way = 'from' | 'to';

/** A text taken apart: "443/tcp", "from", "alb". The traffic may come last, after "on", and may be missing. */
export type RuleParts = { readonly traffic: string; readonly way: Way; readonly who: string };

/** A flow's text taken apart. */
export type FlowParts = { readonly traffic: string; readonly from: string; readonly to: string };

/** A text without what people put before a rule. */
export function bareRule(text: string): string {
  return text.trim().replace(/^(allow|permit|let)\s+/i, '');
}

/** The text at its first "from" or "to"; `undefined` when it has none. */
export function rulePartsOf(text: string): RuleParts | undefined {
  for (const match of text.matchAll(/(^|\s)(from|to)\s+/gi)) {
    const traffic = text.slice(0, match.index).trim();
    const who = text.slice(match.index + match[0].length).trim();
    // "8000 to 8010" is a range of ports.
    if (/\d$/.test(traffic) && /^\d+(\s|$)/.test(who) && match[2]?.toLowerCase() === 'to') continue;
    const way: Way = match[2]?.toLowerCase() === 'to' ? 'to' : 'from';
    return traffic === '' ? trafficLast(way, who) : { traffic, way, who };
  }
  return undefined;
}

function trafficLast(way: Way, who: string): RuleParts {
  const on = who.toLowerCase().lastIndexOf(' on ');
  if (on < 0) return { traffic: '', way, who };
  return { traffic: who.slice(on + 4).trim(), way, who: who.slice(0, on).trim() };
}

/** Both ends, where the second part names the other one too: "workers to rds-sg" after "from". */
export function bothEnds({
  way,
  who,
}: RuleParts): { readonly from: string; readonly to: string } | undefined {
  const other = way === 'from' ? 'to' : 'from';
  const match = new RegExp(`\\s${other}\\s`, 'i').exec(who);
  if (match === null) return undefined;
  const [first, second] = [who.slice(0, match.index).trim(), who.slice(match.index + match[0].length).trim()];
  return way === 'from' ? { from: first, to: second } : { from: second, to: first };
}

/** The ways to read a text as a flow: "443 from a to b", "from a to b on 443", "a to b on 443". */
export function flowPartsOf(text: string): readonly FlowParts[] {
  const readings: FlowParts[] = [];
  const parts = rulePartsOf(text);
  const ends = parts === undefined ? undefined : bothEnds(parts);
  if (parts !== undefined && ends !== undefined) readings.push({ traffic: parts.traffic, ...ends });
  const on = text.toLowerCase().lastIndexOf(' on ');
  const to = /\sto\s/i.exec(text);
  if (on > 0 && to !== null && to.index < on) {
    const from = text
      .slice(0, to.index)
      .replace(/^from\s+/i, '')
      .trim();
    readings.push({
      traffic: text.slice(on + 4).trim(),
      from,
      to: text.slice(to.index + to[0].length, on).trim(),
    });
  }
  return readings;
}
