import type { DecisionOption, DecisionPoint } from '../../decisions/decisionPoint.ts';
import type { Cost, ServiceWay } from '../../evaluation/evaluation.ts';
import { formatCount, formatUsd, listOf, roundUp } from '../../evaluation/figures.ts';
import { sumUsd } from '../../evaluation/cost/money.ts';
import { blocks, bullets, inert, sentence, table } from '../markdown.ts';
import { usdText } from '../money.ts';
import { decisionText } from './decisionText.ts';

/** For every AWS service that is called: what its traffic costs through NAT and through an endpoint, and from where on the endpoint pays. */
export function endpointSection({ serviceWays, endpointBreakEven }: Cost, point: DecisionPoint): string {
  const advice = serviceWays.filter(({ advice: advised }) => TO_DO.has(advised));
  return blocks(
    serviceWays.length === 0
      ? 'Nothing here calls an AWS service yet.'
      : table(
          [
            ['Service'],
            ['Traffic a month', 'right'],
            ['Without endpoint', 'right'],
            ['With endpoint', 'right'],
            ['Break-even', 'right'],
            ['Saves', 'right'],
            ['By cost alone'],
          ],
          serviceWays.map(rowOf),
        ),
    'Without: what NAT and the zone boundary charge for the traffic. With: the hours of the endpoint in its zones and what it processes. A gateway endpoint is free of charge. Break-even: from how much traffic a month on the endpoint is no dearer, in as many zones as it stands in.',
    endpointBreakEven === null
      ? ''
      : `The rule behind it, for one zone: ${sentence(endpointBreakEven.formula)}.${endpointBreakEven.crossingUsdPerGb > 0 ? ' The second price is that of crossing zones to the NAT gateway, as much of it as crosses.' : ''}`,
    free(serviceWays),
    advice.length === 0 ? '' : 'What that comes to:',
    bullets(advice.map((way) => sentence(way.sentence))),
    againstCost(serviceWays, point),
    'Below its break-even an endpoint costs more than NAT and buys privacy: its traffic needs no public address and no way out of the VPC.',
    decisionText(point),
  ).trimEnd();
}

/** What changes something; a narrower endpoint is a change as well. */
const TO_DO: ReadonlySet<ServiceWay['advice']> = new Set(['add', 'drop', 'narrow']);

/**
 * Where an endpoint does not pay and is recommended nevertheless, a reader must not have to guess which of the two
 * counts; that reach decides is said only where a cheaper option lacks some.
 */
function againstCost(ways: readonly ServiceWay[], { options, recommended }: DecisionPoint): string {
  const chosen = options.find(({ id }) => id === recommended.option);
  const removed = new Set(
    (chosen?.commands ?? []).flatMap((one) => (one.type === 'removeEndpoint' ? [one.id] : [])),
  );
  const kept = ways.filter(({ advice, endpoint }) => advice === 'drop' && !removed.has(endpoint ?? ''));
  if (kept.length === 0) return '';
  const names = listOf(kept.map(({ label }) => inert(label)));
  const least = monthOf(chosen);
  const outOfReach = options.some(
    (option) => option.remarks.length > 0 && least !== null && (monthOf(option) ?? Infinity) < least,
  );
  return outOfReach
    ? `That is by cost alone. The recommendation also asks whether everything that is called can still be reached with the security groups as they are, and so it keeps ${names}.`
    : `That is by cost alone. The recommendation keeps ${names} for the reasons below.`;
}

function monthOf(option: DecisionOption | undefined): number | null {
  const usd = option?.figures.find(({ id }) => id === 'month')?.value;
  return typeof usd === 'number' ? usd : null;
}

function rowOf(way: ServiceWay): readonly string[] {
  const { label, gb, withoutUsd, blocked, hoursUsd, processingUsd, savesUsd, advice, type } = way;
  const withUsd = hoursUsd === null || processingUsd === null ? null : sumUsd([hoursUsd, processingUsd]);
  return [
    inert(label),
    `${formatCount(gb)} GB`,
    blocked === null ? usdText(withoutUsd) : 'no way',
    type === 'gateway' ? 'free' : usdText(withUsd),
    type === 'gateway' ? '–' : breakEvenText(way),
    blocked === null ? usdText(savesUsd) : '–',
    ADVICE[advice],
  ];
}

const ADVICE: Readonly<Record<ServiceWay['advice'], string>> = {
  add: '**add it**',
  drop: '**drop it**',
  narrow: '**use fewer zones**',
  keep: 'keep it',
  without: 'do without',
  unknown: 'not known',
};

function breakEvenText({ breakEven, zones }: ServiceWay): string {
  const gb = breakEven.find((one) => one.zones === zones)?.gb ?? null;
  return gb === null ? 'never' : `${formatCount(roundUp(gb))} GB`;
}

/** What the free endpoints are worth, which is easily forgotten. */
function free(ways: readonly ServiceWay[]): string {
  const saved = ways.filter(({ type, endpoint }) => type === 'gateway' && endpoint !== null);
  const worth = sumUsd(saved.map(({ savesUsd }) => savesUsd ?? 0));
  if (saved.length === 0 || worth <= 0) return '';
  const names = saved.map(({ label }) => inert(label)).join(' and ');
  return saved.length === 1
    ? `The gateway endpoint of ${names} costs nothing and saves ${formatUsd(worth)} a month.`
    : `The gateway endpoints of ${names} cost nothing and save ${formatUsd(worth)} a month.`;
}
