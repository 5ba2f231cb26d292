import type { Design } from '../../design/design.ts';
import { settle } from '../../planning/place.ts';
import type { PriceBook } from '../../prices/priceBook.ts';
import type { Cost } from '../evaluation.ts';
import { readNetwork } from '../network.ts';
import { shapeOf } from '../networkShape.ts';
import { deriveRouting } from '../routes.ts';
import type { CountedFlow } from '../transfer/countedFlows.ts';
import { transferOf } from '../transfer/transferOf.ts';
import { costOf } from './cost.ts';

/**
 * The `cost` of a design's evaluation, without the rest of it: what an alternative costs. `flows` (from `countedFlows`
 * of the design as it is) keeps the traffic the same where the alternative would assume less, such as without an
 * endpoint that nothing else says a word of.
 */
export function costOfDesign(given: Design, prices: PriceBook, flows?: readonly CountedFlow[]): Cost {
  const network = readNetwork(settle(given));
  const routes = deriveRouting(network, network.design.nat);
  const shape = shapeOf(network);
  return costOf(shape, routes, prices, transferOf(shape, routes, prices, flows));
}
