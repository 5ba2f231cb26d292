import { checkVpcBlock, mayAssociate } from '../cidr/awsLimits.ts';
import { type Cidr, cidrAround, formatCidr, overlaps } from '../cidr/cidr.ts';
import { blockClashes } from '../cidr/clashes.ts';
import { block } from '../cidr/literal.ts';
import type { Design } from '../design/design.ts';
import { blockIn } from './plan.ts';
import { nearestFreeBlock } from './room.ts';

/** Where a VPC's blocks are best taken from, in the order in which they are tried (RFC 1918, and RFC 6598 last). */
export const vpcSpaces: readonly Cidr[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
].map(block);

/**
 * The block of the size of `wanted` nearest to it that AWS lets a VPC with the blocks `beside` have as well (the
 * primary first), clear of `avoid` and of ranges that clash with something common; from the private space that `wanted`
 * lies in if it can be, else from the next. `undefined` when there is none, or no VPC block is of that size.
 */
export function freeVpcBlock(
  beside: readonly Cidr[],
  wanted: Cidr,
  avoid: readonly Cidr[],
): Cidr | undefined {
  const own = vpcSpaces.filter((space) => overlaps(space, wanted));
  const spaces = [...own, ...vpcSpaces.filter((space) => !own.includes(space))];
  const taken: Cidr[] = [...beside, ...avoid];
  for (const space of spaces) {
    const found = nearestAllowed(space, wanted, beside, taken);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The ranges of the design's other networks that are IPv4: what a new block had better not overlap. */
export function otherRanges({ networks }: Design): readonly Cidr[] {
  return Object.values(networks).flatMap(({ cidrs }) => cidrs.flatMap((text) => blockIn(text) ?? []));
}

/** The same for a block that the design has and that should lie elsewhere, clear of all other networks; as text. */
export function otherVpcBlock(design: Design, old: Cidr): string | undefined {
  const blocks = design.vpc.blocks.flatMap((text) => blockIn(text) ?? []);
  const index = blocks.findIndex((cidr) => formatCidr(cidr) === formatCidr(old));
  const after = blocks.slice(index + 1);
  const found = freeVpcBlock(blocks.slice(0, Math.max(0, index)), old, [
    ...otherRanges(design),
    ...after,
    old,
  ]);
  if (found === undefined) return undefined;
  const list = blocks.map((cidr, position) => (position === index ? found : cidr));
  const allowed = list.every(
    (cidr, position) => position === 0 || mayAssociate(list.slice(0, position), cidr).ok,
  );
  return allowed ? formatCidr(found) : undefined;
}

/** The nearest that AWS takes; what it refuses is set aside, by the /16 since rules are made of those, and asked again. */
function nearestAllowed(
  space: Cidr,
  wanted: Cidr,
  beside: readonly Cidr[],
  taken: readonly Cidr[],
): Cidr | undefined {
  const passed: Cidr[] = [];
  for (let tries = 0; tries < 512; tries += 1) {
    const found = nearestFreeBlock([space], [...taken, ...passed], wanted);
    if (found === undefined || !checkVpcBlock(found).ok) return undefined;
    const refused = beside.length > 0 && !mayAssociate(beside, found).ok;
    if (!refused && blockClashes(found).length === 0) return found;
    passed.push(cidrAround(found.base, Math.min(16, found.prefix)));
  }
  return undefined;
}
