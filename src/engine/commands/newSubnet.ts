import { type Design, entryOf, type Id, NO_IPV4, type Subnet } from '../design/design.ts';
import { cutText, NAME_LENGTH } from '../design/text.ts';
import { freeIpv6 } from '../planning/ipv6.ts';
import { asksForPlace } from '../planning/plan.ts';
import { settle } from '../planning/place.ts';
import { noRoom } from '../planning/room.ts';
import { err, ok } from '../result.ts';
import type { Edit } from './definition.ts';
import { freeId, idFrom } from './ids.ts';
import { type AddressFamily, familyOf } from './subnetIpv6.ts';

/**
 * A subnet for the tier in the zone, as its siblings are: named like them ("ECS d" beside "ECS c"), with the route
 * table and network ACL that all of them share, IPv6 where all have it, and of the tier's size, which asks the plan for a place.
 */
export function newSubnet(design: Design, tier: Id, zone: Id): Subnet {
  const siblings = Object.values(design.subnets).filter((subnet) => subnet.tier === tier);
  const ipv6 = sharedFamily(siblings) === 'ipv4' ? null : (freeIpv6(design.subnets) ?? null);
  return {
    name: siblingName(design, siblings, tier, zone),
    zone,
    tier,
    cidr:
      ipv6 !== null && sharedFamily(siblings) === 'ipv6'
        ? NO_IPV4
        : `/${entryOf(design.tiers, tier)?.prefix ?? 24}`,
    ipv6,
    pinned: false,
    routeTable: sharedBy(siblings.map(({ routeTable }) => routeTable)),
    networkAcl: sharedBy(siblings.map(({ networkAcl }) => networkAcl)),
    notes: '',
  };
}

/** The id a new subnet of this tier and zone gets: `ecs-d`, or `ecs-d-2` when there is one. */
export function newSubnetId(design: Design, tier: Id, zone: Id): Id {
  return freeId(design.subnets, idFrom(`${tier}-${zone}`, 'subnet'));
}

function siblingName(design: Design, siblings: readonly Subnet[], tier: Id, zone: Id): string {
  const pattern = siblings.find((sibling) => sibling.name.endsWith(` ${sibling.zone}`));
  const stem = pattern?.name.slice(0, -pattern.zone.length - 1) ?? entryOf(design.tiers, tier)?.name ?? tier;
  return freeName(siblings, cutText(`${stem} ${zone}`, NAME_LENGTH));
}

/** `name`, or `name 2`, `name 3`, … when one of the siblings is called so; at most as long as a name may be. */
export function freeName(siblings: readonly Subnet[], name: string): string {
  const names = new Set(siblings.map((sibling) => sibling.name));
  if (!names.has(name)) return name;
  const stem = cutText(name, NAME_LENGTH - ' 10000'.length);
  let number = 2;
  while (names.has(`${stem} ${number}`)) number += 1;
  return `${stem} ${number}`;
}

/** The addresses that all of them have; IPv4 where they differ. */
function sharedFamily(siblings: readonly Subnet[]): AddressFamily {
  const families = new Set(siblings.map(familyOf));
  const [only = 'ipv4'] = families;
  return families.size === 1 ? only : 'ipv4';
}

function sharedBy(ids: readonly (Id | null)[]): Id | null {
  const [first = null] = ids;
  return ids.every((id) => id === first) ? first : null;
}

/**
 * The design with all places given out, or a refusal of `<command>/no-room` for the first of `ids` that found none.
 * `alsoTaken` as in {@link settle}.
 */
export function settleAll(
  design: Design,
  command: string,
  ids: readonly Id[],
  alsoTaken: Parameters<typeof settle>[1] = [],
): Edit {
  const settled = settle(design, alsoTaken);
  for (const id of ids) {
    const subnet = entryOf(settled.subnets, id);
    if (subnet !== undefined && asksForPlace(subnet.cidr)) {
      return err(noRoom(settled, command, subnet.name, Number(subnet.cidr.slice(1)), subnet.tier));
    }
  }
  return ok(settled);
}
