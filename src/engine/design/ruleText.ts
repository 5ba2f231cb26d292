import { type Result, err, ok } from '../result.ts';
import { type Design, type Id, type Peer, refOf, type Ref, type Rule, type Traffic } from './design.ts';
import { peerText, readPeer } from './peerText.ts';
import type { Refusal } from './refusal.ts';
import { bareRule, bothEnds, type FlowParts, flowPartsOf, type RuleParts, rulePartsOf } from './ruleParts.ts';
import { endName, peerRef, trafficLabel } from './traffic.ts';
import { parseTraffic } from './trafficText.ts';

/*
 * Rules as people write them: "443/tcp from alb", "5432 from 10.0.0.0/16", "all from self", "to s3 on 443". What is not
 * understood is refused with the nearest text that would be; nothing is put right in silence.
 */

/** What a rule says, without its description. */
export type WrittenRule = Pick<Rule, 'group' | 'direction' | 'traffic' | 'peer'>;

/** A flow between two ends, as the commands of flows take it. */
export type WrittenFlow = { readonly from: Ref; readonly to: Ref; readonly traffic: Traffic };

const LONGEST = 600;

const refuse = (what: string, message: string, suggestion?: string): Result<never, Refusal> =>
  err({ type: `ruleText/${what}`, message, ...(suggestion === undefined ? {} : { suggestion }) });

/**
 * The rule of `group` that a text says: what, "from" or "to", and who; see `parseTraffic` and `readPeer` for what both may
 * be. The group may be named itself ("5432 from workers to rds-sg"). A suggestion is the whole text again, and is
 * understood.
 *
 * Refuses with `ruleText/empty`, `/too-long`, `/no-direction`, `/no-traffic`, `/other-group`, and with what `parseTraffic`
 * and `readPeer` refuse.
 */
export function readRule(design: Design, group: Id, text: string): Result<WrittenRule, Refusal> {
  const bare = bounded(text);
  if (!bare.ok) return bare;
  const parts = rulePartsOf(bare.value);
  if (parts === undefined) return withoutDirection(design, group, bare.value);
  const ends = readEnds(design, group, parts);
  if (parts.traffic === '') return withoutTraffic(design, group, parts, ends);
  const traffic = parseTraffic(parts.traffic);
  const offer = (what = '', who = '') => understood(design, group, `${what} ${parts.way} ${who}`);
  if (!traffic.ok) {
    const who = ends.ok ? parts.who : ends.error.suggestion;
    return offering(traffic.error, offer(traffic.error.suggestion, who));
  }
  if (!ends.ok) return offering(ends.error, offer(parts.traffic, ends.error.suggestion));
  return ok({ group, traffic: traffic.value, ...ends.value });
}

/** A rule as {@link readRule} reads it back for the same group: "tcp 443 from alb-sg", "all traffic from self". */
export function ruleText(design: Design, rule: WrittenRule): string {
  const { group, direction, traffic, peer } = rule;
  const text = `${trafficLabel(traffic)} ${direction === 'ingress' ? 'from' : 'to'} `;
  const short = text + peerText(design, peer, group);
  const read = rulePartsOf(short);
  return read?.traffic === trafficLabel(traffic) ? short : text + peerRef(peer);
}

/**
 * The flow that a text says, with both its ends: "443/tcp from alb to workers", "alb to workers on 443".
 *
 * Refuses with `ruleText/empty`, `/too-long`, `/no-direction`, and with what `parseTraffic` and `readPeer` refuse.
 */
export function readFlow(design: Design, text: string): Result<WrittenFlow, Refusal> {
  const bare = bounded(text);
  if (!bare.ok) return bare;
  let first: Result<never, Refusal> | undefined;
  for (const parts of flowPartsOf(bare.value)) {
    const read = readFlowParts(design, parts);
    if (read.ok) return read;
    first ??= read;
  }
  return first ?? refuse('no-direction', 'Say from whom to whom, as in "443/tcp from alb-sg to web-sg".');
}

function readFlowParts(design: Design, parts: FlowParts): Result<WrittenFlow, Refusal> {
  const traffic = parseTraffic(parts.traffic);
  if (!traffic.ok) return offering(traffic.error);
  const from = readPeer(design, parts.from, null);
  if (!from.ok) return offering(from.error);
  const to = readPeer(design, parts.to, null);
  if (!to.ok) return offering(to.error);
  return ok({ from: peerRef(from.value), to: peerRef(to.value), traffic: traffic.value });
}

function bounded(text: string): Result<string, Refusal> {
  if (text.length > LONGEST)
    return refuse('too-long', `A rule is one line of at most ${LONGEST} characters.`);
  const bare = bareRule(text);
  if (bare !== '') return ok(bare);
  return refuse('empty', 'Write a rule such as "443/tcp from alb-sg" or "5432 to 10.0.0.0/16".');
}

type Ends = Pick<Rule, 'direction' | 'peer'>;

/** Who, and which way seen from the group, which may be named as one of two ends. */
function readEnds(design: Design, group: Id, parts: RuleParts): Result<Ends, Refusal> {
  const direction = parts.way === 'from' ? 'ingress' : 'egress';
  const peer = readPeer(design, parts.who, group);
  if (peer.ok) return ok({ direction, peer: peer.value });
  const both = bothEnds(parts);
  if (both === undefined) return peer;
  const from = readPeer(design, both.from, group);
  if (!from.ok) return from;
  const to = readPeer(design, both.to, group);
  if (!to.ok) return to;
  if (isGroup(to.value, group) && parts.way === 'from') return ok({ direction, peer: from.value });
  if (isGroup(from.value, group)) return ok({ direction: 'egress', peer: to.value });
  if (isGroup(to.value, group)) return ok({ direction: 'ingress', peer: from.value });
  const own = endName(design, refOf('group', group));
  return refuse('other-group', `This is a rule of ${own}; name who is at its other end alone.`);
}

function isGroup(peer: Peer, group: Id): boolean {
  return peer.kind === 'group' && peer.group === group;
}

function withoutTraffic(
  design: Design,
  group: Id,
  { way, who }: RuleParts,
  ends: Result<Ends, Refusal>,
): Result<never, Refusal> {
  if (!ends.ok) {
    const offered = firstUnderstood(design, group, who, (name, what) => [`${what} ${way} ${name}`]);
    return offering(ends.error, offered);
  }
  const name = `${way} ${peerText(design, ends.value.peer, group)}`;
  return refuse('no-traffic', `Say what may go ${name}, as in "tcp 443 ${name}" or "all traffic ${name}".`);
}

/** "443/tcp alb" and "alb 443" lack one word; it is offered, because only a person knows which way was meant. */
function withoutDirection(design: Design, group: Id, text: string): Result<never, Refusal> {
  const offered = firstUnderstood(design, group, text, (left, right) => [
    `${left} from ${right}`,
    `${right} from ${left}`,
  ]);
  const example = offered ?? '443/tcp from alb-sg" or "5432 to 10.0.0.0/16';
  return refuse('no-direction', `Say from whom or to whom, as in "${example}".`, offered);
}

const MOST_WORDS = 12;

/** Of the texts made of a text's beginning and end, wherever it is cut, the first that says a rule. */
function firstUnderstood(
  design: Design,
  group: Id,
  text: string,
  texts: (left: string, right: string) => readonly string[],
): string | undefined {
  const words = text.split(/\s+/).slice(0, MOST_WORDS);
  for (let at = 1; at < words.length; at += 1) {
    for (const made of texts(words.slice(0, at).join(' '), words.slice(at).join(' '))) {
      const offered = understood(design, group, made);
      if (offered !== undefined) return offered;
    }
  }
  return undefined;
}

/** The text as a rule is written out, when it says one; else `undefined`. */
function understood(design: Design, group: Id, text: string): string | undefined {
  const parts = rulePartsOf(text);
  if (parts === undefined || parts.traffic === '') return undefined;
  const traffic = parseTraffic(parts.traffic);
  const ends = readEnds(design, group, parts);
  return traffic.ok && ends.ok
    ? ruleText(design, { group, traffic: traffic.value, ...ends.value })
    : undefined;
}

/** The refusal of a part, with the whole text that is offered in its place. */
function offering({ type, message }: Refusal, suggestion?: string): Result<never, Refusal> {
  return err({ type, message, ...(suggestion === undefined ? {} : { suggestion }) });
}
