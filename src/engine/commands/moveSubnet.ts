import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const moveSubnet = defineCommand({
  schema: z.strictObject({ type: z.literal('moveSubnet'), id: idSchema, zone: idSchema.optional(), tier: idSchema.optional() }),
  apply: () => err({ type: 'moveSubnet/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'moveSubnet',
});
