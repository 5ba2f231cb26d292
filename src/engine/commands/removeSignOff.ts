import { z } from '../schema.ts';

import { entryOf, idSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp } from './lookUp.ts';
import { without } from './records.ts';

/** Takes a signature back. Refuses with `removeSignOff/unknown-signature`. */
export const removeSignOff = defineCommand({
  schema: z.strictObject({ type: z.literal('removeSignOff'), id: idSchema }),
  apply: (design, { id }) => {
    const found = lookUp(design, 'removeSignOff', 'signature', id);
    return found.ok ? ok({ ...design, signOffs: without(design.signOffs, id) }) : found;
  },
  label: (design, { id }) => `Take back the signature of ${entryOf(design.signOffs, id)?.by ?? id}`,
});
