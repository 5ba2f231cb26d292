import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const removeTier = defineCommand({
  schema: z.strictObject({ type: z.literal('removeTier'), id: idSchema }),
  apply: () => err({ type: 'removeTier/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'removeTier',
});
