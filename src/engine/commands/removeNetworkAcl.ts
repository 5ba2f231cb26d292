import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const removeNetworkAcl = defineCommand({
  schema: z.strictObject({ type: z.literal('removeNetworkAcl'), id: idSchema }),
  apply: () => err({ type: 'removeNetworkAcl/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'removeNetworkAcl',
});
