import { z } from 'zod';

import { refText, trafficSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const removeFlow = defineCommand({
  schema: z.strictObject({ type: z.literal('removeFlow'), from: refText, to: refText, traffic: trafficSchema.optional() }),
  apply: () => err({ type: 'removeFlow/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'removeFlow',
});
