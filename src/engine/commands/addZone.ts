import { z } from '../schema.ts';

import { type Design, type Id, idSchema, type Subnet, type Zone, zoneSchema } from '../design/design.ts';
import { regionOf } from '../regions/regions.ts';
import { type Result, err, ok } from '../result.ts';
import type { Refusal } from '../design/refusal.ts';
import { type CommandOf, defineCommand } from './definition.ts';
import { freeId, idFrom } from './ids.ts';
import { checkNewId } from './lookUp.ts';
import { newSubnet, newSubnetId, settleAll } from './newSubnet.ts';
import { checkZoneName } from './zoneNames.ts';

const schema = z.strictObject({
  type: z.literal('addZone'),
  id: idSchema.optional(),
  name: zoneSchema.shape.name.optional(),
  zoneId: zoneSchema.shape.zoneId.optional(),
  withSubnets: z.boolean().optional(),
});

/**
 * Adds an Availability Zone, the region's next one when it is not named, and a subnet in it for each tier that has one
 * in every other zone, unless `withSubnets` is false. No address that exists changes.
 *
 * Refuses with `addZone/no-more-zones`, `/name-taken`, `/other-region`, `/id-taken`, or `/no-room` for a subnet.
 */
export const addZone = defineCommand({
  schema,
  apply: (design, command) => {
    const zone = newZone(design, command);
    if (!zone.ok) return zone;
    const id = command.id ?? freeId(design.zones, idFrom(letterOf(zone.value.name), 'zone'));
    const unused = checkNewId(design.zones, 'addZone', id, freeId(design.zones, id));
    if (!unused.ok) return unused;
    const wider = { ...design, zones: { ...design.zones, [id]: zone.value } };
    const subnets = command.withSubnets === false ? {} : subnetsFor(design, wider, id);
    return settleAll(
      { ...wider, subnets: { ...design.subnets, ...subnets } },
      'addZone',
      Object.keys(subnets),
    );
  },
  label: (design, command) => {
    const zone = newZone(design, command);
    return zone.ok ? `Add zone ${zone.value.name}` : 'Add a zone';
  },
});

function newZone(design: Design, { name, zoneId }: CommandOf<typeof schema>): Result<Zone, Refusal> {
  const known = regionOf(design.region)?.zones ?? [];
  if (name !== undefined) {
    const allowed = checkZoneName(design, 'addZone', name);
    if (!allowed.ok) return allowed;
    return ok({ name, zoneId: zoneId ?? known.find((zone) => zone.name === name)?.id ?? null });
  }
  const used = new Set(Object.values(design.zones).map((zone) => zone.name));
  const next = known.find((zone) => !used.has(zone.name));
  if (next !== undefined) return ok({ name: next.name, zoneId: zoneId ?? next.id });
  return err({
    type: 'addZone/no-more-zones',
    message:
      known.length === 0
        ? `The zones of ${design.region} are not known here; give the zone's name, such as ${design.region}a.`
        : `${design.region} has ${known.length} Availability Zones and all of them are in the design; another region may have more.`,
  });
}

/** `d` of `us-east-1d`. */
function letterOf(name: string): string {
  return name.slice(-1);
}

/** A subnet in the new zone for each tier that has one in every zone so far. */
function subnetsFor(design: Design, wider: Design, zone: Id): Readonly<Record<Id, Subnet>> {
  const zonesOf = new Map<Id, Set<Id>>();
  for (const subnet of Object.values(design.subnets)) {
    zonesOf.set(subnet.tier, (zonesOf.get(subnet.tier) ?? new Set()).add(subnet.zone));
  }
  const zones = Object.keys(design.zones).length;
  const complete = Object.keys(design.tiers).filter((tier) => (zonesOf.get(tier)?.size ?? 0) === zones);
  const added: Record<Id, Subnet> = {};
  for (const tier of complete) {
    const soFar = { ...wider, subnets: { ...wider.subnets, ...added } };
    added[newSubnetId(soFar, tier, zone)] = newSubnet(soFar, tier, zone);
  }
  return added;
}
