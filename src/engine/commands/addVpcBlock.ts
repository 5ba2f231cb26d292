import { z } from '../schema.ts';

import { cidrText } from '../design/design.ts';
import { planOf } from '../planning/plan.ts';
import { ok } from '../result.ts';
import { checkVpcBlocks, readBlock } from './blocks.ts';
import { defineCommand } from './definition.ts';

/**
 * Gives the VPC a further block. Refuses with `addVpcBlock/not-a-block`, or `/aws` where AWS would not associate it
 * with the blocks the VPC has.
 */
export const addVpcBlock = defineCommand({
  schema: z.strictObject({ type: z.literal('addVpcBlock'), cidr: cidrText }),
  apply: (design, { cidr }) => {
    const added = readBlock('addVpcBlock', cidr);
    if (!added.ok) return added;
    const allowed = checkVpcBlocks('addVpcBlock', [...planOf(design).blocks, added.value]);
    if (!allowed.ok) return allowed;
    return ok({ ...design, vpc: { ...design.vpc, blocks: [...design.vpc.blocks, cidr] } });
  },
  label: (_, { cidr }) => `Add the VPC block ${cidr}`,
});
