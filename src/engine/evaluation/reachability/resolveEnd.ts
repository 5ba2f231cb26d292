import { type Design, type Id, entryOf, refOf, type ReachEnd } from '../../design/design.ts';
import { intersection } from '../../packets/intervals.ts';
import { endpointServiceOf } from '../../regions/endpointServices.ts';
import {
  addressesOfText,
  type Addresses,
  byFamily,
  hasNone,
  internetAddresses,
  networkAddresses,
  serviceAddresses,
} from './addressSpace.ts';
import type { Party } from './party.ts';
import type { Site } from './site.ts';
import type { Stand } from './wayInside.ts';
import type { Outside } from './onward.ts';
import type { World } from './world.ts';

/** What an end of a question is: interfaces, what lies outside, or an AWS service. */
export type ResolvedEnd = {
  /** Interfaces, with the sites in which packets within the VPC see no difference. */
  readonly inside: readonly Stand[];
  /** The same interfaces, with the sites that have the same ways out of the VPC and in. */
  readonly atEdge: readonly Stand[];
  readonly outside: readonly Outside[];
  /** The service that is meant however it is reached, or the gateway endpoint that is meant alone. */
  readonly service: { readonly name: string; readonly endpoint: Id | null } | null;
};

const NOBODY: ResolvedEnd = { inside: [], atEdge: [], outside: [], service: null };

/** What an end is in this network; nothing at all for one that names what is not there. */
export function resolveEnd(world: World, parties: readonly Party[], end: ReachEnd): ResolvedEnd {
  const { design } = world.network;
  const those = (test: (party: Party) => boolean) => interfacesOf(parties.filter(test));
  switch (end.kind) {
    case 'internet':
      return { ...NOBODY, outside: [theInternet(design)] };
    case 'network':
      return { ...NOBODY, outside: otherNetwork(design, end.network) };
    case 'tier':
      return those(({ tier }) => tier === end.tier);
    case 'subnet':
      return inSubnet(parties, end.subnet);
    case 'workload':
      return those(({ ref }) => ref === refOf('workload', end.workload));
    case 'group':
      return those(({ policy }) => policy.groups.includes(end.group));
    case 'endpoint':
      return endpointEnd(design, parties, end.endpoint);
    case 'service':
      return { ...NOBODY, service: { name: end.service, endpoint: null } };
    case 'cidr':
      return rangeEnd(world, parties, end.cidr);
  }
}

/** The whole internet. */
export function theInternet(design: Design): Outside {
  return {
    kind: 'internet',
    ref: 'internet',
    label: 'the internet',
    addresses: internetAddresses(design),
    id: '',
  };
}

/** Another network of the design, when it is there. */
export function otherNetwork(design: Design, id: Id): readonly Outside[] {
  const network = entryOf(design.networks, id);
  if (network === undefined) return [];
  const addresses = networkAddresses(design, id);
  return [{ kind: 'network', ref: refOf('network', id), label: network.name, addresses, id }];
}

/** The public addresses of an AWS service. */
export function publicService(name: string): Outside {
  const label = endpointServiceOf(name)?.label ?? name;
  return { kind: 'service', ref: refOf('service', name), label, addresses: serviceAddresses(name), id: name };
}

/** All interfaces of some parties. */
export function interfacesOf(parties: readonly Party[]): ResolvedEnd {
  return {
    ...NOBODY,
    inside: parties.flatMap((party) => standsOf(party, party.inside)),
    atEdge: parties.flatMap((party) => standsOf(party, party.outside)),
  };
}

function standsOf(party: Party, sites: readonly Site[]): readonly Stand[] {
  return sites.map((site) => ({ party, site, addresses: site.addresses }));
}

function inSubnet(parties: readonly Party[], subnet: Id): ResolvedEnd {
  const { inside, atEdge } = interfacesOf(parties);
  return { ...NOBODY, inside: onlyIn(inside, subnet), atEdge: onlyIn(atEdge, subnet) };
}

/** Of sites with several subnets only what stands in the one. */
function onlyIn(stands: readonly Stand[], id: Id): readonly Stand[] {
  return stands.flatMap((stand) => {
    const at = stand.site.subnets.findIndex((subnet) => subnet.id === id);
    const subnet = stand.site.subnets[at];
    const addresses = stand.site.addressesBySubnet[at];
    if (subnet === undefined || addresses === undefined) return [];
    const site = { ...stand.site, subnets: [subnet], addresses, addressesBySubnet: [addresses] };
    return { ...stand, site, addresses };
  });
}

function endpointEnd(design: Design, parties: readonly Party[], id: Id): ResolvedEnd {
  const endpoint = entryOf(design.endpoints, id);
  if (endpoint?.type === 'gateway') return { ...NOBODY, service: { name: endpoint.service, endpoint: id } };
  return interfacesOf(parties.filter((party) => party.endpoint === id));
}

/** An address range: the interfaces with addresses in it, and its parts in other networks and on the internet. */
function rangeEnd({ network, symbols }: World, parties: readonly Party[], text: string): ResolvedEnd {
  const { design } = network;
  const wanted = addressesOfText(text, symbols);
  const inside = interfacesOf(parties);
  const outside = [
    ...Object.keys(design.networks).flatMap((id) => otherNetwork(design, id)),
    theInternet(design),
  ];
  return {
    ...NOBODY,
    inside: within(inside.inside, wanted),
    atEdge: within(inside.atEdge, wanted),
    outside: within(outside, wanted).map((one) => ({ ...one, label: `${text} (${one.label})` })),
  };
}

function within<T extends { readonly addresses: Addresses }>(
  all: readonly T[],
  wanted: Addresses,
): readonly T[] {
  return all.flatMap((one) => {
    const addresses = byFamily((family) => intersection(one.addresses[family], wanted[family]));
    return hasNone(addresses) ? [] : [{ ...one, addresses }];
  });
}
