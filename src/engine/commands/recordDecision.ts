import { z } from '../schema.ts';

import { decisionSchema, idSchema } from '../design/design.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { freeId, idFrom } from './ids.ts';

/**
 * Writes down what was decided, by whom and when. A decision at one of the points every network has stands under that
 * point's name and takes the place of the one before; any other is added, or takes the place of the one with its id.
 *
 * Refuses with `recordDecision/option-without-point`.
 */
export const recordDecision = defineCommand({
  schema: z.strictObject({
    type: z.literal('recordDecision'),
    id: idSchema.optional(),
    decision: decisionSchema,
  }),
  apply: (design, { id: asked, decision }) => {
    if (decision.point === null && decision.option !== '') {
      return err({
        type: 'recordDecision/option-without-point',
        message: `The option "${decision.option}" belongs to no decision point; name the point, or leave the option empty.`,
      });
    }
    const id = asked ?? decision.point ?? freeId(design.decisions, idFrom(decision.title, 'decision'));
    return ok({ ...design, decisions: { ...design.decisions, [id]: decision } });
  },
  label: (_, { decision }) => `Record the decision: ${decision.title}`,
});
