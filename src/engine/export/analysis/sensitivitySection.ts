import type { Design } from '../../design/design.ts';
import { trafficScenarios, type TrafficScenario } from '../../evaluation/cost/sensitivity.ts';
import type { Cost } from '../../evaluation/evaluation.ts';
import { formatCount, formatUsd } from '../../evaluation/figures.ts';
import type { PriceBook } from '../../prices/priceBook.ts';
import { blocks, table } from '../markdown.ts';
import { usdText } from '../money.ts';
import { natOptionNames, natOptionOrder } from '../natConfig.ts';

/** What the month becomes when traffic is not what it is taken for, and which choice of NAT is then the cheapest. */
export function sensitivitySection(design: Design, cost: Cost, prices: PriceBook): string {
  const scenarios = trafficScenarios(design, prices);
  const modes = natOptionOrder.filter((mode) => mode !== 'none');
  const heads = [
    ['Traffic'] as const,
    ['As drawn', 'right'] as const,
    ...modes.map((mode) => [`Option ${natOptionNames[mode]}`, 'right'] as const),
  ];
  const rows = scenarios.map((scenario) => [
    scenario.factor === 1 ? 'as it is' : `× ${formatCount(scenario.factor)}`,
    usdText(scenario.totalUsd),
    ...modes.map((mode) => cell(scenario, mode)),
  ]);
  return blocks(
    doubling(scenarios, cost),
    table(heads, rows),
    'The whole network a month with each choice of NAT, its traffic included; in bold the cheapest of the gateways that AWS runs.',
  ).trimEnd();
}

const gateways = ['single', 'per-zone', 'regional'] as const;

function cell({ natUsd }: TrafficScenario, mode: (typeof natOptionOrder)[number]): string {
  const known = gateways.map((one) => natUsd[one]).filter((usd) => usd !== null);
  const usd = natUsd[mode];
  const isLeast = usd !== null && gateways.some((one) => one === mode) && usd === Math.min(...known);
  return isLeast ? `**${usdText(usd)}**` : usdText(usd);
}

function doubling(scenarios: readonly TrafficScenario[], cost: Cost): string {
  const at = (factor: number) => scenarios.find((scenario) => scenario.factor === factor)?.totalUsd ?? null;
  const [now, double] = [at(1), at(2)];
  if (now === null || double === null) return 'What more traffic costs is not known: a price is missing.';
  const fixed = formatUsd(cost.monthlyUsd);
  const grows = double - now;
  return `When traffic doubles, the ${fixed} for hours stay and the rest becomes ${formatUsd(double - cost.monthlyUsd)}: the month costs ${formatUsd(double)}, ${formatUsd(grows)} more.`;
}
