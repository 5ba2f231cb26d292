import { z } from 'zod';

import { idSchema, workloadSchema } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setWorkload = defineCommand({
  schema: z.strictObject({ type: z.literal('setWorkload'), id: idSchema, name: nameText.optional(), kind: workloadSchema.shape.kind.optional(), tier: idSchema.optional(), count: workloadSchema.shape.count.optional(), securityGroups: workloadSchema.shape.securityGroups.optional() }),
  apply: () => err({ type: 'setWorkload/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setWorkload',
});
