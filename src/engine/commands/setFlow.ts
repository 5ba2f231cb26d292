import { z } from '../schema.ts';

import { refText, trafficSchema } from '../design/design.ts';
import { descriptionText } from '../design/text.ts';
import { endName, trafficLabel } from '../design/traffic.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { rulesOn, sidesOf, unknownFlow } from './flows.ts';
import { given } from './records.ts';
import { checkUnique } from './rules.ts';

/**
 * Changes a flow's traffic or description on both of its sides at once.
 *
 * Refuses with `setFlow/unknown-flow`, `/duplicate` when the changed flow is there already, and those of `sidesOf`.
 */
export const setFlow = defineCommand({
  schema: z.strictObject({
    type: z.literal('setFlow'),
    from: refText,
    to: refText,
    traffic: trafficSchema,
    changes: z.strictObject({ traffic: trafficSchema.optional(), description: descriptionText.optional() }),
  }),
  apply: (design, { from, to, traffic, changes }) => {
    const sides = sidesOf(design, 'setFlow', from, to);
    if (!sides.ok) return sides;
    const found = rulesOn(design, sides.value, traffic);
    if (found.length === 0) return err(unknownFlow(design, 'setFlow', from, to, traffic));
    const changed = found.map(([id, rule]) => [id, { ...rule, ...given(changes) }] as const);
    for (const [id, rule] of changed) {
      const unique = checkUnique(design, 'setFlow', rule, id);
      if (!unique.ok) return unique;
    }
    return ok({ ...design, rules: { ...design.rules, ...Object.fromEntries(changed) } });
  },
  label: (design, { from, to, traffic, changes }) => {
    const ends = `from ${endName(design, from)} to ${endName(design, to)}`;
    const was = `${trafficLabel(traffic)} ${ends}`;
    return changes.traffic === undefined
      ? `Describe ${was}`
      : `Change ${was} to ${trafficLabel(changes.traffic)}`;
  },
});
