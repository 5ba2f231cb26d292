import type { DataTransfer, Design } from '../../design/design.ts';
import type { Cost, EvaluatedFlow } from '../../evaluation/evaluation.ts';
import { countOf, formatCount } from '../../evaluation/figures.ts';
import { blocks, bullets, inert, sentence, table } from '../markdown.ts';
import { usdText } from '../money.ts';
import { bar } from './costTables.ts';

/** Every flow with its GB, where the figure comes from and what its way costs; what is assumed, and why. */
export function trafficSection(design: Design, { transfer }: Cost): string {
  const { flows } = transfer;
  if (flows.length === 0) return 'Nothing in this design exchanges data yet.';
  const most = Math.max(...flows.map(({ monthlyUsd }) => monthlyUsd ?? 0));
  const byCost = [...flows].sort((a, b) => (b.monthlyUsd ?? 0) - (a.monthlyUsd ?? 0));
  return blocks(
    introduction(flows, design.dataTransfer),
    table(
      [
        ['Flow'],
        ['From → to'],
        ['Sent', 'right'],
        ['Received', 'right'],
        ['A month', 'right'],
        ['Largest first'],
        ['Where the figure comes from'],
      ],
      byCost.map((flow) => rowOf(flow, most)),
    ),
    blockedFlows(flows),
    flows.some(({ assumed }) => assumed) ? 'Why these amounts are assumed:' : '',
    bullets(assumedReasons(flows)),
  ).trimEnd();
}

function introduction(flows: readonly EvaluatedFlow[], stated: DataTransfer): string {
  const assumed = flows.filter((flow) => flow.assumed).length;
  const origin =
    assumed === 0
      ? 'All of them are stated in the design.'
      : assumed === flows.length
        ? 'Nobody has stated any of them yet: every one is an assumption, and the first thing to confirm.'
        : `${countOf(assumed, 'flow is', 'flows are')} assumed, the others are stated in the design.`;
  return `${countOf(flows.length, 'flow')} of data, both directions of each, routed as the network's route tables lead them. ${origin} The busiest hour counts as ${formatCount(stated.peakFactor)} times the average.`;
}

function rowOf(flow: EvaluatedFlow, most: number): readonly string[] {
  const { name, fromLabel, toLabel, sentGb, receivedGb, assumed, basis, monthlyUsd } = flow;
  return [
    inert(name),
    `${inert(fromLabel)} → ${inert(toLabel)}`,
    `${formatCount(sentGb)} GB`,
    `${formatCount(receivedGb)} GB`,
    usdText(monthlyUsd),
    bar(most > 0 ? (monthlyUsd ?? 0) / most : 0),
    `${assumed ? 'assumed' : 'stated'}: ${sentence(basis)}`,
  ];
}

function blockedFlows(flows: readonly EvaluatedFlow[]): string {
  const reasons = flows.flatMap(({ name, legs }) =>
    legs.flatMap(({ blocked }) => (blocked === null ? [] : [`${inert(name)}: ${sentence(blocked)}`])),
  );
  return reasons.length === 0
    ? ''
    : blocks('What gets nowhere costs nothing, and is a finding:', bullets([...new Set(reasons)])).trimEnd();
}

/** Every assumption once, with the flows it stands behind. */
function assumedReasons(flows: readonly EvaluatedFlow[]): readonly string[] {
  const names = new Map<string, readonly string[]>();
  for (const { name, reason } of flows) {
    if (reason !== null) names.set(reason, [...(names.get(reason) ?? []), name]);
  }
  return [...names].map(([reason, of]) => `${of.map(inert).join(', ')}: ${sentence(reason)}`);
}
