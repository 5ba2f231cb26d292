import { z } from '../schema.ts';

import { cidrText, type Design } from '../design/design.ts';
import { blockIn } from '../planning/plan.ts';
import { err, ok } from '../result.ts';
import { type Edit, defineCommand } from './definition.ts';
import { nameIn } from './lookUp.ts';
import { mapping } from './records.ts';
import { blockIndex, contentOf, described } from './vpcBlocks.ts';

/**
 * Takes a secondary block from the VPC, and with it the ranges held in it and the slots tiers keep there.
 *
 * Refuses with `removeVpcBlock/unknown-block`; `/primary`, which AWS never lets go (VPC CIDR blocks, Amazon VPC User
 * Guide); `/in-use` while subnets lie in it.
 */
export const removeVpcBlock = defineCommand({
  schema: z.strictObject({ type: z.literal('removeVpcBlock'), cidr: cidrText }),
  apply: (design, { cidr }) => {
    const index = blockIndex(design, 'removeVpcBlock', cidr);
    if (!index.ok) return index;
    if (index.value > 0) return removed(design, cidr);
    return err({
      type: 'removeVpcBlock/primary',
      message: `${cidr} is the VPC's primary block, which AWS never lets go; change it to another block instead.`,
    });
  },
  label: (_, { cidr }) => `Remove the VPC block ${cidr}`,
});

function removed(design: Design, text: string): Edit {
  const block = blockIn(text);
  const { subnets, tiers, held } =
    block === undefined ? { subnets: [], tiers: [], held: [] } : contentOf(design, block);
  const first = subnets[0];
  if (first !== undefined) {
    const others = subnets.length === 1 ? '' : ` and ${subnets.length - 1} more`;
    return err({
      type: 'removeVpcBlock/in-use',
      message: `${text} holds ${described(first, nameIn(design.subnets, first.id))}${others}; move or remove what lies in it first.`,
      subject: `subnet:${first.id}`,
    });
  }
  const gone = new Set(held.map(({ id }) => id));
  const homeless = new Set(tiers.map(({ id }) => id));
  return ok({
    ...design,
    vpc: {
      ...design.vpc,
      blocks: design.vpc.blocks.filter((block) => block !== text),
      held: Object.fromEntries(Object.entries(design.vpc.held).filter(([id]) => !gone.has(id))),
    },
    tiers: mapping(design.tiers, (tier, id) => (homeless.has(id) ? { ...tier, block: null } : tier)),
  });
}
