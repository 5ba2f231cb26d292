import { addressOrder } from '../cidr/addressOrder.ts';
import { addressCount, cidrAround, cidrEnd, contains, formatCidr, type Cidr } from '../cidr/cidr.ts';
import { tierSlots } from '../cidr/allocate.ts';
import { refOf, type Id } from '../design/design.ts';
import { usedAddresses, type Occupancy } from './addressUse.ts';
import { IPV6_SUBNETS, subnetIpv6 } from '../planning/ipv6.ts';
import type { Ipv6Plan, Plan, PlanBlock, PlanTier } from './evaluation.ts';
import { addressesOf, usableOf, type Network } from './network.ts';
import { segmentsOf, type Item } from './segments.ts';

/** A tier's region has a handful of slots; one with more than this lists none, so that no file can ask for millions. */
const MOST_SLOTS = 256;

/** The address plan: the blocks cut into segments, the tiers with the slots they keep, and the block around it all. */
export function addressMapOf(network: Network, occupancy: ReadonlyMap<Id, Occupancy>): Plan {
  const slots = freeSlots(network);
  const items = itemsOf(network, slots);
  return {
    blocks: blocksOf(network, items),
    tiers: Object.fromEntries(
      Object.keys(network.design.tiers).map((id) => [
        id,
        tierPlan(network, id, slots.get(id) ?? [], occupancy),
      ]),
    ),
    summary: summaryOf(network),
    ipv6: ipv6PlanOf(network),
  };
}

function blocksOf({ blocks }: Network, items: readonly Item[]): readonly PlanBlock[] {
  return blocks.map(({ text, cidr }, position) => {
    const segments = cidr === null ? [] : segmentsOf(cidr, items);
    return {
      cidr: text,
      role: position === 0 ? 'primary' : 'secondary',
      addresses: cidr === null ? 0 : addressCount(cidr.prefix),
      allocated: segments.reduce((sum, { kind, addresses }) => sum + (kind === 'subnet' ? addresses : 0), 0),
      segments,
    };
  });
}

/** Subnets by address and the rest by id: of two alike, which one shows must not hang on the order of a file. */
function itemsOf(
  { design, ordered, held }: Network,
  slots: ReadonlyMap<Id, readonly Cidr[]>,
): readonly Item[] {
  const items: Item[] = [];
  for (const { id, subnet, cidr } of ordered) {
    if (cidr !== null) items.push({ kind: 'subnet', cidr, ref: refOf('subnet', id), label: subnet.name });
  }
  for (const { id, name, block } of [...held].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (block.cidr !== null)
      items.push({ kind: 'held', cidr: block.cidr, ref: refOf('held', id), label: name });
  }
  for (const [id, cidrs] of [...slots].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const label = `kept for ${design.tiers[id]?.name ?? id}`;
    for (const cidr of cidrs) items.push({ kind: 'slot', cidr, ref: refOf('tier', id), label });
  }
  return items;
}

function tierPlan(
  network: Network,
  id: Id,
  slots: readonly Cidr[],
  occupancy: ReadonlyMap<Id, Occupancy>,
): PlanTier {
  const subnets = network.byTier.get(id) ?? [];
  return {
    block: network.design.tiers[id]?.block ?? null,
    freeSlots: slots.map(formatCidr),
    subnets: subnets.map((placed) => placed.id),
    addresses: subnets.reduce((sum, placed) => sum + addressesOf(placed), 0),
    usable: subnets.reduce((sum, placed) => sum + usableOf(placed), 0),
    used: subnets.reduce((sum, placed) => sum + usedAddresses(occupancy.get(placed.id)?.uses ?? []), 0),
  };
}

/** For each tier the slots of its region that nothing lies in; none for a region outside the VPC. */
function freeSlots({ design, blocks, tierBlocks, subnets, held }: Network): ReadonlyMap<Id, readonly Cidr[]> {
  const taken = [...subnets.map(({ cidr }) => cidr), ...held.map(({ block }) => block.cidr)];
  const isTaken = coverage(taken.filter((cidr) => cidr !== null));
  const slots = new Map<Id, readonly Cidr[]>();
  for (const [id, region] of tierBlocks) {
    const prefix = design.tiers[id]?.prefix ?? region.prefix;
    const inVpc = blocks.some(({ cidr }) => cidr !== null && contains(cidr, region));
    if (!inVpc || prefix < region.prefix || 2 ** (prefix - region.prefix) > MOST_SLOTS) continue;
    slots.set(
      id,
      tierSlots(region, prefix).filter((slot) => !isTaken(slot)),
    );
  }
  return slots;
}

/** A question answered by bisection: does any of `cidrs` touch this block? */
function coverage(cidrs: readonly Cidr[]): (block: Cidr) => boolean {
  const starts: number[] = [];
  const furthest: number[] = [];
  for (const position of addressOrder(cidrs)) {
    const cidr = cidrs[position] as Cidr;
    starts.push(cidr.base);
    furthest.push(Math.max(furthest.at(-1) ?? -1, cidrEnd(cidr)));
  }
  return (block) => {
    const before = countUpTo(starts, cidrEnd(block));
    return before > 0 && (furthest[before - 1] ?? -1) >= block.base;
  };
}

/** How many of the ascending numbers are not above `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ipv6PlanOf({ design, subnets }: Network): Ipv6Plan | null {
  const { vpc } = design;
  if (vpc.ipv6 === null) return null;
  const holders = subnets.flatMap(({ id, subnet: { ipv6: index } }) => {
    const cidr = subnetIpv6(vpc, index);
    return index === null || cidr === null ? [] : [{ id, index, cidr }];
  });
  const taken = new Set(holders.map(({ index }) => index)).size;
  return {
    cidr: vpc.ipv6.cidr,
    subnets: holders.sort((a, b) => a.index - b.index || (a.id < b.id ? -1 : 1)),
    free: IPV6_SUBNETS - taken,
  };
}

function summaryOf({ blocks, subnets, tierBlocks }: Network): string | null {
  const regions = [...tierBlocks.values()].filter((region) =>
    blocks.some(({ cidr }) => cidr !== null && contains(cidr, region)),
  );
  const placed = subnets.map(({ cidr }) => cidr).filter((cidr) => cidr !== null);
  const all = [...placed, ...regions];
  const first = all[0];
  if (first === undefined) return null;
  let lowest = first.base;
  let highest = cidrEnd(first);
  for (const cidr of all) {
    lowest = Math.min(lowest, cidr.base);
    highest = Math.max(highest, cidrEnd(cidr));
  }
  return formatCidr(cidrAround(lowest, Math.clz32((lowest ^ highest) >>> 0)));
}
