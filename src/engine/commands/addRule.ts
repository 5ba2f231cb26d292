import { z } from '../schema.ts';

import { idSchema, peerSchema, ruleSchema, trafficSchema } from '../design/design.ts';
import { descriptionText } from '../design/text.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { checkNewId, lookUp } from './lookUp.ts';
import { freeId } from './ids.ts';
import { checkPeer, checkUnique, newRuleId, ruleLabel, usualDescription } from './rules.ts';

/**
 * Adds one rule to a security group; for both sides of a flow at once see `allowFlow`.
 *
 * Refuses with `addRule/unknown-security-group`, `/id-taken`, `/duplicate`, and those of `checkPeer`.
 */
export const addRule = defineCommand({
  schema: z.strictObject({
    type: z.literal('addRule'),
    id: idSchema.optional(),
    group: idSchema,
    direction: ruleSchema.shape.direction,
    traffic: trafficSchema,
    peer: peerSchema,
    description: descriptionText.optional(),
  }),
  apply: (design, { id: asked, group, direction, traffic, peer: wanted, description }) => {
    const known = lookUp(design, 'addRule', 'security group', group);
    if (!known.ok) return known;
    const peer = checkPeer(design, 'addRule', wanted);
    if (!peer.ok) return peer;
    const bare = { group, direction, traffic, peer: peer.value };
    const id = asked ?? newRuleId(design, bare);
    const unused = checkNewId(design.rules, 'addRule', id, freeId(design.rules, id));
    if (!unused.ok) return unused;
    const rule = { ...bare, description: description ?? usualDescription(design, bare) };
    const unique = checkUnique(design, 'addRule', rule);
    return unique.ok ? ok({ ...design, rules: { ...design.rules, [id]: rule } }) : unique;
  },
  label: (design, rule) => `Allow ${ruleLabel(design, rule)}`,
});
