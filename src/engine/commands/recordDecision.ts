import { z } from '../schema.ts';

import { decisionSchema, idSchema, momentSchema } from '../design/design.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { freeId, idFrom } from './ids.ts';
import { withLock } from './trackerEdits.ts';

const { options, locks, ...written } = decisionSchema.shape;

/**
 * Writes down what was decided, by whom and when, with the figures of its options as they were. A decision at one of the
 * points every network has stands under that point's name and takes the place of the one before; any other is added, or
 * takes the place of the one with its id. What it `locks` is locked from then on, at the moment `at`, or at the start of
 * its day where none is given; a lock that is there stays as it is.
 *
 * Refuses with `recordDecision/option-without-point`.
 */
export const recordDecision = defineCommand({
  schema: z.strictObject({
    type: z.literal('recordDecision'),
    id: idSchema.optional(),
    decision: z.strictObject({ ...written, options: options.optional(), locks: locks.optional() }),
    at: momentSchema.optional(),
  }),
  apply: (design, { id: asked, decision: told, at }) => {
    const decision = { ...told, options: told.options ?? [], locks: told.locks ?? null };
    if (decision.point === null && decision.option !== '') {
      return err({
        type: 'recordDecision/option-without-point',
        message: `The option "${decision.option}" belongs to no decision point; name the point, or leave the option empty.`,
      });
    }
    const id = asked ?? decision.point ?? freeId(design.decisions, idFrom(decision.title, 'decision'));
    const recorded = { ...design, decisions: { ...design.decisions, [id]: decision } };
    if (decision.locks === null) return ok(recorded);
    const { by, on, title } = decision;
    return ok(withLock(recorded, decision.locks, { by, at: at ?? `${on}T00:00:00Z`, reason: title }));
  },
  label: (_, { decision }) => `Record the decision: ${decision.title}`,
});
