import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const moveTier = defineCommand({
  schema: z.strictObject({ type: z.literal('moveTier'), id: idSchema, index: z.int().min(0) }),
  apply: () => err({ type: 'moveTier/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'moveTier',
});
