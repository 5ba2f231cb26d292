import { z } from 'zod';

import { noteText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setNotes = defineCommand({
  schema: z.strictObject({ type: z.literal('setNotes'), notes: noteText }),
  apply: () => err({ type: 'setNotes/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setNotes',
});
