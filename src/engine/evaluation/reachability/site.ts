import { entryOf, type Design, type Id, type NetworkAcl } from '../../design/design.ts';
import { includes, unionOfAll } from '../../packets/intervals.ts';
import { groupedBy, type PlacedSubnet } from '../network.ts';
import { type Addresses, byFamily, hasNone, usableAddressesOf, vpcAddresses } from './addressSpace.ts';
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

/** Where the interfaces of a party stand. */
export type Sites = {
  /** Its subnets, those together between which packets in the VPC see no difference. */
  readonly inside: readonly Site[];
  /** Its subnets, those together that have the same ways out of the VPC and in. */
  readonly outside: readonly Site[];
};

/** The sites of interfaces in these subnets; what has no usable address is none. */
export function sitesOf(design: Design, subnets: readonly Site[]): Sites {
  const own = vpcAddresses(design);
  const sites = subnets.filter(({ addresses }) => !hasNone(addresses));
  const plain = ({ acl, routing }: Site) =>
    acl === null && routing !== undefined && holdsAll(routing.local, own);
  const idOf = (site: Site) => site.subnets[0]?.id ?? '';
  return {
    inside: merged(sites, (site) => (plain(site) ? 'plain' : `subnet ${idOf(site)}`)),
    outside: merged(sites, (site) =>
      site.acl === null && design.vpc.transitGateway === null
        ? `table ${site.routing?.table.id ?? ''}`
        : `subnet ${idOf(site)}`,
    ),
  };
}

/** A subnet as packets see it. */
export function siteOf(design: Design, routing: Routing | undefined, placed: PlacedSubnet): Site {
  const { networkAcl } = placed.subnet;
  const acl = networkAcl === null ? undefined : entryOf(design.networkAcls, networkAcl);
  const addresses = usableAddressesOf(placed, design);
  return {
    subnets: [placed],
    addresses,
    addressesBySubnet: [addresses],
    acl: acl === undefined || networkAcl === null ? null : { id: networkAcl, acl },
    passes: acl === undefined ? OPEN_ACL : aclPasses(acl),
    routing,
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
