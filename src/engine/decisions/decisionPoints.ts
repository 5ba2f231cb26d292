import type { DecisionPointId, Design } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { settle } from '../planning/place.ts';
import type { PriceBook } from '../prices/priceBook.ts';
import type { DecisionPoint } from './decisionPoint.ts';
import { endpointDecision } from './endpoints.ts';
import { natDecision } from './nat/nat.ts';
import { primaryBlock } from './primaryBlock.ts';
import { reserve } from './reserve.ts';
import { subnetSizing } from './subnetSizing.ts';

/**
 * The choices that every network has to make, in the order in which they are made: primary block, reserve, subnet
 * sizes, the way out, endpoints. Every option comes with what it would lead to, worked out by trying it on the design. `typed` are further
 * primary blocks to weigh. Pure; the design is not changed.
 */
export function decisionPointsOf(
  given: Design,
  evaluation: Pick<Evaluation, 'need' | 'plan' | 'subnets'>,
  prices: PriceBook,
  typed: readonly string[] = [],
): readonly DecisionPoint[] {
  const design = settle(given);
  return [
    primaryBlock(design, typed),
    reserve(design, evaluation),
    subnetSizing(design, evaluation),
    natDecision(design, prices),
    endpointDecision(design, prices),
  ];
}

/** The point with this id, of those that {@link decisionPointsOf} gives; throws when it is not among them. */
export function pointOf(points: readonly DecisionPoint[], id: DecisionPointId): DecisionPoint {
  const found = points.find((point) => point.id === id);
  if (found === undefined) throw new Error(`There is no decision point ${id}.`);
  return found;
}
