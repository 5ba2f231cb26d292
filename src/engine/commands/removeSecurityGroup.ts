import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const removeSecurityGroup = defineCommand({
  schema: z.strictObject({ type: z.literal('removeSecurityGroup'), id: idSchema }),
  apply: () => err({ type: 'removeSecurityGroup/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'removeSecurityGroup',
});
