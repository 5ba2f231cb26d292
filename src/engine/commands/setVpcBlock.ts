import { z } from 'zod';

import { cidrText } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setVpcBlock = defineCommand({
  schema: z.strictObject({ type: z.literal('setVpcBlock'), from: cidrText, to: cidrText }),
  apply: () => err({ type: 'setVpcBlock/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setVpcBlock',
});
