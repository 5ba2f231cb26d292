import { z } from 'zod';

import { cidrText } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const addVpcBlock = defineCommand({
  schema: z.strictObject({ type: z.literal('addVpcBlock'), cidr: cidrText }),
  apply: () => err({ type: 'addVpcBlock/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'addVpcBlock',
});
