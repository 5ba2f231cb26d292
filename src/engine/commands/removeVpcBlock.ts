import { z } from 'zod';

import { cidrText } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const removeVpcBlock = defineCommand({
  schema: z.strictObject({ type: z.literal('removeVpcBlock'), cidr: cidrText }),
  apply: () => err({ type: 'removeVpcBlock/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'removeVpcBlock',
});
