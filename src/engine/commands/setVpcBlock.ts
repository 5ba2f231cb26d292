import { z } from '../schema.ts';

import { type Cidr, contains, formatCidr } from '../cidr/cidr.ts';
import { cidrText, type Design, type Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { type Placed, blockIn } from '../planning/plan.ts';
import { otherRanges } from '../planning/vpcBlockChoice.ts';
import { err, ok } from '../result.ts';
import { checkVpcBlocks, offeringWhatWorks, readBlock } from './blocks.ts';
import { type Edit, defineCommand } from './definition.ts';
import { nameIn } from './lookUp.ts';
import { mapping } from './records.ts';
import { type BlockContent, blockIndex, contentOf, described } from './vpcBlocks.ts';

/**
 * Changes a block of the VPC. Subnets, tiers' regions and held ranges inside move along: each keeps its distance from
 * the block's start.
 *
 * Refuses with `setVpcBlock/unknown-block`, `/not-a-block`, `/aws`, or `/does-not-fit` when something inside would lie
 * beyond the end of the new block.
 */
export const setVpcBlock = defineCommand({
  schema: z.strictObject({ type: z.literal('setVpcBlock'), from: cidrText, to: cidrText }),
  apply: (design, { from, to }) => {
    const index = blockIndex(design, 'setVpcBlock', from);
    if (!index.ok) return index;
    return offeringWhatWorks((text) => withBlock(design, index.value, text), to);
  },
  label: (_, { from, to }) => `Change the VPC block ${from} to ${to}`,
});

function withBlock(design: Design, index: number, to: string): Edit {
  const wanted = readBlock('setVpcBlock', to);
  if (!wanted.ok) return wanted;
  const blocks = design.vpc.blocks.map((text, position) => (position === index ? to : text));
  const allowed = checkVpcBlocks(
    'setVpcBlock',
    blocks.flatMap((text) => blockIn(text) ?? []),
    { index, avoid: otherRanges(design) },
  );
  if (!allowed.ok) return allowed;
  const old = blockIn(design.vpc.blocks[index] ?? '');
  return old === undefined ? ok(design) : shifted(design, old, wanted.value, blocks);
}

function shifted(design: Design, from: Cidr, to: Cidr, blocks: readonly string[]): Edit {
  const content = contentOf(design, from);
  const offset = to.base - from.base;
  const left = outside(design, content, to, offset);
  if (left !== undefined) return err(left);
  const moved = (list: readonly Placed[]) =>
    new Map<Id, string>(list.map(({ id, cidr }) => [id, formatCidr({ ...cidr, base: cidr.base + offset })]));
  const subnets = moved(content.subnets);
  const tiers = moved(content.tiers);
  const held = moved(content.held);
  return ok({
    ...design,
    vpc: {
      ...design.vpc,
      blocks,
      held: mapping(design.vpc.held, (range, id) => ({ ...range, cidr: held.get(id) ?? range.cidr })),
    },
    tiers: mapping(design.tiers, (tier, id) => ({ ...tier, block: tiers.get(id) ?? tier.block })),
    subnets: mapping(design.subnets, (subnet, id) => ({ ...subnet, cidr: subnets.get(id) ?? subnet.cidr })),
  });
}

/** The refusal for the first thing that the new block would leave out. */
function outside(design: Design, content: BlockContent, to: Cidr, offset: number): Refusal | undefined {
  const named = [
    ...content.subnets.map((placed) => ({ placed, name: nameIn(design.subnets, placed.id) })),
    ...content.tiers.map((placed) => ({
      placed,
      name: `the addresses kept for ${nameIn(design.tiers, placed.id)}`,
    })),
    ...content.held.map((placed) => ({ placed, name: nameIn(design.vpc.held, placed.id) })),
  ];
  const left = named.filter(
    ({ placed }) => !contains(to, { ...placed.cidr, base: placed.cidr.base + offset }),
  );
  const first = left[0];
  if (first === undefined) return undefined;
  const others = left.length === 1 ? '' : ` and ${left.length - 1} more`;
  return {
    type: 'setVpcBlock/does-not-fit',
    message: `${formatCidr(to)} has no room for ${described(first.placed, first.name)}${others}; choose a larger block, or move or release what lies in the way.`,
  };
}
