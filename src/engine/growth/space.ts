import { addressCount, cidrEnd, type Cidr, contains, overlaps } from '../cidr/cidr.ts';
import { freeRanges, type FreeSpace, freeSpaceOf, takeLowest } from '../cidr/freeSpace.ts';
import type { Design, Id } from '../design/design.ts';
import { planOf, type AddressPlan } from '../planning/plan.ts';
import type { TierRoom } from './taskRoom.ts';

/** So many further subnets for a tier. */
export type Wanted = { readonly room: TierRoom; readonly subnets: number };

/** Where further subnets can go: each tier's own region first, then holes that belong to nobody. */
export type Space = {
  /** Free places for a subnet of its tier's size in the tier's own region. */
  readonly own: ReadonlyMap<Id, number>;
  /** What is free outside all regions, of `blocks` together; each call gives a fresh copy to take from. */
  readonly holes: () => FreeSpace;
};

/** The space of a design in its own blocks and in `further` ones. */
export function spaceOf(design: Design, rooms: readonly TierRoom[], further: readonly Cidr[] = []): Space {
  const plan = planOf(design);
  const taken = [...plan.subnets, ...plan.held].map(({ cidr }) => cidr);
  const closed = [...taken, ...plan.tiers.map(({ cidr }) => cidr)];
  return {
    own: new Map(rooms.map((room) => [room.tier, placesInRegion(plan, room, taken)])),
    holes: () => freeSpaceOf([...plan.blocks, ...further], closed),
  };
}

/** How many of the subnets wanted find no place, by tier; empty when all do. */
export function placeless({ own, holes }: Space, wanted: readonly Wanted[]): ReadonlyMap<Id, number> {
  const missing = new Map<Id, number>();
  let space: FreeSpace | undefined;
  for (const { room, subnets } of wanted) {
    const outside = subnets - (own.get(room.tier) ?? 0);
    for (let left = outside; left > 0; left -= 1) {
      space ??= holes();
      if (takeLowest(space, room.prefix) !== undefined) continue;
      missing.set(room.tier, left);
      break;
    }
  }
  return missing;
}

function placesInRegion({ tiers, blocks }: AddressPlan, room: TierRoom, taken: readonly Cidr[]): number {
  const region = tiers.find(({ id }) => id === room.tier)?.cidr;
  if (region === undefined || !blocks.some((block) => contains(block, region))) return 0;
  const size = addressCount(room.prefix);
  const inside = taken.filter((cidr) => overlaps(region, cidr));
  if (size > cidrEnd(region) - region.base + 1) return 0;
  return freeRanges(region, inside).reduce((places, { first, last }) => {
    const lowest = Math.ceil(first / size) * size;
    return places + Math.max(0, Math.floor((last + 1 - lowest) / size));
  }, 0);
}
