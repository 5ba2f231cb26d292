import { z } from '../schema.ts';

import { tickIds, type Tracker } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { actFields, logged, withTracker } from './trackerEdits.ts';

/** Ticks what only a person can know, with name and time, or takes the tick away (`met` false). Refuses nothing. */
export const tickCriterion = defineCommand({
  schema: z.strictObject({
    type: z.literal('tickCriterion'),
    criterion: z.enum(tickIds),
    met: z.boolean(),
    ...actFields,
  }),
  apply: (design, { criterion, met, by, at }) => {
    const ticks = Object.entries(design.tracker.ticks).filter(([id]) => id !== criterion);
    const others = Object.fromEntries(ticks) as Tracker['ticks'];
    return ok(
      withTracker(design, {
        ticks: met ? { ...others, [criterion]: { by, at } } : others,
        log: logged(design.tracker.log, {
          what: met ? 'ticked' : 'unticked',
          about: criterion,
          by,
          at,
          reason: '',
        }),
      }),
    );
  },
  label: (_, { criterion, met }) => `${met ? 'Tick' : 'Untick'} ${criterion.replaceAll('-', ' ')}`,
});
