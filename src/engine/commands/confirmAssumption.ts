import { z } from '../schema.ts';

import { dateSchema, idSchema, personText } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp } from './lookUp.ts';

/** Records who confirmed an assumption and when. Refuses with `confirmAssumption/unknown-assumption`. */
export const confirmAssumption = defineCommand({
  schema: z.strictObject({
    type: z.literal('confirmAssumption'),
    id: idSchema,
    by: personText,
    on: dateSchema,
  }),
  apply: (design, { id, by, on }) => {
    const found = lookUp(design, 'confirmAssumption', 'assumption', id);
    if (!found.ok) return found;
    const assumption = { ...found.value, confirmed: { by, on } };
    return ok({ ...design, assumptions: { ...design.assumptions, [id]: assumption } });
  },
  label: (_, { id }) => `Confirm the assumption ${id}`,
});
