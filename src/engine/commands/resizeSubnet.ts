import { z } from 'zod';

import { idSchema, tierSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const resizeSubnet = defineCommand({
  schema: z.strictObject({ type: z.literal('resizeSubnet'), id: idSchema, prefix: tierSchema.shape.prefix }),
  apply: () => err({ type: 'resizeSubnet/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'resizeSubnet',
});
