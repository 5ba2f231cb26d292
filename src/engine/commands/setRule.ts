import { z } from '../schema.ts';

import { entryOf, idSchema, peerSchema, trafficSchema } from '../design/design.ts';
import { descriptionText } from '../design/text.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp } from './lookUp.ts';
import { given } from './records.ts';
import { checkPeer, checkUnique, ruleLabel, ruleName } from './rules.ts';

/**
 * Changes what a rule lets through, from or to whom, or its description; for both sides of a flow at once see
 * `setFlow`. Refuses with `setRule/unknown-rule`, `/duplicate`, and those of `checkPeer`.
 */
export const setRule = defineCommand({
  schema: z.strictObject({
    type: z.literal('setRule'),
    id: idSchema,
    traffic: trafficSchema.optional(),
    peer: peerSchema.optional(),
    description: descriptionText.optional(),
  }),
  apply: (design, { id, traffic, peer: wanted, description }) => {
    const found = lookUp(design, 'setRule', 'rule', id);
    if (!found.ok) return found;
    const peer = checkPeer(design, 'setRule', wanted ?? found.value.peer);
    if (!peer.ok) return peer;
    const rule = { ...found.value, ...given({ traffic, description }), peer: peer.value };
    const unique = checkUnique(design, 'setRule', rule, id);
    return unique.ok ? ok({ ...design, rules: { ...design.rules, [id]: rule } }) : unique;
  },
  label: (design, { id, traffic, peer }) => {
    const rule = entryOf(design.rules, id);
    if (rule === undefined) return 'Change a rule';
    if (traffic === undefined && peer === undefined) return `Describe ${ruleName(design, id)}`;
    return `Change ${ruleName(design, id)} to ${ruleLabel(design, { ...rule, ...given({ traffic, peer }) })}`;
  },
});
