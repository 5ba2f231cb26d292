import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const moveZone = defineCommand({
  schema: z.strictObject({ type: z.literal('moveZone'), id: idSchema, index: z.int().min(0) }),
  apply: () => err({ type: 'moveZone/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'moveZone',
});
