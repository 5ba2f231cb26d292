import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const removeWorkload = defineCommand({
  schema: z.strictObject({ type: z.literal('removeWorkload'), id: idSchema }),
  apply: () => err({ type: 'removeWorkload/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'removeWorkload',
});
