import { z } from 'zod';

import { findingKeySchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const restoreFinding = defineCommand({
  schema: z.strictObject({ type: z.literal('restoreFinding'), key: findingKeySchema }),
  apply: () => err({ type: 'restoreFinding/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'restoreFinding',
});
