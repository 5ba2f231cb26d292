import { z } from '../schema.ts';

import { refText, trafficSchema } from '../design/design.ts';
import { endName, trafficLabel } from '../design/traffic.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { rulesOn, sidesOf, unknownFlow } from './flows.ts';
import { keeping } from './records.ts';

/**
 * Removes a flow on both of its sides; without `traffic` everything that goes from the one end to the other.
 *
 * Refuses with `removeFlow/unknown-flow`, and those of `sidesOf`.
 */
export const removeFlow = defineCommand({
  schema: z.strictObject({
    type: z.literal('removeFlow'),
    from: refText,
    to: refText,
    traffic: trafficSchema.optional(),
  }),
  apply: (design, { from, to, traffic }) => {
    const sides = sidesOf(design, 'removeFlow', from, to);
    if (!sides.ok) return sides;
    const gone = new Set(rulesOn(design, sides.value, traffic).map(([id]) => id));
    if (gone.size === 0) return err(unknownFlow(design, 'removeFlow', from, to, traffic));
    return ok({ ...design, rules: keeping(design.rules, (_, id) => !gone.has(id)) });
  },
  label: (design, { from, to, traffic }) => {
    const what = traffic === undefined ? 'everything' : trafficLabel(traffic);
    return `Remove ${what} from ${endName(design, from)} to ${endName(design, to)}`;
  },
});
