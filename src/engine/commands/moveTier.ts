import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { movedTo } from './records.ts';

/** Puts a tier at another position among the tiers; addresses stay. Refuses with `moveTier/unknown-tier`. */
export const moveTier = defineCommand({
  schema: z.strictObject({ type: z.literal('moveTier'), id: idSchema, index: z.int().min(0) }),
  apply: (design, { id, index }) => {
    const tier = lookUp(design, 'moveTier', 'tier', id);
    return tier.ok ? ok({ ...design, tiers: movedTo(design.tiers, id, index) }) : tier;
  },
  label: (design, { id }) => `Reorder tier ${nameIn(design.tiers, id)}`,
});
