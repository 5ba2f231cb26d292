import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp } from './lookUp.ts';
import { without } from './records.ts';
import { ruleName } from './rules.ts';

/** Removes one rule; for both sides of a flow see `removeFlow`. Refuses with `removeRule/unknown-rule`. */
export const removeRule = defineCommand({
  schema: z.strictObject({ type: z.literal('removeRule'), id: idSchema }),
  apply: (design, { id }) => {
    const found = lookUp(design, 'removeRule', 'rule', id);
    return found.ok ? ok({ ...design, rules: without(design.rules, id) }) : found;
  },
  label: (design, { id }) => `Remove ${ruleName(design, id)}`,
});
