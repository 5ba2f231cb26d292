import { z } from 'zod';

import { idSchema, workloadSchema } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const addWorkload = defineCommand({
  schema: z.strictObject({ type: z.literal('addWorkload'), id: idSchema.optional(), name: nameText, kind: workloadSchema.shape.kind, tier: idSchema, count: workloadSchema.shape.count, securityGroups: workloadSchema.shape.securityGroups.optional() }),
  apply: () => err({ type: 'addWorkload/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'addWorkload',
});
