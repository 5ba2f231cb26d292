import { addressCount, type Cidr, cidrAround, contains, formatCidr } from '../cidr/cidr.ts';
import {
  type FreeSpace,
  freeSpaceOf,
  freeSpacesOf,
  takeBlock,
  takeFirst,
  takeLowest,
} from '../cidr/freeSpace.ts';
import type { Design, Id, Subnet } from '../design/design.ts';
import { type AddressPlan, asksForPlace, planOf, prefixIn } from './plan.ts';

/*
 * Where subnets go. A tier keeps one contiguous region with a slot for each zone and for zones to come, so that it is
 * one line in a route table and a further zone renumbers nothing:
 *
 *   10.0.0.0/16   ├──────────── ecs /20 ────────────┤├─ public /22 ─┤├─ data /22 ─┤   free …
 *                 ├ zone a ┤├ zone b ┤├ zone c ┤ ░░░░ ├ a ┤├ b ┤├ c ┤░
 *
 * A subnet takes its zone's slot, else the lowest free place of its tier's region, else the tightest hole that belongs
 * to no tier and is not held. Whatever has a place keeps it.
 */

/** Slots a tier's region has at least: most designs have up to three zones, and a fourth can come. */
const FEWEST_SLOTS = 4;

/** A subnet that asks for a place. */
type Wish = {
  readonly id: Id;
  readonly prefix: number;
  readonly tier: Id;
  readonly tierRank: number;
  readonly zoneRank: number;
};

/**
 * The design with a place for every subnet that asks for one (`/22`) and can have it, and with the regions of tiers
 * that got their first subnet. The result depends on the order of tiers and zones, not on that of subnets. What finds
 * no room keeps asking; the same design comes back when nothing changes.
 *
 * `alsoTaken` are addresses to keep clear of besides those of the design: a subnet that is replaced still stands while
 * its successor is made (AWS cannot move one to another zone or range).
 */
export function settle(design: Design, alsoTaken: readonly Cidr[] = []): Design {
  const wishes = wishesOf(design);
  if (wishes.length === 0) return design;
  const plan = planOf(design);
  const regions = withNewRegions(design, plan, wishes, alsoTaken);
  const places = placesFor(design, plan, regions, wishes, alsoTaken);
  return withPlaces(design, plan, regions, places);
}

function wishesOf(design: Design): readonly Wish[] {
  const wishes: Wish[] = [];
  let tierRanks: ReadonlyMap<Id, number> | undefined;
  let zoneRanks: ReadonlyMap<Id, number> | undefined;
  for (const [id, { cidr, tier, zone }] of Object.entries(design.subnets)) {
    const prefix = asksForPlace(cidr) ? prefixIn(cidr) : undefined;
    if (prefix === undefined) continue;
    tierRanks ??= ranksIn(design.tiers);
    zoneRanks ??= ranksIn(design.zones);
    wishes.push({ id, prefix, tier, tierRank: tierRanks.get(tier) ?? 0, zoneRank: zoneRanks.get(zone) ?? 0 });
  }
  return wishes.sort(widestFirst);
}

function ranksIn(record: Readonly<Record<Id, unknown>>): ReadonlyMap<Id, number> {
  return new Map(Object.keys(record).map((id, rank) => [id, rank]));
}

function widestFirst(a: Wish, b: Wish): number {
  return a.prefix - b.prefix || a.tierRank - b.tierRank || a.zoneRank - b.zoneRank || (a.id < b.id ? -1 : 1);
}

/** The regions of all tiers, new ones for those that get their first subnet; with spare slots where all have room. */
function withNewRegions(
  design: Design,
  plan: AddressPlan,
  wishes: readonly Wish[],
  alsoTaken: readonly Cidr[],
): ReadonlyMap<Id, Cidr> {
  const existing = new Map(plan.tiers.map(({ id, cidr }) => [id, cidr]));
  const homeless = homelessTiers(design, existing, wishes);
  if (homeless.length === 0) return existing;
  const taken = [...plan.subnets, ...plan.held, ...plan.tiers].map(({ cidr }) => cidr).concat(alsoTaken);
  const zones = Object.keys(design.zones).length;
  const spacious = newRegions(homeless, plan.blocks, taken, Math.max(FEWEST_SLOTS, zones));
  const found =
    spacious.size === homeless.length ? spacious : newRegions(homeless, plan.blocks, taken, zones);
  return new Map([...existing, ...found]);
}

/** A tier that gets a region, with the size of its slots. */
type Homeless = { readonly id: Id; readonly slot: number };

/** The tiers that get their first subnet; a subnet wider than its tier's own size widens the slots. */
function homelessTiers(
  design: Design,
  existing: ReadonlyMap<Id, Cidr>,
  wishes: readonly Wish[],
): readonly Homeless[] {
  const widest = new Map<Id, number>();
  for (const { tier, prefix } of wishes) widest.set(tier, Math.min(widest.get(tier) ?? prefix, prefix));
  return Object.entries(design.tiers).flatMap(([id, { prefix }]) => {
    const asked = widest.get(id);
    return asked === undefined || existing.has(id) ? [] : [{ id, slot: Math.min(prefix, asked) }];
  });
}

/** A region for each of `tiers` that finds room, the widest first and then in the order of the tiers. */
function newRegions(
  tiers: readonly Homeless[],
  blocks: readonly Cidr[],
  taken: readonly Cidr[],
  slots: number,
): ReadonlyMap<Id, Cidr> {
  const widening = Math.ceil(Math.log2(Math.max(1, slots)));
  const regions = new Map<Id, Cidr>();
  const spaces = freeSpacesOf(withoutInner(blocks), taken);
  for (const { id, slot } of [...tiers].sort((a, b) => a.slot - b.slot)) {
    const region = takeFromFirst(spaces, slot - widening);
    if (region !== undefined) regions.set(id, region);
  }
  return regions;
}

/** Blocks of a VPC do not overlap in AWS; in a file they may, and nothing must be given out twice. */
function withoutInner(blocks: readonly Cidr[]): readonly Cidr[] {
  return blocks.filter(
    (block, at) =>
      !blocks.some((other, place) => contains(other, block) && (other.prefix < block.prefix || place < at)),
  );
}

function takeFromFirst(spaces: readonly FreeSpace[], prefix: number): Cidr | undefined {
  for (const space of spaces) {
    const cidr = takeFirst(space, prefix);
    if (cidr !== undefined) return cidr;
  }
  return undefined;
}

/** A place for each wish that can have one. Own slots are given out before anybody is put into somebody else's. */
function placesFor(
  design: Design,
  plan: AddressPlan,
  regions: ReadonlyMap<Id, Cidr>,
  wishes: readonly Wish[],
  alsoTaken: readonly Cidr[],
): ReadonlyMap<Id, Cidr> {
  const places = new Map<Id, Cidr>();
  const taken = [...plan.subnets, ...plan.held].map(({ cidr }) => cidr).concat(alsoTaken);
  const asking = [...new Set(wishes.map(({ tier }) => tier))].filter((tier) => regions.has(tier));
  const spaces = freeSpacesOf(
    asking.map((tier) => regions.get(tier) as Cidr),
    taken,
  );
  const spaceOf = new Map(asking.map((tier, at) => [tier, spaces[at] as FreeSpace]));

  for (const wish of wishes) {
    const space = spaceOf.get(wish.tier);
    const slot = ownSlot(design, regions.get(wish.tier), wish);
    if (space !== undefined && slot !== undefined && takeBlock(space, slot)) places.set(wish.id, slot);
  }
  for (const wish of wishes) {
    const space = places.has(wish.id) ? undefined : spaceOf.get(wish.tier);
    const cidr = space && takeFirst(space, wish.prefix);
    if (cidr !== undefined) places.set(wish.id, cidr);
  }
  let holes: FreeSpace | undefined;
  for (const wish of wishes) {
    if (places.has(wish.id)) continue;
    holes ??= freeSpaceOf(plan.blocks, [...taken, ...regions.values()]);
    const cidr = takeLowest(holes, wish.prefix);
    if (cidr !== undefined) places.set(wish.id, cidr);
  }
  return places;
}

/** The wish's place in its zone's slot, or `undefined` when there is no such slot. */
function ownSlot(design: Design, region: Cidr | undefined, wish: Wish): Cidr | undefined {
  const slotPrefix = design.tiers[wish.tier]?.prefix;
  if (region === undefined || slotPrefix === undefined) return undefined;
  const base = region.base + wish.zoneRank * addressCount(slotPrefix);
  const cidr = cidrAround(base, wish.prefix);
  // A wider block around a slot would begin in another zone's slot, which the second round may still give it.
  return cidr.base === base && contains(region, cidr) ? cidr : undefined;
}

function withPlaces(
  design: Design,
  plan: AddressPlan,
  regions: ReadonlyMap<Id, Cidr>,
  places: ReadonlyMap<Id, Cidr>,
): Design {
  if (places.size === 0) return design;
  const subnets: Record<Id, Subnet> = { ...design.subnets };
  const inhabited = new Set<Id>();
  for (const [id, cidr] of places) {
    const subnet = subnets[id];
    if (subnet === undefined) continue;
    subnets[id] = { ...subnet, cidr: formatCidr(cidr) };
    const region = regions.get(subnet.tier);
    if (region !== undefined && contains(region, cidr)) inhabited.add(subnet.tier);
  }
  const known = new Set(plan.tiers.map(({ id }) => id));
  const settled = [...regions].filter(([id]) => inhabited.has(id) && !known.has(id));
  if (settled.length === 0) return { ...design, subnets };
  const tiers = { ...design.tiers };
  for (const [id, region] of settled) {
    const tier = tiers[id];
    if (tier !== undefined) tiers[id] = { ...tier, block: formatCidr(region) };
  }
  return { ...design, subnets, tiers };
}
