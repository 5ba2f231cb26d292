import type { Design } from '../design/design.ts';
import type { Cost, Evaluation, NatOption } from '../evaluation/evaluation.ts';
import { countOf, formatCount, formatUsd } from '../evaluation/figures.ts';
import { egressComparison, type EgressComparison } from './egress.ts';
import { growthCosts } from './growthCosts.ts';
import type { PlannedStep } from './growthPlan.ts';
import { bullets, blocks, inert, sentence, table } from './markdown.ts';
import { priceDatesText, rateText, sourcesOf, usdText } from './money.ts';
import { natOptionNames, natOptionOrder, recoveryOf } from './natConfig.ts';

/**
 * `costs/analysis.md`: what the network costs a month and why, the choice of NAT, when endpoints pay off, and what is
 * not in the figures. USD, list prices, a month of 730 hours. The same design and prices give the same text.
 */
export function costAnalysis(design: Design, evaluation: Evaluation, steps: readonly PlannedStep[]): string {
  const { cost } = evaluation;
  return blocks(
    `# Cost analysis: ${inert(design.name)}`,
    introduction(design, cost),
    '## What the network costs a month',
    costTable(cost),
    cost.partial ? 'A line without a known price is missing from the total, which is therefore too low.' : '',
    '## NAT: option A or option B',
    natComparison(design, cost),
    egressSection(evaluation),
    '## Endpoints or NAT',
    endpointComparison(design, evaluation),
    '## What traffic adds',
    'The design holds no traffic volumes, so traffic is not in the total. Each GB adds:',
    trafficTable(cost),
    growthCosts(design, evaluation, steps),
    '## Findings about cost',
    costFindings(evaluation),
    '## Assumptions',
    assumptions(cost),
    '## What is not included',
    bullets(NOT_INCLUDED),
    '## Where the prices come from',
    sourceTable(cost),
  );
}

const NOT_INCLUDED = [
  'Traffic: data processed by NAT gateways and endpoints, data between Availability Zones, data out to the internet.',
  'What runs in the network: ECS tasks, load balancers and their public addresses, databases, caches, brokers, storage.',
  'CloudWatch Logs: what flow logs ingest and keep.',
  'AWS Support, taxes, and discounts such as an Enterprise Discount Program or committed use.',
];

function introduction(design: Design, cost: Cost): string {
  const total = `**${formatUsd(cost.monthlyUsd)} a month before traffic**${cost.partial ? ', as far as prices are known' : ''}`;
  const zones = countOf(Object.keys(design.zones).length, 'Availability Zone');
  return [
    `The network of this design costs ${total} in ${design.region}, in ${zones}.`,
    `Design revision ${design.revision}; list prices of ${priceDatesText(cost.pricesAsOf)}; a month has ${formatCount(cost.hoursPerMonth)} hours.`,
  ].join('\n');
}

function costTable({ lines, monthlyUsd }: Cost): string {
  const rows = lines.map(({ what, formula, monthlyUsd: usd, price }) => [
    sentence(what),
    sentence(formula),
    usdText(usd),
    sentence(price.asOf),
  ]);
  const total = ['**Total before traffic**', '', `**${formatUsd(monthlyUsd)}**`, ''];
  return table([['What'], ['Formula'], ['A month', 'right'], ['Price date']], [...rows, total]);
}

function natComparison(design: Design, { natOptions }: Cost): string {
  const options = natOptionOrder.flatMap((mode) => natOptions.filter((option) => option.mode === mode));
  const rows = options.map((option) => [
    `${optionTitle(option)}${option.mode === design.nat.mode ? ' (chosen)' : ''}`,
    formatCount(option.gateways),
    usdText(option.gatewayUsd),
    usdText(option.addressUsd),
    usdText(option.totalUsd),
    sentence(option.whenAZoneFails),
  ]);
  const heads = [
    ...([['Option'], ['Gateways', 'right'], ['Gateways a month', 'right']] as const),
    ...([['Their addresses', 'right'], ['Whole network', 'right'], ['When a zone fails']] as const),
  ];
  const recovery = options
    .filter(({ gateways }) => gateways > 0)
    .map((option) => `Option ${natOptionNames[option.mode]}: ${recoveryOf(option)}`);
  return blocks(
    table(heads, rows),
    recovery.length === 0 ? '' : 'To get the way out back after a zone has failed:',
    bullets(recovery),
  ).trimEnd();
}

function optionTitle({ mode }: NatOption): string {
  return mode === 'none' ? OPTION_TITLES.none : `${natOptionNames[mode]}: ${OPTION_TITLES[mode]}`;
}

const OPTION_TITLES: Readonly<Record<NatOption['mode'], string>> = {
  'per-zone': 'one in each zone',
  single: 'one NAT gateway',
  regional: 'one regional NAT gateway',
  'instance-per-zone': 'a NAT instance in each zone',
  instance: 'one NAT instance',
  none: 'No NAT',
};

/** The difference with traffic, with what the cheaper choice hides; empty text when there is none to compare. */
function egressSection(evaluation: Evaluation): string {
  const comparison = egressComparison(evaluation);
  if (comparison === undefined) return '';
  const { months, savedUsd, zones, crossing, crossZoneUsdPerGb, breakEvenGb } = comparison;
  const rows = months.map(({ gb, singleUsd, perZoneUsd }) => [
    `${formatCount(gb)} GB`,
    formatUsd(singleUsd),
    formatUsd(perZoneUsd),
    `${singleUsd < perZoneUsd ? 'A' : 'B'} by ${formatUsd(Math.abs(perZoneUsd - singleUsd))}`,
  ]);
  return blocks(
    `Option A saves ${formatUsd(savedUsd)} a month before traffic. Its hidden cost: tasks spread evenly over ${countOf(zones, 'zone')} send ${shareOf(comparison)} of their egress across a zone boundary to the one gateway, which is charged at both ends. From **${formatCount(Math.ceil(breakEvenGb))} GB of egress a month** on, option A costs more: ${formatUsd(savedUsd)} ÷ (${crossing}/${zones} × ${crossZoneUsdPerGb} USD) = ${formatCount(breakEvenGb)} GB.`,
    table([['Egress a month'], ['Option A', 'right'], ['Option B', 'right'], ['Cheaper', 'right']], rows),
    'The whole network with what NAT and the zone boundary add; what leaving AWS costs comes on top and is the same for both.',
  ).trimEnd();
}

const FRACTIONS: Readonly<Record<number, string>> = { 2: 'half', 3: 'two thirds', 4: 'three quarters' };

const shareOf = ({ crossing, zones }: EgressComparison) =>
  FRACTIONS[zones] ?? `${String(crossing)} of ${String(zones)} parts`;

function endpointComparison(design: Design, { cost, routes }: Evaluation): string {
  const gateway = Object.values(routes.endpoints).filter(({ type }) => type === 'gateway');
  const free =
    gateway.length === 0
      ? ''
      : `${gateway.map(({ label }) => inert(label)).join(', ')}: free of charge, and keeps that traffic off NAT altogether.`;
  const { endpointBreakEven } = cost;
  if (endpointBreakEven === null)
    return [
      free,
      'From how much traffic an interface endpoint pays off is not known: a price is missing, or NAT is never dearer.',
    ]
      .filter((line) => line !== '')
      .join('\n\n');
  const { gb, gbPerZone, zones, formula } = endpointBreakEven;
  const nat =
    design.nat.mode === 'none'
      ? ' There is no NAT in this design, so endpoints are the only way to these services.'
      : '';
  const pays = `An interface endpoint in ${countOf(zones, 'zone')} pays off from **${formatCount(Math.ceil(gb))} GB a month** to its service (${formatCount(Math.ceil(gbPerZone))} GB in each zone): ${sentence(formula)}.`;
  return [
    free,
    `${pays}${nat} Below that it costs more than NAT, and buys privacy: its traffic needs no public address and no way out of the VPC.`,
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

function trafficTable({ trafficRates }: Cost): string {
  return table(
    [['Traffic'], ['Per GB', 'right'], ['Note'], ['Price date']],
    trafficRates.map(({ what, usdPerGb, note, price }) => [
      sentence(what),
      rateText(usdPerGb),
      sentence(note),
      sentence(price.asOf),
    ]),
  );
}

/** The rules whose findings are about money. */
const COST_RULES: ReadonlySet<string> = new Set([
  'defaultPriceUnknown',
  'natIdle',
  'natUnused',
  'natZoneDependency',
  'gatewayEndpointMissing',
]);

function costFindings({ findings }: Evaluation): string {
  const about = findings.filter(({ rule, severity }) => severity !== 'ok' && COST_RULES.has(rule));
  if (about.length === 0) return 'None.';
  return bullets(
    about.map(({ title, why, setAside }) => {
      const aside = setAside === null ? '' : ` Set aside by ${inert(setAside.by)}: ${inert(setAside.reason)}`;
      return `**${sentence(title)}** ${sentence(why)}${aside}`;
    }),
  );
}

function assumptions({ hoursPerMonth, currency }: Cost): string {
  return bullets([
    `Everything runs in every one of the ${formatCount(hoursPerMonth)} hours of the month.`,
    `Prices are public on-demand list prices in ${currency} at the dates given; AWS may have changed them since.`,
    'Each NAT gateway holds one public IPv4 address; each interface endpoint has one interface in each of its zones.',
  ]);
}

function sourceTable({ lines, trafficRates }: Cost): string {
  const sources = sourcesOf([...lines, ...trafficRates].map(({ price }) => price));
  return table(
    [['Date'], ['Source']],
    sources.map(({ source, asOf }) => [sentence(asOf), sentence(source)]),
  );
}
