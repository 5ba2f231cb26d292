import {
  entryOf,
  refOf,
  type Design,
  type Id,
  type NetworkAcl,
  type Ref,
  type WorkloadKind,
} from '../../design/design.ts';
import { includes, unionOfAll } from '../../packets/intervals.ts';
import type { Routes } from '../evaluation.ts';
import { groupedBy, type Network, type PlacedSubnet } from '../network.ts';
import { type Addresses, byFamily, hasNone, usableAddressesOf, vpcAddresses } from './addressSpace.ts';
import type { Policy, PolicyOf } from './groupPolicy.ts';
import { UNFILTERED } from './groupPolicy.ts';
import { type AclPasses, aclPasses, OPEN_ACL } from './networkAcls.ts';
import type { Routing } from './routedAddresses.ts';

/** Where interfaces stand, as far as packets care. */
export type Site = {
  /** Subnets in which everything is alike; the first stands for all of them. */
  readonly subnets: readonly PlacedSubnet[];
  readonly addresses: Addresses;
  /** The same, subnet by subnet. */
  readonly addressesBySubnet: readonly Addresses[];
  /** The ACL with its id; `null` for the default one. */
  readonly acl: { readonly id: Id; readonly acl: NetworkAcl } | null;
  readonly passes: AclPasses;
  readonly routing: Routing | undefined;
};

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
  /** Its subnets, those together between which packets in the VPC see no difference. */
  readonly inside: readonly Site[];
  /** Its subnets, those together that have the same ways out of the VPC and in. */
  readonly outside: readonly Site[];
};

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
  readonly routingIn: (subnet: PlacedSubnet) => Routing | undefined;
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
    return partyOf(network, facts, byTier.get(tier) ?? [], {
      ref: refOf('workload', id),
      label: name,
      endpoint: null,
      tier,
      groups: securityGroups,
      policy: unfiltered ? UNFILTERED : facts.policyOf(securityGroups),
      isPublic: publicAddress && CAN_BE_PUBLIC.has(kind),
      opens: true,
    });
  });
  const endpoints = Object.entries(design.endpoints).flatMap(([id, endpoint]) => {
    if (endpoint.type !== 'interface') return [];
    const placed = entryOf(facts.routes.endpoints, id);
    const subnets = (placed?.subnets ?? []).flatMap((subnet) => byId.get(subnet) ?? []);
    return partyOf(network, facts, subnets, {
      ref: refOf('endpoint', id),
      label: `${endpoint.service} endpoint`,
      endpoint: id,
      tier: endpoint.tier,
      groups: endpoint.securityGroups,
      policy: facts.policyOf(endpoint.securityGroups),
      isPublic: false,
      opens: false,
    });
  });
  return [...workloads, ...endpoints];
}

function partyOf(
  { design }: Network,
  facts: PartyFacts,
  subnets: readonly PlacedSubnet[],
  rest: Omit<Party, 'inside' | 'outside'>,
): Party {
  const own = vpcAddresses(design);
  const sites = subnets
    .map((placed) => siteOf(design, facts, placed))
    .filter((site) => !hasNone(site.addresses));
  const plain = ({ acl, routing }: Site) =>
    acl === null && routing !== undefined && holdsAll(routing.local, own);
  const idOf = (site: Site) => site.subnets[0]?.id ?? '';
  return {
    ...rest,
    inside: merged(sites, (site) => (plain(site) ? 'plain' : `subnet ${idOf(site)}`)),
    outside: merged(sites, (site) =>
      site.acl === null && design.vpc.transitGateway === null
        ? `table ${site.routing?.table.id ?? ''}`
        : `subnet ${idOf(site)}`,
    ),
  };
}

/** A subnet as packets see it. */
export function siteOf(
  design: Design,
  { routingIn }: Pick<PartyFacts, 'routingIn'>,
  placed: PlacedSubnet,
): Site {
  const { networkAcl } = placed.subnet;
  const acl = networkAcl === null ? undefined : entryOf(design.networkAcls, networkAcl);
  const addresses = usableAddressesOf(placed, design);
  return {
    subnets: [placed],
    addresses,
    addressesBySubnet: [addresses],
    acl: acl === undefined || networkAcl === null ? null : { id: networkAcl, acl },
    passes: acl === undefined ? OPEN_ACL : aclPasses(acl),
    routing: routingIn(placed),
  };
}

function merged(sites: readonly Site[], keyOf: (site: Site) => string): readonly Site[] {
  return [...groupedBy(sites, keyOf).values()].map((alike) => ({
    ...(alike[0] as Site),
    subnets: alike.flatMap(({ subnets }) => subnets),
    addressesBySubnet: alike.flatMap(({ addressesBySubnet }) => addressesBySubnet),
    addresses: byFamily((family) => unionOfAll(alike.map(({ addresses }) => addresses[family]))),
  }));
}

function holdsAll(outer: Addresses, inner: Addresses): boolean {
  return includes(outer[4], inner[4]) && includes(outer[6], inner[6]);
}
