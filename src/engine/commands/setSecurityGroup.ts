import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { descriptionText, groupNameText, noteText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setSecurityGroup = defineCommand({
  schema: z.strictObject({ type: z.literal('setSecurityGroup'), id: idSchema, name: groupNameText.optional(), description: descriptionText.optional(), notes: noteText.optional() }),
  apply: () => err({ type: 'setSecurityGroup/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setSecurityGroup',
});
