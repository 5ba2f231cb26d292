import { z } from '../schema.ts';

import { entryOf, idSchema } from '../design/design.ts';
import { intentSentence } from '../design/intentWords.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp } from './lookUp.ts';
import { without } from './records.ts';

/** Takes back a sentence that had to hold. Refuses with `removeIntent/unknown-intent`. */
export const removeIntent = defineCommand({
  schema: z.strictObject({ type: z.literal('removeIntent'), id: idSchema }),
  apply: (design, { id }) => {
    const found = lookUp(design, 'removeIntent', 'intent', id);
    return found.ok ? ok({ ...design, intents: without(design.intents, id) }) : found;
  },
  label: (design, { id }) => {
    const intent = entryOf(design.intents, id);
    return `No longer demand: ${intent === undefined ? id : intentSentence(design, intent)}`;
  },
});
