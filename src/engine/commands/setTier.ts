import { z } from '../schema.ts';

import { accessSchema, idSchema, tierSchema } from '../design/design.ts';
import { nameText, noteText } from '../design/text.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { given } from './records.ts';

/**
 * Changes a tier's name, access, notes, or the size that its new subnets get; subnets it has keep theirs.
 * Refuses with `setTier/unknown-tier`.
 */
export const setTier = defineCommand({
  schema: z.strictObject({
    type: z.literal('setTier'),
    id: idSchema,
    name: nameText.optional(),
    access: accessSchema.optional(),
    prefix: tierSchema.shape.prefix.optional(),
    notes: noteText.optional(),
  }),
  apply: (design, { id, name, access, prefix, notes }) => {
    const tier = lookUp(design, 'setTier', 'tier', id);
    if (!tier.ok) return tier;
    const changed = { ...tier.value, ...given({ name, access, prefix, notes }) };
    return ok({ ...design, tiers: { ...design.tiers, [id]: changed } });
  },
  label: (design, { id, name, access, prefix }) => {
    const current = nameIn(design.tiers, id);
    if (access !== undefined) return `Make ${current} ${access}`;
    if (prefix !== undefined) return `Give new ${current} subnets a /${prefix}`;
    return name === undefined ? `Edit the notes of ${current}` : `Rename ${current} to ${name}`;
  },
});
