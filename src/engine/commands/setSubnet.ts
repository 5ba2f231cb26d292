import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { nameText, noteText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setSubnet = defineCommand({
  schema: z.strictObject({ type: z.literal('setSubnet'), id: idSchema, name: nameText.optional(), pinned: z.boolean().optional(), routeTable: idSchema.nullable().optional(), networkAcl: idSchema.nullable().optional(), notes: noteText.optional() }),
  apply: () => err({ type: 'setSubnet/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setSubnet',
});
