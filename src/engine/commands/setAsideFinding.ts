import { z } from '../schema.ts';

import { dateSchema, findingKeySchema, personText, setAsideSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';

/**
 * Sets a finding aside with the reason, so that it no longer counts. The key is not looked up: a finding may come and
 * go while the reason stands.
 */
export const setAsideFinding = defineCommand({
  schema: z.strictObject({
    type: z.literal('setAsideFinding'),
    key: findingKeySchema,
    reason: setAsideSchema.shape.reason,
    by: personText,
    on: dateSchema,
  }),
  apply: (design, { key, reason, by, on }) =>
    ok({ ...design, setAside: { ...design.setAside, [key]: { reason, by, on } } }),
  label: (_, { key }) => `Set aside ${key}`,
});
