import { z } from '../schema.ts';

import { cidrText, type Design } from '../design/design.ts';
import { planOf } from '../planning/plan.ts';
import { ok } from '../result.ts';
import { checkVpcBlocks, offeringWhatWorks, readBlock } from './blocks.ts';
import { type Edit, defineCommand } from './definition.ts';

/**
 * Gives the VPC a further block. Refuses with `addVpcBlock/not-a-block`, or `/aws` where AWS would not associate it
 * with the blocks the VPC has.
 */
export const addVpcBlock = defineCommand({
  schema: z.strictObject({ type: z.literal('addVpcBlock'), cidr: cidrText }),
  apply: (design, { cidr }) => offeringWhatWorks((text) => withBlock(design, text), cidr),
  label: (_, { cidr }) => `Add the VPC block ${cidr}`,
});

function withBlock(design: Design, cidr: string): Edit {
  const added = readBlock('addVpcBlock', cidr);
  if (!added.ok) return added;
  const allowed = checkVpcBlocks('addVpcBlock', [...planOf(design).blocks, added.value]);
  if (!allowed.ok) return allowed;
  return ok({ ...design, vpc: { ...design.vpc, blocks: [...design.vpc.blocks, cidr] } });
}
