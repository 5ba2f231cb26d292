import { z } from 'zod';

import { requirementsSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setRequirements = defineCommand({
  schema: z.strictObject({ type: z.literal('setRequirements'), changes: requirementsSchema.partial() }),
  apply: () => err({ type: 'setRequirements/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setRequirements',
});
