import { z } from 'zod';

import { refText, trafficSchema } from '../design/design.ts';
import { descriptionText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setFlow = defineCommand({
  schema: z.strictObject({ type: z.literal('setFlow'), from: refText, to: refText, traffic: trafficSchema, changes: z.strictObject({ traffic: trafficSchema.optional(), description: descriptionText.optional() }) }),
  apply: () => err({ type: 'setFlow/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setFlow',
});
