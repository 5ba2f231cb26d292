import { z } from 'zod';

import { accessSchema, idSchema, tierSchema } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const addTier = defineCommand({
  schema: z.strictObject({ type: z.literal('addTier'), id: idSchema.optional(), name: nameText, access: accessSchema, prefix: tierSchema.shape.prefix, zones: z.array(idSchema).optional() }),
  apply: () => err({ type: 'addTier/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'addTier',
});
