import type { Cidr } from '../cidr/cidr.ts';
import { addressCount, parseCidr, usableAddresses } from '../cidr/cidr.ts';
import type { Design, Id, Subnet, Tier, Zone } from '../design/design.ts';
import { entryOf } from '../design/design.ts';
import { isIpv6Only } from '../planning/ipv6.ts';

/*
 * A design read once for evaluation: texts parsed, and everything that is asked by tier or zone kept by tier and
 * zone. All parts of the evaluation work from it, so no text is parsed twice and nothing is searched for.
 */

/** A subnet with its place. `cidr` is `null` when there is no room for it or the text is no CIDR. */
export type PlacedSubnet = {
  readonly id: Id;
  readonly subnet: Subnet;
  readonly cidr: Cidr | null;
  /** The prefix length, also of a subnet that asks for a place (`/22`); `null` when the text is no CIDR at all. */
  readonly prefix: number | null;
  readonly tier: Tier | undefined;
  readonly zone: Zone | undefined;
};

/** A text of the design that should be a block. */
export type ReadBlock = { readonly text: string; readonly cidr: Cidr | null };

export type Network = {
  readonly design: Design;
  readonly blocks: readonly ReadBlock[];
  readonly held: readonly { readonly id: Id; readonly name: string; readonly block: ReadBlock }[];
  readonly tierBlocks: ReadonlyMap<Id, Cidr>;
  /** In the order of the design. */
  readonly subnets: readonly PlacedSubnet[];
  /** Lowest address first, unplaced ones last, so that no answer hangs on the order of a file. */
  readonly ordered: readonly PlacedSubnet[];
  readonly byId: ReadonlyMap<Id, PlacedSubnet>;
  /** By tier and by zone, in the order of `ordered`. */
  readonly byTier: ReadonlyMap<Id, readonly PlacedSubnet[]>;
  readonly byZone: ReadonlyMap<Id, readonly PlacedSubnet[]>;
  /** The zones in the order people see. */
  readonly zones: readonly Id[];
};

/**
 * The design, indexed. References to what does not exist are kept; names then fall back to ids. Subnets that are the
 * same in the network `before` are not read again.
 */
export function readNetwork(design: Design, before?: Network): Network {
  const ranges = before !== undefined && haveSameRanges(design, before.design) ? before : rangesOf(design);
  const subnets = placedSubnets(design, before);
  if (before !== undefined && ranges === before && subnets === before.subnets) return { ...before, design };
  const ordered = [...subnets].sort(byAddress);
  const { blocks, held, tierBlocks, zones } = ranges;
  return {
    ...{ design, blocks, held, tierBlocks, zones },
    subnets,
    ordered,
    byId: new Map(subnets.map((placed) => [placed.id, placed])),
    byTier: groupedBy(ordered, ({ subnet }) => subnet.tier),
    byZone: groupedBy(ordered, ({ subnet }) => subnet.zone),
  };
}

/** How many addresses a subnet has; 0 without a size. */
export function addressesOf({ prefix }: PlacedSubnet): number {
  return prefix === null ? 0 : addressCount(prefix);
}

/** How many of them can be used; 0 without a size. */
export function usableOf({ prefix }: PlacedSubnet): number {
  return prefix === null ? 0 : usableAddresses(prefix);
}

/** Those of the subnets that have IPv4 addresses, or ask for them. */
export function withIpv4(subnets: readonly PlacedSubnet[]): readonly PlacedSubnet[] {
  return subnets.filter(({ subnet }) => !isIpv6Only(subnet));
}

/**
 * The first of `subnets` in each zone, by zone: where a thing goes that takes one subnet a zone. Addresses that change
 * their order from zone to zone change nothing here.
 */
export function onePerZone(subnets: readonly PlacedSubnet[]): readonly PlacedSubnet[] {
  const zones = new Set<Id>();
  return subnets
    .filter(({ subnet }) => !zones.has(subnet.zone) && zones.add(subnet.zone))
    .sort((one, other) => compareIds(one.subnet.zone, other.subnet.zone));
}

/** The order of ids that no file, name or address has a say in. */
export const compareIds = (one: Id, other: Id): number => (one < other ? -1 : one > other ? 1 : 0);

/** The name a zone, tier or group is shown by; its id when there is none. */
export function nameIn(record: Readonly<Record<Id, { readonly name: string }>>, id: Id): string {
  return entryOf(record, id)?.name ?? id;
}

/** The items under the key each gives, in their order. */
export function groupedBy<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The list of `before` itself when nothing in it has changed. */
function placedSubnets(design: Design, before: Network | undefined): readonly PlacedSubnet[] {
  const subnets = Object.entries(design.subnets).map(([id, subnet]) =>
    placedSubnet(design, id, subnet, before?.byId.get(id)),
  );
  const same =
    subnets.length === before?.subnets.length && subnets.every((placed, at) => placed === before.subnets[at]);
  return same ? before.subnets : subnets;
}

function placedSubnet(design: Design, id: Id, subnet: Subnet, known: PlacedSubnet | undefined): PlacedSubnet {
  const tier = entryOf(design.tiers, subnet.tier);
  const zone = entryOf(design.zones, subnet.zone);
  if (known?.subnet === subnet && known.tier === tier && known.zone === zone) return known;
  const { cidr } = known?.subnet.cidr === subnet.cidr ? known : readBlock(subnet.cidr);
  return { id, subnet, cidr, prefix: cidr?.prefix ?? askedPrefix(subnet.cidr), tier, zone };
}

type Ranges = Pick<Network, 'blocks' | 'held' | 'tierBlocks' | 'zones'>;

function rangesOf({ vpc, tiers, zones }: Design): Ranges {
  return {
    blocks: vpc.blocks.map(readBlock),
    held: Object.entries(vpc.held).map(([id, { name, cidr }]) => ({ id, name, block: readBlock(cidr) })),
    tierBlocks: new Map(Object.entries(tiers).flatMap(([id, tier]) => tierBlock(id, tier))),
    zones: Object.keys(zones),
  };
}

function haveSameRanges(a: Design, b: Design): boolean {
  return a.vpc === b.vpc && a.tiers === b.tiers && a.zones === b.zones;
}

function readBlock(text: string): ReadBlock {
  const parsed = parseCidr(text);
  return { text, cidr: parsed.ok ? parsed.value : null };
}

function askedPrefix(text: string): number | null {
  return /^\/([0-9]|[12][0-9]|3[0-2])$/.test(text) ? Number(text.slice(1)) : null;
}

function tierBlock(id: Id, { block }: Tier): [Id, Cidr][] {
  const cidr = block === null ? null : readBlock(block).cidr;
  return cidr === null ? [] : [[id, cidr]];
}

function byAddress(a: PlacedSubnet, b: PlacedSubnet): number {
  if (a.cidr !== null && b.cidr !== null && a.cidr.base !== b.cidr.base) return a.cidr.base - b.cidr.base;
  if ((a.cidr === null) !== (b.cidr === null)) return a.cidr === null ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
