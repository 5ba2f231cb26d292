import { type Cidr, contains, formatCidr } from '../cidr/cidr.ts';
import type { Design } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { type Result, err, ok } from '../result.ts';
import { type AddressPlan, type Placed, planOf } from '../planning/plan.ts';

/** Everything of the design that lies in one of its VPC's blocks. */
export type BlockContent = Pick<AddressPlan, 'subnets' | 'tiers' | 'held'>;

/** What lies in `block`. */
export function contentOf(design: Design, block: Cidr): BlockContent {
  const plan = planOf(design);
  const inside = ({ cidr }: Placed) => contains(block, cidr);
  return {
    subnets: plan.subnets.filter(inside),
    tiers: plan.tiers.filter(inside),
    held: plan.held.filter(inside),
  };
}

/** The position of the block that `text` names among the VPC's, or a refusal of `<command>/unknown-block`. */
export function blockIndex(design: Design, command: string, text: string): Result<number, Refusal> {
  const { blocks } = design.vpc;
  const index = blocks.indexOf(text);
  if (index >= 0) return ok(index);
  return err({
    type: `${command}/unknown-block`,
    message: `The VPC has no block ${text}; it has ${blocks.join(', ')}.`,
    ...(blocks[0] === undefined ? {} : { suggestion: blocks[0] }),
  });
}

/** A block as people read it, with what it is called: `10.0.4.0/22 (ECS b)`. */
export function described({ cidr }: Placed, name: string): string {
  return `${formatCidr(cidr)} (${name})`;
}
