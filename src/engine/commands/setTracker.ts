import { z } from '../schema.ts';

import { trackerSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { given } from './records.ts';
import { withTracker } from './trackerEdits.ts';

const { parentPhase, number, name, lead, currentNetwork, securityRequirement } = trackerSchema.shape;

/** Says what sub-phase the tracker is of, who leads it and what the phase before handed on. Refuses nothing. */
export const setTracker = defineCommand({
  schema: z.strictObject({
    type: z.literal('setTracker'),
    changes: z
      .strictObject({ parentPhase, number, name, lead, currentNetwork, securityRequirement })
      .partial(),
  }),
  apply: (design, { changes }) => ok(withTracker(design, given(changes))),
  label: () => 'Edit the tracker',
});
