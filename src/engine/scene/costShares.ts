import type { Ref } from '../design/design.ts';
import { refOf } from '../design/design.ts';
import { costBySubject } from '../evaluation/cost/bySubject.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { formatUsd } from '../evaluation/figures.ts';
import type { BoxStyle } from './scene.ts';

/** From little to much of the month; each has a fill of its own and a line that also grows wider. */
export type Heat = 1 | 2 | 3 | 4;

/** The share of the whole month from which each heat is drawn. */
export const HEAT_FROM: Readonly<Record<Heat, number>> = { 1: 0, 2: 0.05, 3: 0.12, 4: 0.25 };

const LINE_WIDTH: Readonly<Record<Heat, number>> = { 1: 1.5, 2: 2, 3: 2.75, 4: 3.5 };

/** How a box of this heat looks. */
export const heatStyle = (heat: Heat): Pick<BoxStyle, 'fill' | 'stroke' | 'strokeWidth'> => ({
  fill: `heat-${heat}`,
  stroke: `heat-line-${heat}`,
  strokeWidth: LINE_WIDTH[heat],
});

/** What things cost a month, and how warm they are drawn for it. */
export type CostShares = {
  /** Dollars a month; 0 for what costs nothing or has no known price. */
  readonly usdOf: (ref: Ref) => number;
  /** The tint of its share of the whole month; `null` for nothing. */
  readonly heatOf: (ref: Ref) => Heat | null;
};

/** Nothing costs anything, as far as the drawing is concerned. */
export const noCost: CostShares = { usdOf: () => 0, heatOf: () => null };

/**
 * The month's cost, traffic included, spread over what is drawn; a subnet also carries the NAT gateway and its share
 * of the interface endpoints that stand in it.
 */
export function shareCost(evaluation: Evaluation): CostShares {
  const { routes } = evaluation;
  const own = costBySubject(evaluation);
  const total = [...own.values()].reduce((sum, amount) => sum + amount, 0);
  const usd = new Map<Ref, number>(own);
  const add = (ref: Ref, amount: number): void => void usd.set(ref, (usd.get(ref) ?? 0) + amount);
  for (const { id, subnet } of Object.values(routes.natGateways)) {
    if (subnet !== null) add(refOf('subnet', subnet), usd.get(refOf('nat', id)) ?? 0);
  }
  for (const { id, subnets } of Object.values(routes.endpoints)) {
    const share = (usd.get(refOf('endpoint', id)) ?? 0) / Math.max(1, subnets.length);
    for (const subnet of subnets) add(refOf('subnet', subnet), share);
  }
  const usdOf = (ref: Ref): number => usd.get(ref) ?? 0;
  return { usdOf, heatOf: (ref) => heat(usdOf(ref), total) };
}

function heat(usd: number, total: number): Heat | null {
  if (!(usd > 0) || !(total > 0)) return null;
  const share = usd / total;
  return ([4, 3, 2] as const).find((step) => share >= HEAT_FROM[step]) ?? 1;
}

/** `$1,219.00`. */
export function dollars(usd: number): string {
  return `$${formatUsd(usd).replace(' USD', '')}`;
}

/** `$36.50 / month`. */
export function dollarsAMonth(usd: number): string {
  return `${dollars(usd)} / month`;
}
