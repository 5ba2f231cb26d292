import { z } from '../schema.ts';

import { entryOf, idSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp } from './lookUp.ts';
import { without } from './records.ts';

/** Takes a recorded decision out again; nothing that it decided changes. Refuses with `removeDecision/unknown-decision`. */
export const removeDecision = defineCommand({
  schema: z.strictObject({ type: z.literal('removeDecision'), id: idSchema }),
  apply: (design, { id }) => {
    const found = lookUp(design, 'removeDecision', 'decision', id);
    return found.ok ? ok({ ...design, decisions: without(design.decisions, id) }) : found;
  },
  label: (design, { id }) => `Remove the decision: ${entryOf(design.decisions, id)?.title ?? id}`,
});
