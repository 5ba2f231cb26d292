import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const removeEndpoint = defineCommand({
  schema: z.strictObject({ type: z.literal('removeEndpoint'), id: idSchema }),
  apply: () => err({ type: 'removeEndpoint/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'removeEndpoint',
});
