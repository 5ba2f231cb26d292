import { z } from 'zod';

import { accessSchema, idSchema, tierSchema } from '../design/design.ts';
import { nameText, noteText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setTier = defineCommand({
  schema: z.strictObject({ type: z.literal('setTier'), id: idSchema, name: nameText.optional(), access: accessSchema.optional(), prefix: tierSchema.shape.prefix.optional(), notes: noteText.optional() }),
  apply: () => err({ type: 'setTier/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setTier',
});
