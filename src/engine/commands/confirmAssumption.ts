import { z } from 'zod';

import { dateSchema, idSchema, personText } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const confirmAssumption = defineCommand({
  schema: z.strictObject({ type: z.literal('confirmAssumption'), id: idSchema, by: personText, on: dateSchema }),
  apply: () => err({ type: 'confirmAssumption/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'confirmAssumption',
});
