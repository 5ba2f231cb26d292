import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const removeZone = defineCommand({
  schema: z.strictObject({ type: z.literal('removeZone'), id: idSchema }),
  apply: () => err({ type: 'removeZone/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'removeZone',
});
