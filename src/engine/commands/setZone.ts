import { z } from 'zod';

import { idSchema, zoneSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setZone = defineCommand({
  schema: z.strictObject({ type: z.literal('setZone'), id: idSchema, name: zoneSchema.shape.name.optional(), zoneId: zoneSchema.shape.zoneId.optional() }),
  apply: () => err({ type: 'setZone/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setZone',
});
