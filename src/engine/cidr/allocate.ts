/**
 * Where blocks go. Placement is best fit: a block takes the narrowest hole that holds it, so wide free
 * space stays whole for what needs it. Packing in the order given, as the CDK and Terraform do, is
 * {@link packNextFit}.
 */
import { type Result, err, ok } from '../result.ts';
import { addressOrder } from './addressOrder.ts';
import { type Cidr, addressCount, cidrEnd, formatCidr, splitInto } from './cidr.ts';
import { type FreeSpace, freeSpaceOf, takeLowest, widestHole } from './freeSpace.ts';

/** A tier to be given a region: `slots` subnets of `/prefix`, side by side. */
export type TierDemand = {
  readonly id: string;
  readonly prefix: number;
  /** Subnets the region has room for; rounded up to a power of two, 4 when absent. */
  readonly slots?: number;
  /** Place among tiers with regions of one size, lower first. */
  readonly rank: number;
};

/** A tier without a region, and the widest free block at that moment (absent when nothing was free). */
export type UnplacedTier = {
  readonly id: string;
  readonly addresses: number;
  readonly widestFreePrefix?: number;
};

/** The tiers that found no room; `short` is how many addresses their regions need in aligned blocks. */
export type TierShortfall = {
  readonly code: 'tiers/no-room';
  readonly message: string;
  readonly unplaced: readonly UnplacedTier[];
  readonly short: number;
  readonly placed: ReadonlyMap<string, Cidr>;
};

/** The first block that did not fit when packing; `position` is its place in the list given. */
export type PackProblem = {
  readonly code: 'pack/no-room';
  readonly message: string;
  readonly position: number;
};

/** Slots of a tier when nothing else is said: most regions have three zones, and a fourth can come. */
export const defaultTierSlots = 4;

/**
 * The block a new `/prefix` gets: the lowest part of the narrowest hole in `parents` that holds it,
 * or `undefined` when none does. Of equally narrow holes the lowest; it never spans two parents.
 *
 *   10.0.0.0/21   ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓┆      ┆▓▓▓▓▓▓┆             ┆▓▓▓▓▓▓▓▓▓▓▓▓▓
 *                 .0                        .2     .3     .4            .6
 *   holes                                   ├ /24 ┤       ├──── /23 ────┤
 *   next /24                                ^^^^^^^        (and not .4, which would break the /23)
 *   next /23                                              ^^^^^^^^^^^^^^^
 *
 * For many blocks at once see {@link allocateMany}.
 */
export function nextFreeBlock(
  parents: readonly Cidr[],
  taken: readonly Cidr[],
  prefix: number,
): Cidr | undefined {
  return takeLowest(freeSpaceOf(parents, taken), prefix);
}

/**
 * A block for each of `prefixes`, in their order, each placed as {@link nextFreeBlock} would place it
 * after the ones before; `undefined` for one that does not fit. One sort, then constant work per block.
 */
export function allocateMany(
  parents: readonly Cidr[],
  taken: readonly Cidr[],
  prefixes: readonly number[],
): readonly (Cidr | undefined)[] {
  const space = freeSpaceOf(parents, taken);
  return prefixes.map((prefix) => takeLowest(space, prefix));
}

/** The places of a tier's region for its subnets, lowest first; place `n` is for zone `n` and never moves. */
export function tierSlots(block: Cidr, prefix: number): readonly Cidr[] {
  return splitInto(block, prefix);
}

/**
 * One region per tier: aligned, contiguous, with room for all slots, so that a tier is one line in a
 * route table or a rule and a further zone moves nothing. Widest region first, then `rank`, then id,
 * each by best fit; the order of `tiers` does not matter.
 *
 *   10.0.0.0/16   ├──── ecs /20 ────┤├ public /22 ┤├ data /22 ┤├ messaging /22 ┤   free …
 *                 .0               .16          .20        .24              .28
 *
 * Refuses with every tier that found no room; the others are placed all the same and come back in
 * `placed`.
 */
export function allocateTiers(
  parents: readonly Cidr[],
  taken: readonly Cidr[],
  tiers: readonly TierDemand[],
): Result<ReadonlyMap<string, Cidr>, TierShortfall> {
  const space = freeSpaceOf(parents, taken);
  const placed = new Map<string, Cidr>();
  const unplaced: UnplacedTier[] = [];
  for (const tier of [...tiers].sort(compareTiers)) {
    const prefix = regionPrefix(tier);
    const region = prefix < 0 ? undefined : takeLowest(space, prefix);
    if (region === undefined) unplaced.push(unplacedTier(tier, space));
    else placed.set(tier.id, region);
  }
  return unplaced.length === 0 ? ok(placed) : err(shortfall(unplaced, placed));
}

/**
 * The pairs of blocks that share addresses, as pairs of ids with the wider block first (of two equal
 * blocks the one given first), in address order of the second. Sort and sweep: blocks in address
 * order, with the blocks still open on a stack, every one of which contains the next.
 */
export function findOverlaps(
  blocks: readonly { readonly id: string; readonly cidr: Cidr }[],
): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  const open: { readonly id: string; readonly end: number }[] = [];
  for (const position of addressOrder(blocks.map((block) => block.cidr))) {
    const { id, cidr } = blocks[position] as { readonly id: string; readonly cidr: Cidr };
    for (let top = open.at(-1); top !== undefined && top.end < cidr.base; top = open.at(-1)) open.pop();
    for (const outer of open) pairs.push([outer.id, id]);
    open.push({ id, end: cidrEnd(cidr) });
  }
  return pairs;
}

/**
 * The blocks of `prefixes` packed into `parent` in the order given, each at the next aligned address
 * after the one before; gaps left by alignment are never used again. This is how the CDK's `Vpc`
 * numbers its subnets and how Terraform's `cidrsubnets` does, for comparison and for repacking.
 *
 *   /24 /24 /24 /22   ├ .0 ┤├ .1 ┤├ .2 ┤ (.3 lost) ├──── .4 ────┤
 *
 * Refuses with the first block that does not fit.
 */
export function packNextFit(parent: Cidr, prefixes: readonly number[]): Result<readonly Cidr[], PackProblem> {
  const blocks: Cidr[] = [];
  let next = parent.base;
  for (const [position, prefix] of prefixes.entries()) {
    const size = addressCount(prefix);
    const base = Math.ceil(next / size) * size;
    next = base + size;
    if (next - 1 > cidrEnd(parent)) return err(packProblem(parent, prefix, position));
    blocks.push({ base, prefix });
  }
  return ok(blocks);
}

/** The prefix length of the region that holds all slots of the tier; below 0 when IPv4 has no such block. */
function regionPrefix({ prefix, slots = defaultTierSlots }: TierDemand): number {
  return prefix - Math.ceil(Math.log2(Math.max(1, slots)));
}

function compareTiers(a: TierDemand, b: TierDemand): number {
  return regionPrefix(a) - regionPrefix(b) || a.rank - b.rank || (a.id < b.id ? -1 : 1);
}

function unplacedTier(tier: TierDemand, space: FreeSpace): UnplacedTier {
  const widest = widestHole(space);
  const addresses = 2 ** (32 - regionPrefix(tier));
  return { id: tier.id, addresses, ...(widest === undefined ? {} : { widestFreePrefix: widest }) };
}

function shortfall(unplaced: readonly UnplacedTier[], placed: ReadonlyMap<string, Cidr>): TierShortfall {
  const short = unplaced.reduce((sum, tier) => sum + tier.addresses, 0);
  const wanted = unplaced
    .map((tier) => `${tier.id} (${tier.addresses.toLocaleString('en-US')} addresses)`)
    .join(', ');
  const widest = unplaced.at(-1)?.widestFreePrefix;
  const free = widest === undefined ? 'nothing is free' : `the widest free block is a /${widest}`;
  const message = `There is no room for ${wanted}, and ${free}; add a VPC block, or use smaller subnets or fewer slots.`;
  return { code: 'tiers/no-room', message, unplaced, short, placed };
}

function packProblem(parent: Cidr, prefix: number, position: number): PackProblem {
  return {
    code: 'pack/no-room',
    message: `Block ${position + 1}, a /${prefix}, no longer fits into ${formatCidr(parent)} in this order; put wider blocks first or use a wider parent.`,
    position,
  };
}
