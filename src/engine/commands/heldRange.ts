import { type Cidr, contains, formatCidr, overlaps } from '../cidr/cidr.ts';
import type { Design, Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { planOf } from '../planning/plan.ts';
import { nearestFreeBlock, takenBeside } from '../planning/room.ts';
import { type Result, err } from '../result.ts';
import { offeringWhatWorks, readBlock } from './blocks.ts';
import { nameIn } from './lookUp.ts';

type Asker = { readonly command: string; readonly held?: Id };

/**
 * The range that `text` names, when it can be held. Refuses with `<command>/not-a-block` and those of a clash; what a
 * refusal suggests is not refused.
 */
export function readHeldRange(design: Design, text: string, asker: Asker): Result<Cidr, Refusal> {
  return offeringWhatWorks((asked) => {
    const range = readBlock(asker.command, asked);
    if (!range.ok) return range;
    const clash = heldClash(design, range.value, asker);
    return clash === undefined ? range : err(clash);
  }, text);
}

/**
 * Why `range` cannot be held, or `undefined` when it can: over a subnet, a tier's region or another held range, or
 * outside the VPC. `held` is the range that asks, when it exists already. Types: `<command>/overlap`, `/outside-vpc`,
 * each naming the nearest free block of that size.
 */
function heldClash(design: Design, range: Cidr, { command, held }: Asker): Refusal | undefined {
  const whole = planOf(design);
  const plan = { ...whole, held: whole.held.filter(({ id }) => id !== held) };
  const free = nearestFreeBlock(plan.blocks, takenBeside(plan), range);
  const refuse = (what: string, problem: string): Refusal => {
    const type = `${command}/${what}`;
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
