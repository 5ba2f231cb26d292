import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { descriptionText, groupNameText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const addSecurityGroup = defineCommand({
  schema: z.strictObject({ type: z.literal('addSecurityGroup'), id: idSchema.optional(), name: groupNameText, description: descriptionText.optional() }),
  apply: () => err({ type: 'addSecurityGroup/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'addSecurityGroup',
});
