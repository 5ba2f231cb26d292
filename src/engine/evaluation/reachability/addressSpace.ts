import {
  addressesIn,
  ANY_ADDRESS,
  type Family,
  symbolAddress,
  UNKNOWN_IPV6_BASE,
} from '../../packets/addresses.ts';
import { difference, type Intervals, NOTHING, unionOfAll, type Whole } from '../../packets/intervals.ts';
import { cidrEnd, firstUsable, lastUsable } from '../../cidr/cidr.ts';
import { block } from '../../cidr/literal.ts';
import { entryOf, type Design, type Id, type Peer } from '../../design/design.ts';
import { isPrefixListId } from '../../design/destinations.ts';
import { vpcIpv6Block } from '../../planning/ipv6.ts';
import { dynamodbPrefixListId, s3PrefixListId } from '../../regions/prefixLists.ts';
import type { PlacedSubnet } from '../network.ts';
import { readDestination } from '../routeFor.ts';

/*
 * Which addresses the things of a design have. What the design does not know is a symbol: the public addresses of S3,
 * of DynamoDB, of all other AWS services together, and what each unknown prefix list holds. Prefix lists are taken to
 * hold IPv4 alone.
 */

/** Addresses of both families. */
export type Addresses = Readonly<Record<Family, Intervals>>;

/** No address at all. */
export const NO_ADDRESSES: Addresses = { 4: NOTHING, 6: NOTHING };

/** What stands for addresses that nobody knows, by number. */
export type Symbols = {
  /** What each is called. */
  readonly names: readonly string[];
  /** The numbers of prefix lists, by their id. */
  readonly lists: ReadonlyMap<string, number>;
};

const [S3, DYNAMODB, OTHER_SERVICES] = [0, 1, 2];

/** The symbols of a design: three for services, then its unknown prefix lists by id. */
export function symbolsOf({ region, endpoints, rules, routeTables }: Design): Symbols {
  const lists = new Map<string, number>();
  const known: readonly (readonly [string | null | undefined, number])[] = [
    [s3PrefixListId(region), S3],
    [dynamodbPrefixListId(region), DYNAMODB],
    ...Object.values(endpoints).map(
      (one) =>
        [one.type === 'gateway' ? one.prefixListId : null, one.service === 's3' ? S3 : DYNAMODB] as const,
    ),
  ];
  for (const [id, number] of known) if (typeof id === 'string') lists.set(id, number);
  const named = new Set<string>();
  for (const { peer } of Object.values(rules)) if (peer.kind === 'prefix-list') named.add(peer.prefixList);
  for (const { routes } of Object.values(routeTables)) {
    for (const { destination } of routes) if (isPrefixListId(destination)) named.add(destination);
  }
  const unknown = [...named].filter((id) => !lists.has(id)).sort();
  unknown.forEach((id, at) => lists.set(id, OTHER_SERVICES + 1 + at));
  return { names: ['S3', 'DynamoDB', 'public addresses of AWS services', ...unknown], lists };
}

/** The public addresses of an AWS service of the region, as one symbol. */
export function serviceAddresses(service: string): Addresses {
  const number = service === 's3' ? S3 : service === 'dynamodb' ? DYNAMODB : OTHER_SERVICES;
  return { 4: symbolAddress(number), 6: NOTHING };
}

/** The addresses a text names: a block, one address, or a prefix list; none for any other text. */
export function addressesOfText(text: string, { lists }: Symbols): Addresses {
  const list = lists.get(text);
  if (list !== undefined) return { 4: symbolAddress(list), 6: NOTHING };
  const range = readDestination(text);
  if (range === undefined) return NO_ADDRESSES;
  const addresses = addressesIn(range);
  return typeof range.base === 'bigint' ? { 4: NOTHING, 6: addresses } : { 4: addresses, 6: NOTHING };
}

/** The addresses that a rule's peer names by themselves; `undefined` for a group, which names interfaces. */
export function addressesOfPeer(
  endpoints: Design['endpoints'],
  peer: Peer,
  symbols: Symbols,
): Addresses | undefined {
  switch (peer.kind) {
    case 'cidr':
      return addressesOfText(peer.cidr, symbols);
    case 'prefix-list':
      return addressesOfText(peer.prefixList, symbols);
    case 'endpoint': {
      const endpoint = entryOf(endpoints, peer.endpoint);
      return endpoint?.type === 'gateway' ? serviceAddresses(endpoint.service) : NO_ADDRESSES;
    }
    case 'group':
      return undefined;
  }
}

/** The addresses that interfaces in a subnet may have: all but the five that AWS keeps, of both families. */
export function usableAddressesOf({ cidr, subnet }: PlacedSubnet, { vpc }: Design): Addresses {
  const first = cidr === null ? undefined : firstUsable(cidr);
  const last = cidr === null ? undefined : lastUsable(cidr);
  const ipv4 = first === undefined || last === undefined ? NOTHING : [first, last + 1];
  if (vpc.ipv6 === null || subnet.ipv6 === null) return { 4: ipv4, 6: NOTHING };
  const base = ipv6BaseOf(vpc) + (BigInt(subnet.ipv6) << 64n);
  return { 4: ipv4, 6: [base + 4n, base + (1n << 64n) - 1n] };
}

/** All addresses of the VPC's blocks; its IPv6 block lies among the symbols while it is not known. */
export function vpcAddresses({ vpc }: Design): Addresses {
  const ranges = vpc.blocks.flatMap((text) => readDestination(text) ?? []);
  const ipv4 = unionOfAll(
    ranges.flatMap((range) => (typeof range.base === 'bigint' ? [] : [addressesIn(range)])),
  );
  if (vpc.ipv6 === null) return { 4: ipv4, 6: NOTHING };
  const base = ipv6BaseOf(vpc);
  return { 4: ipv4, 6: [base, base + (1n << 72n)] };
}

/**
 * Addresses that nobody on the internet has: "This" network, private use, shared space, loopback, link-local, protocol
 * assignments, benchmarking, multicast and reserved (RFC 6890). Those for documentation count as the internet's, because
 * that is what people mean who write them into a design.
 */
const SPECIAL: Intervals = unionOfAll(
  [
    ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
    ...['192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/3'],
  ].map((text) => {
    const range = block(text);
    return [range.base, cidrEnd(range) + 1];
  }),
);

const IPV4_INTERNET = difference([0, 2 ** 32], SPECIAL);
/** Global unicast, 2000::/3 (RFC 4291). */
const IPV6_INTERNET: Intervals = [0x2n << 124n, 0x4n << 124n];

/** The addresses of the internet: public ones that are not the VPC's. Those of AWS services are symbols, and not among them. */
export function internetAddresses(design: Design): Addresses {
  const own = vpcAddresses(design);
  return { 4: difference(IPV4_INTERNET, own[4]), 6: difference(IPV6_INTERNET, own[6]) };
}

/** The addresses of another network that are not the VPC's, where local routes come first. */
export function networkAddresses(design: Design, id: Id): Addresses {
  const own = vpcAddresses(design);
  const ranges = (entryOf(design.networks, id)?.cidrs ?? []).flatMap((text) => readDestination(text) ?? []);
  const of = (family: Family) =>
    unionOfAll(
      ranges
        .filter(({ base }) => (typeof base === 'bigint') === (family === 6))
        .map((range) => (range.prefix === 0 ? EVERY_REAL[family] : addressesIn(range))),
    );
  return { 4: difference(of(4), own[4]), 6: difference(of(6), own[6]) };
}

/** Every address there is, without symbols. */
const EVERY_REAL: Addresses = { 4: [0, 2 ** 32], 6: [0n, 1n << 128n] };

/** Whether there is no address of either family. */
export function hasNone(addresses: Addresses): boolean {
  return addresses[4].length === 0 && addresses[6].length === 0;
}

/** Every address of both families, symbols included. */
export const EVERYWHERE: Addresses = ANY_ADDRESS;

/** Both families treated alike. */
export function byFamily(of: (family: Family) => Intervals): Addresses {
  return { 4: of(4), 6: of(6) };
}

function ipv6BaseOf(vpc: Design['vpc']): bigint {
  const known: Whole | undefined = vpcIpv6Block(vpc)?.base;
  return known ?? UNKNOWN_IPV6_BASE;
}
