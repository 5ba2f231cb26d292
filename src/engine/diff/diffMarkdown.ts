import { countOf, formatCount, formatUsd, listOf } from '../evaluation/figures.ts';
import { bullets, blocks, inert, sentence, table } from '../export/markdown.ts';
import { deltaText, usdText } from '../export/money.ts';
import { intentWords } from './intentChanges.ts';
import { type ReachChange, reachWords } from './reachChanges.ts';
import type { DesignDiff, Figure, KindDiff } from './diffDesigns.ts';

/**
 * The difference as Markdown for a pull request: what it does to money, addresses and deployed things first, then every
 * change. One line when nothing changed.
 */
export function diffMarkdown(diff: DesignDiff): string {
  const { from, to, resources, rules, replaced, reach, intents, findings } = diff;
  if (diff.same && findings.new.length + findings.gone.length === 0) {
    return `**${inert(to.name)}**: no change to the network (revision ${from.revision} to ${to.revision}).\n`;
  }
  return blocks(
    `## Network changes: ${inert(to.name)}, revision ${from.revision} to ${to.revision}`,
    summary(diff),
    replaced.length === 0 ? '' : '### Replaced on deployment',
    bullets(
      replaced.map(({ kind, name, why, deployedId }) => {
        return `**${kind} ${inert(name)}**${deployedId === null ? '' : ` (\`${deployedId}\`)`}: ${sentence(why)}`;
      }),
    ),
    intents.length === 0 ? '' : '### What must hold',
    bullets(
      intents.map((change) => {
        const why = change.detail === '' ? '' : `: ${sentence(change.detail)}`;
        return `“${sentence(change.sentence)}” **${intentWords(change)}**${why}`;
      }),
    ),
    reach.length === 0 ? '' : '### Who reaches whom',
    table(
      [['From'], ['To'], ['Traffic'], ['Change']],
      reach.map((change) => [
        ...[change.fromName, change.toName, change.traffic].map(sentence),
        `**${reachWords(change)}**`,
      ]),
    ),
    resources.length === 0 ? '' : '### Resources',
    bullets(resources.flatMap(kindLines)),
    isEmpty(rules) ? '' : '### Security rules',
    bullets(kindLines({ ...rules, kind: 'rules' })),
    diff.cost.lines.length === 0 ? '' : '### Cost a month',
    costTable(diff),
    findings.new.length === 0 ? '' : '### New findings',
    bullets(findings.new.map(({ severity, title }) => `**${severity}**: ${sentence(title)}`)),
    findings.gone.length === 0 ? '' : '### Findings that are gone',
    bullets(findings.gone.map(({ severity, title }) => `${severity}: ${sentence(title)}`)),
  );
}

function summary({ cost, addresses, replaced, reach, intents, findings }: DesignDiff): string {
  const { blocksAdded, blocksRemoved, mostAgents } = addresses;
  return bullets([
    `Cost: ${formatUsd(cost.before)} to ${formatUsd(cost.after)} a month before traffic (${deltaText(cost.delta)}), ${formatUsd(cost.withTraffic.before)} to ${formatUsd(cost.withTraffic.after)} with it (${deltaText(cost.withTraffic.delta)})${cost.partial ? ', as far as prices are known' : ''}`,
    ...(mostAgents.before === mostAgents.after
      ? []
      : [`Agents that fit without a further subnet: ${figure(mostAgents)}`]),
    `Addresses in subnets: ${figure(addresses.inSubnets)}; needed: ${figure(addresses.needed)}; in the VPC: ${figure(addresses.inVpc)}`,
    ...(blocksAdded.length === 0 ? [] : [`VPC blocks added: ${blocksAdded.map(sentence).join(', ')}`]),
    ...(blocksRemoved.length === 0 ? [] : [`VPC blocks removed: ${blocksRemoved.map(sentence).join(', ')}`]),
    replacedText(replaced),
    `Reachability: ${reachText(reach)}`,
    ...(intents.length === 0 ? [] : [`Intents: ${intentText(intents)}`]),
    `Findings: ${formatCount(findings.new.length)} new, ${formatCount(findings.gone.length)} gone`,
  ]);
}

function replacedText(replaced: DesignDiff['replaced']): string {
  if (replaced.length === 0) {
    return '**Nothing is renumbered**: whatever stays keeps its address and place, and nothing that stays is replaced';
  }
  const counts = (['VPC', 'subnet', 'NAT gateway'] as const).flatMap((kind) => {
    const count = replaced.filter((one) => one.kind === kind).length;
    if (count === 0) return [];
    return [kind === 'VPC' ? 'the VPC' : countOf(count, kind)];
  });
  return `**Replaced on deployment: ${listOf(counts)}**`;
}

function reachText(reach: DesignDiff['reach']): string {
  const pairs = (...of: readonly ReachChange['what'][]) =>
    new Set(reach.filter(({ what }) => of.includes(what)).map(({ from, to }) => `${from} ${to}`)).size;
  const counts = [
    [pairs('opens', 'is answered now'), 'opens'],
    [pairs('closes', 'is no longer answered'), 'closes'],
  ] as const;
  const said = counts.flatMap(([count, word]) =>
    count === 0 ? [] : [`${word} for ${countOf(count, 'pair')}`],
  );
  return reach.length === 0 ? 'who reaches whom stays as it is' : said.join(', ');
}

function intentText(intents: DesignDiff['intents']): string {
  const broken = intents.filter(({ before, after }) => after === 'broken' && before !== 'broken').length;
  const held = intents.filter(({ before, after }) => after === 'holds' && before !== 'holds').length;
  const said = [
    ...(broken === 0 ? [] : [`**${formatCount(broken)} broken by this**`]),
    ...(held === 0 ? [] : [`${formatCount(held)} held by this`]),
  ];
  return said.length === 0 ? `${formatCount(intents.length)} stated otherwise` : said.join(', ');
}

function figure({ before, after }: Figure): string {
  return before === after ? formatCount(after) : `${formatCount(before)} to ${formatCount(after)}`;
}

function kindLines({ kind, added, removed, changed }: KindDiff): readonly string[] {
  const names = (things: readonly { readonly name: string }[]) =>
    things.map(({ name }) => sentence(name)).join('; ');
  return [
    ...(added.length === 0 ? [] : [`${kind} added: ${names(added)}`]),
    ...(removed.length === 0 ? [] : [`${kind} removed: ${names(removed)}`]),
    ...changed.map(({ name, changes }) => {
      const what = changes
        .map(({ field, from, to }) => `${inert(field)} ${sentence(from)} → ${sentence(to)}`)
        .join('; ');
      return `${kind} changed: ${sentence(name)}: ${what}`;
    }),
  ];
}

function isEmpty({ added, removed, changed }: KindDiff): boolean {
  return added.length + removed.length + changed.length === 0;
}

function costTable({ cost }: DesignDiff): string {
  const rows = cost.lines.map(({ what, before, after }) => {
    const delta = before === null || after === null ? 'not known' : deltaText(after - before);
    return [sentence(what), usdText(before), usdText(after), delta];
  });
  const { before: old, after: fresh, delta: difference } = cost.withTraffic;
  const total = ['**Total with traffic**', usdText(old), usdText(fresh), `**${deltaText(difference)}**`];
  return rows.length === 0
    ? ''
    : table([['What'], ['Before', 'right'], ['After', 'right'], ['Change', 'right']], [...rows, total]);
}
