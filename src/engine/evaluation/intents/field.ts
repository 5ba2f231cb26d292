import type { Network } from '../network.ts';
import type { Reach } from '../reachability/createReach.ts';

/** What intents are checked against: a network, and everything that gets anywhere in it. */
export type Field = { readonly network: Network; readonly reach: Reach };
