import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const removeRule = defineCommand({
  schema: z.strictObject({ type: z.literal('removeRule'), id: idSchema }),
  apply: () => err({ type: 'removeRule/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'removeRule',
});
