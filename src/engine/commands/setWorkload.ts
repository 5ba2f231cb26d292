import { z } from '../schema.ts';

import { idSchema, workloadSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, lookUpAll, nameIn } from './lookUp.ts';
import { given } from './records.ts';

const { name, kind, tier, count, securityGroups, publicAddress } = workloadSchema.shape;

/**
 * Changes a workload; what is not named stays. Refuses with `setWorkload/unknown-workload`, `/unknown-tier`, or
 * `/unknown-security-group`.
 */
export const setWorkload = defineCommand({
  schema: z.strictObject({
    type: z.literal('setWorkload'),
    id: idSchema,
    name: name.optional(),
    kind: kind.optional(),
    tier: tier.optional(),
    count: count.optional(),
    securityGroups: securityGroups.optional(),
    publicAddress: publicAddress.optional(),
  }),
  apply: (design, command) => {
    const { id, name: renamed, kind: what, tier: home, count: number, securityGroups: groups } = command;
    const { publicAddress: open } = command;
    const found = lookUp(design, 'setWorkload', 'workload', id);
    if (!found.ok) return found;
    const workload = {
      ...found.value,
      ...given({ name: renamed, kind: what, tier: home, count: number }),
      ...given({ securityGroups: groups, publicAddress: open }),
    };
    const knownTier = lookUp(design, 'setWorkload', 'tier', workload.tier);
    if (!knownTier.ok) return knownTier;
    const known = lookUpAll(design, 'setWorkload', 'security group', workload.securityGroups);
    if (!known.ok) return known;
    return ok({ ...design, workloads: { ...design.workloads, [id]: workload } });
  },
  label: (design, { id, name: renamed, tier: target, count: number }) => {
    const current = nameIn(design.workloads, id);
    if (renamed !== undefined) return `Rename ${current} to ${renamed}`;
    if (target !== undefined) return `Move ${current} to ${nameIn(design.tiers, target)}`;
    return number === undefined ? `Change ${current}` : `Change the number of ${current}`;
  },
});
