import { z } from 'zod';

import { cidrText, idSchema } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const holdRange = defineCommand({
  schema: z.strictObject({ type: z.literal('holdRange'), id: idSchema.optional(), name: nameText, cidr: cidrText }),
  apply: () => err({ type: 'holdRange/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'holdRange',
});
