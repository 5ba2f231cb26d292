import type { DecisionPoint } from '../../decisions/decisionPoint.ts';
import { pointOf } from '../../decisions/decisionPoints.ts';
import type { Design } from '../../design/design.ts';
import { priceDatesText } from '../../evaluation/cost/priceDates.ts';
import type { Cost, Evaluation } from '../../evaluation/evaluation.ts';
import { countOf, formatCount } from '../../evaluation/figures.ts';
import type { PriceBook } from '../../prices/priceBook.ts';
import { growthCosts } from '../growthCosts.ts';
import type { PlannedStep } from '../growthPlan.ts';
import { blocks, bullets, inert, sentence, table } from '../markdown.ts';
import { sourcesOf } from '../money.ts';
import { cheapestSection } from './cheapestSection.ts';
import { costLines } from './costTables.ts';
import { endpointSection } from './endpointSection.ts';
import { natSection } from './natSection.ts';
import { sensitivitySection } from './sensitivitySection.ts';
import { subnetTable } from './subnetTable.ts';
import { summary } from './summary.ts';
import { trafficSection } from './trafficSection.ts';

/** What was weighed for the package: the choices with their options, the prices, and what growth would take. */
export type Weighed = {
  readonly points: readonly DecisionPoint[];
  readonly prices: PriceBook;
  readonly steps: readonly PlannedStep[];
};

/**
 * `costs/analysis.md`: what the network costs a month and why, the choices of NAT with what each does when a zone fails,
 * endpoints against NAT, the traffic that is taken for granted, what changes with it, and what is not in the figures.
 * USD, a month of 730 hours; the figures are those of the screen. The same design and prices give the same text.
 */
export function costAnalysis(
  design: Design,
  evaluation: Evaluation,
  { points, prices, steps }: Weighed,
): string {
  const { cost } = evaluation;
  const [nat, endpoints] = [pointOf(points, 'nat'), pointOf(points, 'endpoints')];
  return blocks(
    `# Cost analysis: ${inert(design.name)}`,
    introduction(design, cost),
    '## In short',
    summary(design, evaluation, nat, endpoints),
    '## What the network costs a month',
    costLines(cost),
    '## NAT: the options side by side',
    natSection(evaluation, nat),
    '## Endpoints or NAT',
    endpointSection(cost, endpoints),
    '## The cheapest network that does the job',
    cheapestSection(design, prices),
    '## The traffic behind the figures',
    trafficSection(design, cost),
    '## When traffic is not what it is taken for',
    sensitivitySection(design, cost, prices),
    growthCosts(design, evaluation, steps),
    '## Findings about cost',
    costFindings(evaluation),
    '## What is taken for granted',
    assumptions(design, cost),
    '## The subnets behind the figures',
    subnetTable(evaluation),
    '## What is not included',
    bullets(NOT_INCLUDED),
    '## Where the prices come from',
    sourceTable(cost),
  );
}

const NOT_INCLUDED = [
  'What runs in the network: ECS tasks, load balancers with their capacity units and public addresses, databases, caches, brokers, storage.',
  'CloudWatch Logs and X-Ray: what they charge for logs, flow logs and traces that they take in and keep.',
  'AWS Support, taxes, and discounts other than the one stated in the design.',
];

function introduction({ revision, region, zones, pricing }: Design, cost: Cost): string {
  const list =
    pricing.discountPercent > 0
      ? `list prices less ${formatCount(pricing.discountPercent)} %`
      : 'list prices';
  const place = `${region}, ${countOf(Object.keys(zones).length, 'Availability Zone')}`;
  return `Design revision ${revision}; ${place}; ${list} of ${priceDatesText(cost.pricesAsOf)}; a month has ${formatCount(cost.hoursPerMonth)} hours.`;
}

/** The rules whose findings are about money. */
const COST_RULES: ReadonlySet<string> = new Set([
  'defaultPriceUnknown',
  'endpointCostsMore',
  'flowBlocked',
  'gatewayEndpointMissing',
  'natIdle',
  'natUnused',
  'natZoneDependency',
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

function assumptions({ dataTransfer }: Design, { hoursPerMonth, currency }: Cost): string {
  const share = dataTransfer.endpointCrossZoneShare;
  return bullets([
    `Everything runs in every one of the ${formatCount(hoursPerMonth)} hours of the month.`,
    `Prices are public on-demand list prices in ${currency} at the dates given; AWS may have changed them since.`,
    'Tasks are spread evenly over the zones of their tier, and traffic with them.',
    share === null
      ? 'The regional DNS name of an interface endpoint answers with the addresses of all its zones, so clients in one of its zones meet it in another one as often as chance has it.'
      : `${formatCount(share * 100)} % of the traffic to interface endpoints enters them in another zone.`,
    'The free 100 GB a month of internet egress belong to the whole account and are taken off here once.',
  ]);
}

function sourceTable({ lines, transfer }: Cost): string {
  const origins = [...lines, ...transfer.lines].map(({ price }) => price);
  return table(
    [['Date'], ['Source']],
    sourcesOf(origins).map(({ source, asOf }) => [sentence(asOf), sentence(source)]),
  );
}
