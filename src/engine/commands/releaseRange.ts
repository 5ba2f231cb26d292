import { z } from '../schema.ts';

import { entryOf, idSchema } from '../design/design.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { nameIn, unknownId } from './lookUp.ts';
import { without } from './records.ts';

/** Gives a held range back to the plan. Refuses with `releaseRange/unknown-held-range`. */
export const releaseRange = defineCommand({
  schema: z.strictObject({ type: z.literal('releaseRange'), id: idSchema }),
  apply: (design, { id }) => {
    const { held } = design.vpc;
    if (entryOf(held, id) === undefined) return err(unknownId('releaseRange', 'held range', id, held));
    return ok({ ...design, vpc: { ...design.vpc, held: without(held, id) } });
  },
  label: (design, { id }) => `Release ${nameIn(design.vpc.held, id)}`,
});
