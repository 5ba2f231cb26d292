import { z } from '../schema.ts';

import { type Design, entryOf, type Id, idSchema, type Subnet } from '../design/design.ts';
import { freeIpv6, isIpv6Only } from '../planning/ipv6.ts';
import { blockIn, prefixIn } from '../planning/plan.ts';
import { ok } from '../result.ts';
import { type Edit, defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { newSubnet, settleAll } from './newSubnet.ts';

/**
 * Moves a subnet to another zone, another tier, or both. AWS cannot move a subnet: it is replaced by a new one while
 * the old one still stands, so one that the plan placed gets addresses of its own, in another tier of that tier's
 * size, and another /64 where it has one. In another tier it takes that tier's route table and network ACL. A pinned one keeps the block that a person chose.
 *
 * Refuses with `moveSubnet/unknown-subnet`, `/unknown-zone`, `/unknown-tier`, or `/no-room`.
 */
export const moveSubnet = defineCommand({
  schema: z.strictObject({
    type: z.literal('moveSubnet'),
    id: idSchema,
    zone: idSchema.optional(),
    tier: idSchema.optional(),
  }),
  apply: (design, { id, zone, tier }) => {
    const found = lookUp(design, 'moveSubnet', 'subnet', id);
    if (!found.ok) return found;
    const subnet = found.value;
    const knownZone = lookUp(design, 'moveSubnet', 'zone', zone ?? subnet.zone);
    if (!knownZone.ok) return knownZone;
    const knownTier = lookUp(design, 'moveSubnet', 'tier', tier ?? subnet.tier);
    if (!knownTier.ok) return knownTier;
    const moved = { ...subnet, zone: zone ?? subnet.zone, tier: tier ?? subnet.tier };
    if (moved.zone === subnet.zone && moved.tier === subnet.tier) return ok(design);
    const adopted = moved.tier === subnet.tier ? moved : { ...moved, ...tablesOf(design, moved) };
    if (subnet.pinned) return ok({ ...design, subnets: { ...design.subnets, [id]: adopted } });
    const anew = {
      ...adopted,
      ipv6: subnet.ipv6 === null ? null : (freeIpv6(design.subnets) ?? subnet.ipv6),
    };
    if (isIpv6Only(subnet)) return ok({ ...design, subnets: { ...design.subnets, [id]: anew } });
    const prefix = moved.tier === subnet.tier ? prefixIn(subnet.cidr) : knownTier.value.prefix;
    return placedAnew(design, id, subnet, { ...anew, cidr: `/${prefix ?? knownTier.value.prefix}` });
  },
  label: (design, { id, zone, tier }) => {
    const subnet = entryOf(design.subnets, id);
    const where = [
      ...(tier !== undefined && tier !== subnet?.tier ? [nameIn(design.tiers, tier)] : []),
      ...(zone !== undefined && zone !== subnet?.zone ? [nameIn(design.zones, zone)] : []),
    ];
    return `Move ${nameIn(design.subnets, id)} to ${where.join(' in ') || 'where it is'}`;
  },
});

/** The route table and network ACL that a new subnet of the tier would get: those of the old tier may not suit it. */
function tablesOf(design: Design, { tier, zone }: Subnet): Pick<Subnet, 'routeTable' | 'networkAcl'> {
  const { routeTable, networkAcl } = newSubnet(design, tier, zone);
  return { routeTable, networkAcl };
}

/** The moved subnet with a place beside the one it had. */
function placedAnew(design: Design, id: Id, before: Subnet, after: Subnet): Edit {
  const old = blockIn(before.cidr);
  const subnets = { ...design.subnets, [id]: after };
  return settleAll({ ...design, subnets }, 'moveSubnet', [id], old === undefined ? [] : [old]);
}
