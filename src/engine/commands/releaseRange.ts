import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const releaseRange = defineCommand({
  schema: z.strictObject({ type: z.literal('releaseRange'), id: idSchema }),
  apply: () => err({ type: 'releaseRange/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'releaseRange',
});
