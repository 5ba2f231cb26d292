import { z } from 'zod';

import { tagKeyText, tagValueText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setTag = defineCommand({
  schema: z.strictObject({ type: z.literal('setTag'), key: tagKeyText, value: tagValueText.nullable() }),
  apply: () => err({ type: 'setTag/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setTag',
});
