import { z } from '../schema.ts';

import { idSchema, workloadSchema } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { freeId, idFrom } from './ids.ts';
import { checkNewId, lookUp, lookUpAll, nameIn } from './lookUp.ts';

const { kind, count, securityGroups: groups, publicAddress: open } = workloadSchema.shape;

/**
 * Puts a workload into a tier, without public addresses unless they are asked for. Refuses with `addWorkload/id-taken`, `/unknown-tier`, or `/unknown-security-group`.
 */
export const addWorkload = defineCommand({
  schema: z.strictObject({
    type: z.literal('addWorkload'),
    id: idSchema.optional(),
    name: nameText,
    kind,
    tier: idSchema,
    count,
    securityGroups: groups.optional(),
    publicAddress: open.optional(),
  }),
  apply: (design, command) => {
    const { id: asked, name, kind: what, tier: home, count: number } = command;
    const { securityGroups = [], publicAddress = false } = command;
    const workload = { name, kind: what, tier: home, count: number, securityGroups, publicAddress };
    const id = asked ?? freeId(design.workloads, idFrom(workload.name, 'workload'));
    const unused = checkNewId(design.workloads, 'addWorkload', id, freeId(design.workloads, id));
    if (!unused.ok) return unused;
    const tier = lookUp(design, 'addWorkload', 'tier', workload.tier);
    if (!tier.ok) return tier;
    const known = lookUpAll(design, 'addWorkload', 'security group', securityGroups);
    if (!known.ok) return known;
    return ok({ ...design, workloads: { ...design.workloads, [id]: workload } });
  },
  label: (design, { name, tier }) => `Add ${name} to ${nameIn(design.tiers, tier)}`,
});
