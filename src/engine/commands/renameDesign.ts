import { z } from 'zod';

import { nameText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const renameDesign = defineCommand({
  schema: z.strictObject({ type: z.literal('renameDesign'), name: nameText }),
  apply: () => err({ type: 'renameDesign/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'renameDesign',
});
