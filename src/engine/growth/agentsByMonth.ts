import type { Requirements } from '../design/design.ts';
import { monthsBetween } from '../design/months.ts';
import { roundUp } from '../evaluation/figures.ts';

/** How the agents of a design grow. */
export type Growth = NonNullable<Requirements['growth']>;

/** The most agents a design can be asked for; growth stops counting there. */
const MOST_AGENTS = 10_000_000;

/**
 * Agents so many months after the growth's first one, rounded up: `agentsNow` in the first month, then in a straight
 * line from target to target, and after the last target (or without any) more by the monthly rate. Targets in any order
 * are read by month, those not after the first month aside.
 */
export function agentsAt(growth: Growth, agentsNow: number, month: number): number {
  const targets = growth.targets
    .map((target) => ({ month: monthsBetween(growth.from, target.month), agents: target.agents }))
    .filter((target) => target.month > 0)
    .sort((a, b) => a.month - b.month);
  let before = { month: 0, agents: agentsNow };
  for (const target of targets) {
    if (month < target.month) {
      const share = (month - before.month) / (target.month - before.month);
      return roundUp(before.agents + (target.agents - before.agents) * share);
    }
    before = target;
  }
  const grown = before.agents * (1 + growth.monthlyRate) ** (month - before.month);
  return Math.min(MOST_AGENTS, roundUp(Math.min(grown, MOST_AGENTS)));
}
