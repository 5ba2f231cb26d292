import { z } from '../schema.ts';

import { type Design, refText, type Rule, trafficSchema } from '../design/design.ts';
import { descriptionText } from '../design/text.ts';
import { endName, sameRule, trafficLabel } from '../design/traffic.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { sidesOf } from './flows.ts';
import { newRuleId, usualDescription } from './rules.ts';

/**
 * Lets traffic go from one end to another: the ingress rule of the group it goes to and the egress rule of the group it
 * comes from, whichever apply. A side that exists already stays as it is.
 *
 * Refuses with `allowFlow/exists` when all of it is there, and those of `sidesOf`.
 */
export const allowFlow = defineCommand({
  schema: z.strictObject({
    type: z.literal('allowFlow'),
    from: refText,
    to: refText,
    traffic: trafficSchema,
    description: descriptionText.optional(),
  }),
  apply: (design, { from, to, traffic, description }) => {
    const sides = sidesOf(design, 'allowFlow', from, to);
    if (!sides.ok) return sides;
    let edited: Design = design;
    for (const side of sides.value) {
      const bare = { ...side, traffic };
      if (Object.values(edited.rules).some((rule) => sameRule(rule, bare))) continue;
      const rule: Rule = { ...bare, description: description ?? usualDescription(edited, bare) };
      edited = { ...edited, rules: { ...edited.rules, [newRuleId(edited, bare)]: rule } };
    }
    if (edited !== design) return ok(edited);
    return err({
      type: 'allowFlow/exists',
      message: `${trafficLabel(traffic)} may go from ${endName(design, from)} to ${endName(design, to)} already; choose another port or protocol.`,
    });
  },
  label: (design, { from, to, traffic }) =>
    `Allow ${trafficLabel(traffic)} from ${endName(design, from)} to ${endName(design, to)}`,
});
