import { z } from 'zod';

import { dateSchema, findingKeySchema, personText, setAsideSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setAsideFinding = defineCommand({
  schema: z.strictObject({ type: z.literal('setAsideFinding'), key: findingKeySchema, reason: setAsideSchema.shape.reason, by: personText, on: dateSchema }),
  apply: () => err({ type: 'setAsideFinding/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setAsideFinding',
});
