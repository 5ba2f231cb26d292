import { entryOf, refOf, type Id, type Ref, type WorkloadKind } from '../../design/design.ts';
import type { Routes } from '../evaluation.ts';
import type { Network, PlacedSubnet } from '../network.ts';
import type { Policy, PolicyOf } from './groupPolicy.ts';
import { UNFILTERED } from './groupPolicy.ts';
import type { Sites } from './site.ts';

/** The interfaces of a workload or of an interface endpoint. */
export type Party = {
  readonly ref: Ref;
  readonly label: string;
  /** The endpoint that it is; `null` for a workload. */
  readonly endpoint: Id | null;
  readonly tier: Id;
  readonly groups: readonly Id[];
  readonly policy: Policy;
  /** Whether its interfaces have a public IPv4 address each. */
  readonly isPublic: boolean;
  /** Whether it opens connections: an endpoint never does. */
  readonly opens: boolean;
} & Sites;

/**
 * Kinds that can have a public address as the design has it: the managed databases and brokers are private here, and
 * the interfaces of a function never have one
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html).
 */
const CAN_BE_PUBLIC: ReadonlySet<WorkloadKind> = new Set([
  'application-load-balancer',
  'network-load-balancer',
  'ecs-tasks',
  'instances',
]);

/** What parties are made of, besides the network. */
export type PartyFacts = {
  readonly routes: Routes;
  readonly policyOf: PolicyOf;
  readonly sitesIn: (subnets: readonly PlacedSubnet[]) => Sites;
};

/**
 * The parties of a network: its workloads, each with an interface in every subnet of its tier, and its interface
 * endpoints where they stand. An interface may have any usable address of its subnet. How many there are does not
 * matter, so a workload of none is here all the same.
 */
export function partiesOf(network: Network, facts: PartyFacts): readonly Party[] {
  const { design, byTier, byId } = network;
  const workloads = Object.entries(design.workloads).map(([id, workload]) => {
    const { name, kind, tier, securityGroups, publicAddress } = workload;
    const unfiltered = kind === 'network-load-balancer' && securityGroups.length === 0;
    return {
      ref: refOf('workload', id),
      label: name,
      endpoint: null,
      tier,
      groups: securityGroups,
      policy: unfiltered ? UNFILTERED : facts.policyOf(securityGroups),
      isPublic: publicAddress && CAN_BE_PUBLIC.has(kind),
      opens: true,
      ...facts.sitesIn(byTier.get(tier) ?? []),
    };
  });
  const endpoints = Object.entries(design.endpoints).flatMap(([id, endpoint]) => {
    if (endpoint.type !== 'interface') return [];
    const placed = entryOf(facts.routes.endpoints, id);
    const subnets = (placed?.subnets ?? []).flatMap((subnet) => byId.get(subnet) ?? []);
    return {
      ref: refOf('endpoint', id),
      label: `${endpoint.service} endpoint`,
      endpoint: id,
      tier: endpoint.tier,
      groups: endpoint.securityGroups,
      policy: facts.policyOf(endpoint.securityGroups),
      isPublic: false,
      opens: false,
      ...facts.sitesIn(subnets),
    };
  });
  return [...workloads, ...endpoints];
}
