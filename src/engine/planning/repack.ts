import type { Cidr } from '../cidr/cidr.ts';
import { contains } from '../cidr/cidr.ts';
import type { Design, Id, Subnet, Tier } from '../design/design.ts';
import { isIpv6Only } from './ipv6.ts';
import { settle } from './place.ts';
import { asksForPlace, planOf, prefixIn } from './plan.ts';

/** What a repack may change besides the places. */
export type RepackWishes = {
  /** A new subnet size for these tiers: `{ data: 26 }` gives each automatic subnet of the tier a /26. */
  readonly sizes?: Readonly<Record<Id, number>>;
  /** Addresses to keep clear of besides those that are held. */
  readonly keepFree?: readonly Cidr[];
};

/**
 * The design with every automatic subnet placed anew, as if the plan had met all of them at once: the widest tier
 * first, each tier in one block with slots to spare. Pinned subnets and held ranges stay, and so does the region of a
 * tier with a pinned subnet in it. The same places come out whatever the order of the subnets, and a second repack
 * changes nothing. What finds no room asks for a place afterwards (`/22`).
 */
export function repacked(design: Design, { sizes = {}, keepFree = [] }: RepackWishes = {}): Design {
  return settle(uprooted(design, sizes), keepFree);
}

/** The subnets that a repack may move: those that a person has not pinned. */
export function movableSubnets({ subnets }: Design): readonly Id[] {
  return Object.keys(subnets).filter((id) => {
    const subnet = subnets[id];
    return subnet?.pinned === false && !isIpv6Only(subnet);
  });
}

/** The design in which every automatic subnet asks for a place, and no tier keeps a region for old times' sake. */
function uprooted(design: Design, sizes: Readonly<Record<Id, number>>): Design {
  const anchored = anchoredTiers(design);
  const tiers = Object.entries(design.tiers).map(([id, tier]): [Id, Tier] => [
    id,
    { ...tier, prefix: sizes[id] ?? tier.prefix, block: anchored.has(id) ? tier.block : null },
  ]);
  const subnets = Object.entries(design.subnets).map(([id, subnet]): [Id, Subnet] => {
    if (subnet.pinned || isIpv6Only(subnet)) return [id, subnet];
    const prefix = sizes[subnet.tier] ?? prefixIn(subnet.cidr);
    return [id, prefix === undefined ? subnet : { ...subnet, cidr: `/${prefix}` }];
  });
  return { ...design, tiers: Object.fromEntries(tiers), subnets: Object.fromEntries(subnets) };
}

/** The tiers whose region a pinned subnet lies in: the others of the tier stay beside it. */
function anchoredTiers(design: Design): ReadonlySet<Id> {
  const plan = planOf(design);
  const regions = new Map(plan.tiers.map(({ id, cidr }) => [id, cidr]));
  const pinned = plan.subnets.filter(({ id }) => design.subnets[id]?.pinned);
  return new Set(
    pinned.flatMap(({ id, cidr }) => {
      const tier = design.subnets[id]?.tier ?? '';
      const region = regions.get(tier);
      return region !== undefined && contains(region, cidr) ? [tier] : [];
    }),
  );
}

/** A subnet that stands in both designs and would get other addresses: AWS makes a new one and deletes the old. */
export type Move = { readonly id: Id; readonly name: string; readonly from: string; readonly to: string };

/** The subnets of both designs whose block differs, in the order of the second; one without a place does not move. */
export function movesBetween(before: Design, after: Design): readonly Move[] {
  return Object.entries(after.subnets).flatMap(([id, { name, cidr }]) => {
    const old = before.subnets[id];
    if (old === undefined || old.cidr === cidr || asksForPlace(old.cidr)) return [];
    return [{ id, name, from: old.cidr, to: cidr }];
  });
}
