import { z } from 'zod';

import { coordinate, refText } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const placeBox = defineCommand({
  schema: z.strictObject({ type: z.literal('placeBox'), ref: refText, x: coordinate, y: coordinate }),
  apply: () => err({ type: 'placeBox/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'placeBox',
});
