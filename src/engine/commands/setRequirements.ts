import { z } from '../schema.ts';

import { requirementsSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { given } from './records.ts';

/** Changes what the network must hold; what is not named stays. */
export const setRequirements = defineCommand({
  schema: z.strictObject({ type: z.literal('setRequirements'), changes: requirementsSchema.partial() }),
  apply: (design, { changes }) =>
    ok({ ...design, requirements: { ...design.requirements, ...given(changes) } }),
  label: (_, { changes: { agents } }) =>
    agents === undefined ? 'Change the requirements' : `Plan for ${agents.toLocaleString('en-US')} agents`,
});
