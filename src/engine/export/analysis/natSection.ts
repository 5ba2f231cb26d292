import type { DecisionOption, DecisionPoint } from '../../decisions/decisionPoint.ts';
import type { Evaluation } from '../../evaluation/evaluation.ts';
import { formatCount, formatUsd, roundUp } from '../../evaluation/figures.ts';
import { egressComparison, type EgressComparison } from '../egress.ts';
import { blocks, bullets, inert, sentence, table } from '../markdown.ts';
import { natOptionNames } from '../natConfig.ts';
import { decisionText } from './decisionText.ts';

/** The choices of NAT side by side: their money, what a failing zone does to each, what speaks against them, and which to take. */
export function natSection(evaluation: Evaluation, point: DecisionPoint): string {
  const drawn = point.options.find(({ id }) => id === point.inForce);
  return blocks(
    table(
      [
        ['Option'],
        ...MONEY.map(([, head]) => [head, 'right'] as const),
        ['When a zone fails'],
        ['Available, estimated', 'right'],
      ],
      point.options.map((option) => rowOf(option, point)),
    ),
    'USD a month at the traffic below; what leaving AWS costs is in the last sum of every option and the same for all but No NAT, where the traffic of private subnets to the internet has no way.',
    hiddenCost(egressComparison(evaluation)),
    drawn === undefined ? '' : failover(drawn),
    obstacles(point),
    decisionText(point),
  ).trimEnd();
}

/** The figures of an option that are money, and what they are called here. */
const MONEY = [
  ['hours', 'Hours'],
  ['addresses', 'Addresses'],
  ['processing', 'Processing'],
  ['cross-zone', 'Crossing zones'],
  ['before-traffic', 'Network before traffic'],
  ['month', 'With traffic'],
] as const;

function rowOf(option: DecisionOption, { inForce, recommended }: DecisionPoint): readonly string[] {
  const text = (id: string) => sentence(option.figures.find((figure) => figure.id === id)?.text ?? '–');
  const marks = [
    ...(option.id === inForce ? ['drawn'] : []),
    ...(option.id === recommended.option ? ['recommended'] : []),
  ];
  return [
    `${titleOf(option)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`,
    ...MONEY.map(([id]) => text(id)),
    text('outage'),
    text('availability'),
  ];
}

function titleOf({ id, label }: DecisionOption): string {
  const name: string | undefined = Object.hasOwn(natOptionNames, id)
    ? natOptionNames[id as keyof typeof natOptionNames]
    : undefined;
  return name === undefined || name === 'none' ? inert(label) : `${name}: ${inert(label)}`;
}

/** All zones but one, by how many there are. */
const SHARES: Readonly<Record<number, string>> = {
  2: 'half',
  3: 'two thirds',
  4: 'three quarters',
  5: 'four fifths',
  6: 'five sixths',
};

/** What the cheaper of A and B hides; empty text when there is none to compare. */
function hiddenCost(comparison: EgressComparison | undefined): string {
  if (comparison === undefined) return '';
  const { savedUsd, crossing, zones, crossZoneUsdPerGb, breakEvenGb } = comparison;
  const share = SHARES[zones] ?? `${String(crossing)} of ${String(zones)} parts`;
  return `Option A saves ${formatUsd(savedUsd)} a month before traffic, and hides a cost: tasks spread evenly over the zones send ${share} of their egress across a zone boundary to the one gateway, charged at both ends. From **${formatCount(roundUp(breakEvenGb))} GB through NAT a month** on, option A costs more than B: ${formatUsd(savedUsd)} ÷ (${String(crossing)}/${String(zones)} × ${String(crossZoneUsdPerGb)} USD) = ${formatCount(breakEvenGb)} GB.`;
}

function failover({ label, failures = [] }: DecisionOption): string {
  if (failures.length === 0) return '';
  return blocks(
    `What the loss of a zone does to the network as drawn (${inert(label)}):`,
    table(
      [['Zone lost'], ['What is lost'], ['What AWS does'], ['What a person does']],
      failures.map(({ zoneName, loses, aws, person }) => [
        inert(zoneName),
        sentence(loses),
        sentence(aws),
        sentence(person),
      ]),
    ),
  ).trimEnd();
}

/** Why options do not do the job, worst first. */
function obstacles({ options }: DecisionPoint): string {
  const points = options.flatMap((option) =>
    option.remarks
      .filter(({ severity }) => severity === 'error')
      .map(({ text }) => `${titleOf(option)}: ${sentence(text)}`),
  );
  return points.length === 0 ? '' : blocks('What a stated limit rules out:', bullets(points)).trimEnd();
}
