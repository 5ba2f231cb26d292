import { z } from '../schema.ts';

import { accessSchema, type Design, type Id, idSchema, tierSchema } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { freeId, idFrom } from './ids.ts';
import { checkNewId, lookUpAll } from './lookUp.ts';
import { newSubnet, newSubnetId, settleAll } from './newSubnet.ts';

/**
 * Adds a tier with a subnet in each zone, or in those of `zones` only.
 *
 * Refuses with `addTier/id-taken`, `/unknown-zone`, or `/no-room` for a subnet.
 */
export const addTier = defineCommand({
  schema: z.strictObject({
    type: z.literal('addTier'),
    id: idSchema.optional(),
    name: nameText,
    access: accessSchema,
    prefix: tierSchema.shape.prefix,
    zones: z.array(idSchema).optional(),
  }),
  apply: (design, { id: asked, name, access, prefix, zones = Object.keys(design.zones) }) => {
    const id = asked ?? freeId(design.tiers, idFrom(name, 'tier'));
    const unused = checkNewId(design.tiers, 'addTier', id, freeId(design.tiers, id));
    if (!unused.ok) return unused;
    const known = lookUpAll(design, 'addTier', 'zone', zones);
    if (!known.ok) return known;
    const tier = { name, access, prefix, block: null, notes: '' };
    return withSubnets({ ...design, tiers: { ...design.tiers, [id]: tier } }, id, [...new Set(zones)]);
  },
  label: (_, { name }) => `Add tier ${name}`,
});

function withSubnets(design: Design, tier: Id, zones: readonly Id[]) {
  const added = zones.map(
    (zone) => [newSubnetId(design, tier, zone), newSubnet(design, tier, zone)] as const,
  );
  const subnets = { ...design.subnets, ...Object.fromEntries(added) };
  return settleAll(
    { ...design, subnets },
    'addTier',
    added.map(([id]) => id),
  );
}
