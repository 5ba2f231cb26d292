import { z } from 'zod';

import { regionCodeSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setRegion = defineCommand({
  schema: z.strictObject({ type: z.literal('setRegion'), region: regionCodeSchema }),
  apply: () => err({ type: 'setRegion/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setRegion',
});
