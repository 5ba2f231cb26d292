import { z } from 'zod';

import { refText, trafficSchema } from '../design/design.ts';
import { descriptionText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const allowFlow = defineCommand({
  schema: z.strictObject({ type: z.literal('allowFlow'), from: refText, to: refText, traffic: trafficSchema, description: descriptionText.optional() }),
  apply: () => err({ type: 'allowFlow/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'allowFlow',
});
