import type { Ref } from '../design/design.ts';
import { refOf } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { formatUsd } from '../evaluation/figures.ts';

/** What things cost a month, and how warm they are drawn for it. */
export type CostShares = {
  /** Dollars a month; 0 for what costs nothing or has no known price. */
  readonly usdOf: (ref: Ref) => number;
  /** The tint of its share of the whole month; `null` for nothing. */
  readonly heatOf: (ref: Ref) => 'heat-1' | 'heat-2' | 'heat-3' | 'heat-4' | null;
};

/**
 * The month's cost spread over what is drawn. A line is split evenly among its subjects; a subnet also carries the
 * NAT gateway and its share of the interface endpoints that stand in it.
 */
export function shareCost({ cost, routes }: Evaluation): CostShares {
  const usd = new Map<Ref, number>();
  const add = (ref: Ref, amount: number): void => void usd.set(ref, (usd.get(ref) ?? 0) + amount);
  for (const { subjects, monthlyUsd } of cost.lines) {
    for (const subject of subjects) add(subject, (monthlyUsd ?? 0) / subjects.length);
  }
  for (const { id, subnet } of Object.values(routes.natGateways)) {
    if (subnet !== null) add(refOf('subnet', subnet), usd.get(refOf('nat', id)) ?? 0);
  }
  for (const { id, subnets } of Object.values(routes.endpoints)) {
    const share = (usd.get(refOf('endpoint', id)) ?? 0) / Math.max(1, subnets.length);
    for (const subnet of subnets) add(refOf('subnet', subnet), share);
  }
  const usdOf = (ref: Ref): number => usd.get(ref) ?? 0;
  return { usdOf, heatOf: (ref) => heat(usdOf(ref), cost.monthlyUsd) };
}

function heat(usd: number, total: number): 'heat-1' | 'heat-2' | 'heat-3' | 'heat-4' | null {
  if (!(usd > 0) || !(total > 0)) return null;
  const share = usd / total;
  if (share >= 0.25) return 'heat-4';
  if (share >= 0.12) return 'heat-3';
  return share >= 0.05 ? 'heat-2' : 'heat-1';
}

/** `$1,219.00`. */
export function dollars(usd: number): string {
  return `$${formatUsd(usd).replace(' USD', '')}`;
}

/** `$36.50 / month`. */
export function dollarsAMonth(usd: number): string {
  return `${dollars(usd)} / month`;
}
