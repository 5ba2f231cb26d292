import { z } from 'zod';

import { idSchema, zoneSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const addZone = defineCommand({
  schema: z.strictObject({ type: z.literal('addZone'), id: idSchema.optional(), name: zoneSchema.shape.name.optional(), zoneId: zoneSchema.shape.zoneId.optional(), withSubnets: z.boolean().optional() }),
  apply: () => err({ type: 'addZone/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'addZone',
});
