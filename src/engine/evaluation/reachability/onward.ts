import type { Id, Ref } from '../../design/design.ts';
import { NO_HEADERS } from '../../packets/headerSet.ts';
import type { EvaluatedRoute } from '../evaluation.ts';
import type { Addresses } from './addressSpace.ts';
import { step, type Step } from './steps.ts';
import type { Through } from './way.ts';

/** What lies outside the VPC and has addresses: the internet, another network, or an AWS service. */
export type Outside = {
  readonly kind: 'internet' | 'network' | 'service';
  readonly ref: Ref;
  readonly label: string;
  readonly addresses: Addresses;
  /** The id of a network; the name of a service. */
  readonly id: Id;
};

/** What follows the route table: the gateway and what lies behind it. */
export type Onward = {
  readonly through: Through;
  readonly endpoint?: Id;
  readonly forward: readonly Step[];
  readonly back: () => readonly Step[];
  /** Set where the ACL of the subnet does not see what comes back. */
  readonly skipsAcl?: boolean;
};

/** No step at all, for ways that end before anything could come back. */
export const nothing = (): readonly Step[] => [];

/** Where a packet that leaves the VPC ends. */
export function arrival({ ref, label }: Outside): Step {
  return step('destination', ref, label);
}

/** A step that nothing for this end passes. */
export function nowhere(
  to: Outside,
  ref: Ref,
  label: string,
  why: string,
  kind: Step['kind'] = 'route-table',
): Step {
  return step(kind, ref, label, {
    passes: NO_HEADERS,
    why: `What is for ${to.label} does not pass ${label}: ${why}.`,
  });
}

/** Whether a route leads to the internet gateway. */
export function isInternetGateway({ target }: EvaluatedRoute): boolean {
  return target.kind === 'internet-gateway';
}
