import { z } from '../schema.ts';

import { idSchema, zoneSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { given } from './records.ts';
import { checkZoneName } from './zoneNames.ts';

/**
 * Says which Availability Zone a zone of the design is, by name, id or both. Refuses with `setZone/unknown-zone`,
 * `/name-taken`, or `/other-region`.
 */
export const setZone = defineCommand({
  schema: z.strictObject({
    type: z.literal('setZone'),
    id: idSchema,
    name: zoneSchema.shape.name.optional(),
    zoneId: zoneSchema.shape.zoneId.optional(),
  }),
  apply: (design, { id, name, zoneId }) => {
    const zone = lookUp(design, 'setZone', 'zone', id);
    if (!zone.ok) return zone;
    const allowed = name === undefined ? ok(null) : checkZoneName(design, 'setZone', name, id);
    if (!allowed.ok) return allowed;
    return ok({ ...design, zones: { ...design.zones, [id]: { ...zone.value, ...given({ name, zoneId }) } } });
  },
  label: (design, { id, name, zoneId }) =>
    name === undefined
      ? `Set the id of ${nameIn(design.zones, id)} to ${zoneId ?? 'unknown'}`
      : `Make ${nameIn(design.zones, id)} ${name}`,
});
