import { z } from '../schema.ts';

import { noteText } from '../design/text.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';

/** Replaces the notes about the whole design. */
export const setNotes = defineCommand({
  schema: z.strictObject({ type: z.literal('setNotes'), notes: noteText }),
  apply: (design, { notes }) => ok({ ...design, notes }),
  label: () => 'Edit the notes',
});
