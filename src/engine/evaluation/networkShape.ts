import type { Design, Id, Subnet } from '../design/design.ts';
import { isIpv6Only } from '../planning/ipv6.ts';
import { compareIds, groupedBy, type Network, type PlacedSubnet } from './network.ts';

/*
 * What a network costs hangs on where its subnets stand and how they are routed, not on their addresses and names, nor
 * on rules and notes. Without these the network is the very same through most edits, and so is all that follows from it.
 */

/** Any block will do where only that there is one matters. */
const SOME_BLOCK = '/28';

const NOTHING = Object.freeze({});
const NO_ANCESTORS: Design['ancestors'] = [];

/**
 * The network and its design without what no dollar depends on: addresses, names and notes of subnets, rules, network
 * ACLs, tags and what people wrote. Of what is the same as in the shape `before`, the same objects; all of it, the same
 * network.
 */
export function shapeOf(network: Network, before?: Network): Network {
  const byId = new Map(
    network.subnets.map((placed) => [placed.id, trimmed(placed, before?.byId.get(placed.id))] as const),
  );
  const shaped = (placed: PlacedSubnet) => byId.get(placed.id) ?? placed;
  const subnets = keepSame(network.subnets.map(shaped), before?.subnets);
  const ordered = keepSame([...network.ordered].sort(byPlace).map(shaped), before?.ordered);
  const isOld = before !== undefined && subnets === before.subnets && ordered === before.ordered;
  const design = trimmedDesign(network.design, subnets, isOld ? before.design : undefined);
  const { blocks, held, tierBlocks, zones } = network;
  if (isOld) {
    const shape: Network = { ...before, ...{ blocks, held, tierBlocks, zones, design } };
    return isSame(shape, before) ? before : shape;
  }
  return {
    ...{ design, blocks, held, tierBlocks, zones, subnets, ordered, byId },
    byTier: groupedBy(ordered, ({ subnet }) => subnet.tier),
    byZone: groupedBy(ordered, ({ subnet }) => subnet.zone),
  };
}

/**
 * By zone and tier, and by address only inside one: there the first of several is the one that an endpoint or a NAT
 * gateway stands in, while an address alone moves nothing from one place to another.
 */
function byPlace(one: PlacedSubnet, other: PlacedSubnet): number {
  return compareIds(one.subnet.zone, other.subnet.zone) || compareIds(one.subnet.tier, other.subnet.tier);
}

function trimmed(placed: PlacedSubnet, known: PlacedSubnet | undefined): PlacedSubnet {
  const { id, tier, zone, prefix } = placed;
  const subnet: Subnet = {
    ...placed.subnet,
    name: id,
    cidr: isIpv6Only(placed.subnet) ? placed.subnet.cidr : SOME_BLOCK,
    pinned: false,
    notes: '',
  };
  const shape = { id, subnet, cidr: null, prefix: prefix === null ? null : 28, tier, zone };
  if (known === undefined || !isSame(subnet, known.subnet)) return shape;
  return isSame({ ...shape, subnet: known.subnet }, known) ? known : shape;
}

/** `known` is the design of a shape with these very subnets. */
function trimmedDesign(design: Design, subnets: readonly PlacedSubnet[], known: Design | undefined): Design {
  const shape: Design = {
    ...design,
    ...{ revision: 0, name: '', notes: '', deployment: null },
    subnets: known?.subnets ?? subnetRecord(subnets),
    ...{ rules: NOTHING, networkAcls: NOTHING, tags: NOTHING, positions: NOTHING },
    ...{ assumptions: NOTHING, decisions: NOTHING, setAside: NOTHING, comments: NOTHING },
    ...{ signOffs: NOTHING, ancestors: NO_ANCESTORS },
  };
  return known !== undefined && isSame(shape, known) ? known : shape;
}

function subnetRecord(subnets: readonly PlacedSubnet[]): Readonly<Record<Id, Subnet>> {
  return Object.fromEntries(subnets.map(({ id, subnet }) => [id, subnet]));
}

function keepSame<T>(items: readonly T[], before: readonly T[] | undefined): readonly T[] {
  const same = items.length === before?.length && items.every((item, at) => item === before[at]);
  return same ? before : items;
}

/** Whether two records of one type hold the same objects. */
function isSame<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((field) => Object.is(one[field], other[field]));
}
