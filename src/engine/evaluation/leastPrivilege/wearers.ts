import type { Cidr } from '../../cidr/cidr.ts';
import { overlaps, parseCidr } from '../../cidr/cidr.ts';
import { type Design, entryOf, type Id, type Peer, type ReachEnd } from '../../design/design.ts';
import { reachEndName } from '../../design/intentWords.ts';
import { isIpv6Only } from '../../planning/ipv6.ts';
import type { Network } from '../network.ts';

/** Those at one end of a connection that the same rules apply to: interfaces that wear the same groups, or what is outside. */
export type Wearer = {
  readonly name: string;
  /** The groups of its interfaces; `null` for what has none by its nature: the world outside and gateway endpoints. */
  readonly groups: readonly Id[] | null;
  /** How a rule of the other side names it where it has no group, and for which address family that is. */
  readonly peers: readonly { readonly peer: Peer; readonly family: 'ipv4' | 'ipv6' | 'any' }[];
  /** The IPv4 blocks in which it stands; empty outside the VPC. */
  readonly blocks: readonly Cidr[];
  /** The address families it has. */
  readonly ipv4: boolean;
  readonly ipv6: boolean;
};

/**
 * Who is meant by an end of a connection. `caller` is who opens it: an AWS service is reached through the endpoint that
 * serves the caller, and where there is none over the internet.
 */
export function wearersOf(network: Network, end: ReachEnd, caller?: Wearer): readonly Wearer[] {
  const { design } = network;
  const workloads = (ids: (tier: Id, workload: Id) => boolean) =>
    Object.entries(design.workloads)
      .filter(([id, { tier }]) => ids(tier, id))
      .map(([id]) => workloadWearer(network, id));
  switch (end.kind) {
    case 'internet':
      return [outside(design, end, ['0.0.0.0/0', '::/0'])];
    case 'network':
      return [outside(design, end, entryOf(design.networks, end.network)?.cidrs ?? [])];
    case 'cidr': {
      const block = parseCidr(end.cidr);
      const inside = block.ok ? tiersIn(network, block.value) : new Set<Id>();
      return inside.size === 0 ? [outside(design, end, [end.cidr])] : workloads((tier) => inside.has(tier));
    }
    case 'tier':
      return workloads((tier) => tier === end.tier);
    case 'subnet': {
      const home = entryOf(design.subnets, end.subnet)?.tier;
      return workloads((tier) => tier === home);
    }
    case 'workload':
      return workloads((_, id) => id === end.workload);
    case 'group':
      return groupWearer(network, end.group);
    case 'endpoint':
      return endpointWearer(network, end.endpoint);
    case 'service':
      return serviceWearers(network, end.service, caller);
  }
}

/** The tiers with a subnet that shares an address with the block. */
function tiersIn({ ordered }: Network, block: Cidr): ReadonlySet<Id> {
  return new Set(
    ordered.filter(({ cidr }) => cidr !== null && overlaps(cidr, block)).map(({ subnet }) => subnet.tier),
  );
}

function workloadWearer(network: Network, id: Id): Wearer {
  const workload = entryOf(network.design.workloads, id);
  const tier = workload?.tier ?? '';
  return {
    name: workload?.name ?? id,
    groups: workload?.securityGroups ?? [],
    peers: [],
    ...home(network, [tier]),
  };
}

function groupWearer(network: Network, group: Id): readonly Wearer[] {
  const { workloads, endpoints } = network.design;
  const tiers = [...Object.values(workloads), ...Object.values(endpoints)].flatMap((one) =>
    'securityGroups' in one && one.securityGroups.includes(group) ? [one.tier] : [],
  );
  const name = reachEndName(network.design, { kind: 'group', group });
  return [{ name, groups: [group], peers: [], ...home(network, tiers) }];
}

function endpointWearer(network: Network, id: Id): readonly Wearer[] {
  const endpoint = entryOf(network.design.endpoints, id);
  if (endpoint === undefined) return [];
  const name = reachEndName(network.design, { kind: 'endpoint', endpoint: id });
  if (endpoint.type === 'interface') {
    return [{ name, groups: endpoint.securityGroups, peers: [], ...home(network, [endpoint.tier]) }];
  }
  const peers = [{ peer: { kind: 'endpoint', endpoint: id }, family: 'any' }] as const;
  return [{ name, groups: null, peers, blocks: [], ipv4: true, ipv6: false }];
}

/** The endpoints through which the caller gets to the service; the whole internet where there is none. */
function serviceWearers(network: Network, service: string, caller: Wearer | undefined): readonly Wearer[] {
  const { design } = network;
  const serving = Object.entries(design.endpoints).filter(
    ([, one]) =>
      one.service === service &&
      (one.type === 'interface' ||
        caller === undefined ||
        one.tiers.some((tier) => standsIn(network, caller, tier))),
  );
  const [gateway] = serving.filter(([, { type }]) => type === 'gateway');
  const chosen = gateway ?? serving[0];
  if (chosen !== undefined) return endpointWearer(network, chosen[0]);
  return [{ ...outside(design, { kind: 'service', service }, ['0.0.0.0/0']) }];
}

function standsIn({ byTier }: Network, { blocks }: Wearer, tier: Id): boolean {
  return (byTier.get(tier) ?? []).some(({ cidr }) => cidr !== null && blocks.includes(cidr));
}

function outside(design: Design, end: ReachEnd, cidrs: readonly string[]): Wearer {
  const peers = cidrs.map((cidr) => ({
    peer: { kind: 'cidr', cidr } as const,
    family: cidr.includes(':') ? ('ipv6' as const) : ('ipv4' as const),
  }));
  const has = (family: string) => peers.some((one) => one.family === family);
  return {
    name: reachEndName(design, end),
    groups: null,
    peers,
    blocks: [],
    ipv4: has('ipv4'),
    ipv6: has('ipv6'),
  };
}

function home({ byTier, design }: Network, tiers: readonly Id[]): Pick<Wearer, 'blocks' | 'ipv4' | 'ipv6'> {
  const subnets = [...new Set(tiers)].flatMap((tier) => byTier.get(tier) ?? []);
  return {
    blocks: subnets.flatMap(({ cidr }) => cidr ?? []),
    ipv4: subnets.some(({ subnet }) => !isIpv6Only(subnet)),
    ipv6: design.vpc.ipv6 !== null && subnets.some(({ subnet }) => subnet.ipv6 !== null),
  };
}
