import { z } from '../schema.ts';

import { nameText } from '../design/text.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';

/** Gives the design another name. */
export const renameDesign = defineCommand({
  schema: z.strictObject({ type: z.literal('renameDesign'), name: nameText }),
  apply: (design, { name }) => ok({ ...design, name }),
  label: (_, { name }) => `Rename the design to ${name}`,
});
