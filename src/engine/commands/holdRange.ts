import { z } from '../schema.ts';

import { type Cidr, contains, formatCidr, overlaps } from '../cidr/cidr.ts';
import { cidrText, type Design, idSchema } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { nameText } from '../design/text.ts';
import { planOf } from '../planning/plan.ts';
import { nearestFreeBlock, takenBeside } from '../planning/room.ts';
import { err, ok } from '../result.ts';
import { readBlock } from './blocks.ts';
import { defineCommand } from './definition.ts';
import { freeId, idFrom } from './ids.ts';
import { checkNewId, nameIn } from './lookUp.ts';

/**
 * Keeps a range of the VPC free, for peering for example; nothing is placed in it from then on.
 *
 * Refuses with `holdRange/not-a-block`, `/id-taken`, `/outside-vpc`, or `/overlap` with a subnet, a tier's region or
 * another held range, naming it and the nearest free block of that size.
 */
export const holdRange = defineCommand({
  schema: z.strictObject({
    type: z.literal('holdRange'),
    id: idSchema.optional(),
    name: nameText,
    cidr: cidrText,
  }),
  apply: (design, { id: asked, name, cidr }) => {
    const { held } = design.vpc;
    const id = asked ?? freeId(held, idFrom(name, 'range'));
    const unused = checkNewId(held, 'holdRange', id, freeId(held, id));
    if (!unused.ok) return unused;
    const range = readBlock('holdRange', cidr);
    if (!range.ok) return range;
    const clash = clashOf(design, range.value);
    if (clash !== undefined) return err(clash);
    return ok({ ...design, vpc: { ...design.vpc, held: { ...held, [id]: { name, cidr } } } });
  },
  label: (_, { name, cidr }) => `Keep ${cidr} free (${name})`,
});

function clashOf(design: Design, range: Cidr): Refusal | undefined {
  const plan = planOf(design);
  const free = nearestFreeBlock(plan.blocks, takenBeside(plan), range);
  const refuse = (what: string, problem: string): Refusal => {
    const type = `holdRange/${what}`;
    const text = formatCidr(range);
    if (free === undefined)
      return { type, message: `${text} ${problem}, and no other block of this size is free.` };
    return {
      type,
      message: `${text} ${problem}; ${formatCidr(free)} is free.`,
      suggestion: formatCidr(free),
    };
  };
  const subnet = plan.subnets.find(({ cidr }) => overlaps(cidr, range));
  if (subnet !== undefined) return refuse('overlap', `overlaps subnet ${nameIn(design.subnets, subnet.id)}`);
  const tier = plan.tiers.find(({ cidr }) => overlaps(cidr, range));
  if (tier !== undefined)
    return refuse('overlap', `overlaps the addresses kept for ${nameIn(design.tiers, tier.id)}`);
  const other = plan.held.find(({ cidr }) => overlaps(cidr, range));
  if (other !== undefined) return refuse('overlap', `overlaps "${nameIn(design.vpc.held, other.id)}"`);
  if (plan.blocks.some((block) => contains(block, range))) return undefined;
  return refuse('outside-vpc', `is not inside the VPC (${plan.blocks.map(formatCidr).join(', ')})`);
}
