import { z } from '../schema.ts';

import { cidrText, type Design } from '../design/design.ts';
import { planOf } from '../planning/plan.ts';
import { otherRanges } from '../planning/vpcBlockChoice.ts';
import { ok } from '../result.ts';
import { checkVpcBlocks, offeringWhatWorks, readBlock } from './blocks.ts';
import { type Edit, defineCommand } from './definition.ts';

/**
 * Gives the VPC a further block. Refuses with `addVpcBlock/not-a-block`, or `/aws` where AWS would not associate it
 * with the blocks the VPC has, with the nearest block of that size that it would.
 */
export const addVpcBlock = defineCommand({
  schema: z.strictObject({ type: z.literal('addVpcBlock'), cidr: cidrText }),
  apply: (design, { cidr }) => offeringWhatWorks((text) => withBlock(design, text), cidr),
  label: (_, { cidr }) => `Add the VPC block ${cidr}`,
});

function withBlock(design: Design, cidr: string): Edit {
  const added = readBlock('addVpcBlock', cidr);
  if (!added.ok) return added;
  const { blocks } = planOf(design);
  const edited = { index: blocks.length, avoid: otherRanges(design) };
  const allowed = checkVpcBlocks('addVpcBlock', [...blocks, added.value], edited);
  if (!allowed.ok) return allowed;
  return ok({ ...design, vpc: { ...design.vpc, blocks: [...design.vpc.blocks, cidr] } });
}
