import type { Design } from '../../design/design.ts';
import { settle } from '../../planning/place.ts';
import type { Routes } from '../evaluation.ts';
import { readNetwork, type Network } from '../network.ts';
import { deriveRouting } from '../routes.ts';
import { createReach, type Reach } from './createReach.ts';

/** What a design that is not evaluated otherwise is asked about: its network, its routes, and who reaches whom in it. */
export type ReachedDesign = { readonly network: Network; readonly routes: Routes; readonly reach: Reach };

/** What of a design its routes are derived from. */
const ROUTED = [
  ...(['region', 'vpc', 'zones', 'tiers', 'nat'] as const),
  ...(['routeTables', 'endpoints', 'networks'] as const),
];

/**
 * The reach of a design with the network it is of; subnets that ask for a place get theirs. Given what was read of the
 * design before an edit, it takes over what the edit cannot change.
 */
export function reachOfDesign(design: Design, before?: ReachedDesign): ReachedDesign {
  const network = readNetwork(settle(design), before?.network);
  const isRouted =
    before?.network.subnets === network.subnets &&
    ROUTED.every((field) => before.network.design[field] === network.design[field]);
  const routes = isRouted ? before.routes : deriveRouting(network, network.design.nat);
  return { network, routes, reach: createReach({ network, routes }, before?.reach) };
}
