import { z } from 'zod';

import { idSchema, prefixListIdSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setEndpoint = defineCommand({
  schema: z.strictObject({ type: z.literal('setEndpoint'), id: idSchema, changes: z.strictObject({ tier: idSchema.optional(), zones: z.array(idSchema).nullable().optional(), securityGroups: z.array(idSchema).max(16).optional(), privateDns: z.boolean().optional(), tiers: z.array(idSchema).optional(), prefixListId: prefixListIdSchema.nullable().optional() }) }),
  apply: () => err({ type: 'setEndpoint/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setEndpoint',
});
