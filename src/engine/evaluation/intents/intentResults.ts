import type { Intent } from '../../design/design.ts';
import { intentSentence } from '../../design/intentWords.ts';
import { checkNever } from './checkNever.ts';
import { checkOnlyThese } from './checkOnlyThese.ts';
import { checkOnlyThrough } from './checkOnlyThrough.ts';
import { checkReaches } from './checkReaches.ts';
import type { IntentResult } from './intentResult.ts';
import type { Verdict } from './proofs.ts';
import type { Network } from '../network.ts';
import type { Reach } from '../reachability/createReach.ts';
import type { Field } from './field.ts';

/**
 * Every intent of the design with its proof, or with a packet that breaks it, in the design's order. Exact: all packets
 * that routes, gateways, network ACLs and security groups let through are looked at as sets.
 */
export function intentResults(network: Network, reach: Reach): readonly IntentResult[] {
  const { design } = network;
  const field: Field = { network, reach };
  return Object.entries(design.intents).map(([id, intent]) => ({
    ...{ id, kind: intent.kind, sentence: intentSentence(design, intent) },
    ...checked(field, intent),
  }));
}

function checked(field: Field, intent: Intent): Verdict {
  switch (intent.kind) {
    case 'never':
      return checkNever(field, intent);
    case 'reaches':
      return checkReaches(field, intent);
    case 'only-through':
      return checkOnlyThrough(field, intent);
    case 'only-these':
      return checkOnlyThese(field, intent);
  }
}
