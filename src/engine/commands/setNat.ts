import { z } from 'zod';

import { idSchema, natSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setNat = defineCommand({
  schema: z.strictObject({ type: z.literal('setNat'), mode: natSchema.shape.mode, zone: idSchema.nullable().optional() }),
  apply: () => err({ type: 'setNat/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setNat',
});
