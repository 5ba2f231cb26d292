import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const removeSubnet = defineCommand({
  schema: z.strictObject({ type: z.literal('removeSubnet'), id: idSchema }),
  apply: () => err({ type: 'removeSubnet/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'removeSubnet',
});
