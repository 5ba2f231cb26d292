import type { Design } from '../../design/design.ts';
import { settle } from '../../planning/place.ts';
import { readNetwork, type Network } from '../network.ts';
import { deriveRouting } from '../routes.ts';
import { createReach, type Reach } from './createReach.ts';

/** The reach of a design that is not evaluated otherwise, with the network it is of; subnets that ask for a place get theirs. */
export function reachOfDesign(design: Design): { readonly network: Network; readonly reach: Reach } {
  const network = readNetwork(settle(design));
  return { network, reach: createReach({ network, routes: deriveRouting(network, network.design.nat) }) };
}
