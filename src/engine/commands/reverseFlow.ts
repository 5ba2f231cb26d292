import { z } from '../schema.ts';

import { type Design, refText, type Rule, type Traffic, trafficSchema } from '../design/design.ts';
import { endName, sameRule, trafficLabel } from '../design/traffic.ts';
import { err, ok, type Result } from '../result.ts';
import type { Refusal } from '../design/refusal.ts';
import { defineCommand } from './definition.ts';
import { rulesOn, sidesOf, unknownFlow } from './flows.ts';
import { keeping } from './records.ts';
import { newRuleId, usualDescription } from './rules.ts';

/**
 * Turns a flow round: what went from one end to the other goes back instead, with both rules that it needs there; without
 * `traffic` everything between the two in this direction. A description that a person wrote is kept. Where the other
 * direction has a rule already, that one stays as it is.
 *
 * Refuses with `reverseFlow/same-ends` for a group and itself, `/no-source` when connections cannot begin at the new
 * source: AWS opens none from a gateway endpoint or from the services of a prefix list
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html); with `/unknown-flow`, and those of
 * `sidesOf`.
 */
export const reverseFlow = defineCommand({
  schema: z.strictObject({
    type: z.literal('reverseFlow'),
    from: refText,
    to: refText,
    traffic: trafficSchema.optional(),
  }),
  apply: (design, { from, to, traffic }) => {
    const possible = checkEnds(design, from, to);
    if (!possible.ok) return possible;
    const sides = sidesOf(design, 'reverseFlow', from, to);
    if (!sides.ok) return sides;
    const reversed = sidesOf(design, 'reverseFlow', to, from);
    if (!reversed.ok) return reversed;
    const found = rulesOn(design, sides.value, traffic);
    if (found.length === 0) return err(unknownFlow(design, 'reverseFlow', from, to, traffic));
    const gone = new Set(found.map(([id]) => id));
    let edited: Design = { ...design, rules: keeping(design.rules, (_, id) => !gone.has(id)) };
    for (const [, rule] of found) {
      const written = rule.description === usualDescription(design, rule) ? null : rule.description;
      for (const side of reversed.value)
        edited = withRule(edited, { ...side, traffic: rule.traffic }, written);
    }
    return ok(edited);
  },
  label: (design, { from, to, traffic }) =>
    `Reverse ${what(traffic)}: from ${endName(design, to)} to ${endName(design, from)}`,
});

const what = (traffic: Traffic | undefined): string =>
  traffic === undefined ? 'everything' : trafficLabel(traffic);

function checkEnds(design: Design, from: string, to: string): Result<null, Refusal> {
  if (from === to) {
    return err({
      type: 'reverseFlow/same-ends',
      message: `What ${endName(design, from)} allows to itself goes both ways already; there is nothing to turn round.`,
    });
  }
  if (!/^(endpoint|prefix-list):/.test(to)) return ok(null);
  return err({
    type: 'reverseFlow/no-source',
    message: `No connection begins at ${endName(design, to)}: it only answers, so the rule cannot be turned round.`,
  });
}

/** With the rule, unless one that says the same is there. */
function withRule(design: Design, bare: Omit<Rule, 'description'>, written: string | null): Design {
  if (Object.values(design.rules).some((rule) => sameRule(rule, bare))) return design;
  const rule: Rule = { ...bare, description: written ?? usualDescription(design, bare) };
  return { ...design, rules: { ...design.rules, [newRuleId(design, bare)]: rule } };
}
