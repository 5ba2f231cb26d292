import { z } from 'zod';

import { cidrText, idSchema } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const addSubnet = defineCommand({
  schema: z.strictObject({ type: z.literal('addSubnet'), id: idSchema.optional(), zone: idSchema, tier: idSchema, name: nameText.optional(), cidr: cidrText.optional() }),
  apply: () => err({ type: 'addSubnet/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'addSubnet',
});
