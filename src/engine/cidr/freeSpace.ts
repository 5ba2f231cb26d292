/**
 * The free address space of some blocks, kept as holes by size.
 *
 * A hole is the largest aligned block around a free address in which nothing is taken, so holes are
 * CIDR blocks, and a `/p` fits somewhere exactly when some hole is a `/p` or wider. Taking a `/p` from
 * a wider `/h` uses its lowest part and leaves one hole each of `/h+1` to `/p`:
 *
 *   hole /22   ├──────────────────────────────────┤
 *   take /24   ├ taken ┤├─ /24 ─┤├────── /23 ──────┤
 *
 * Holes of each size stay in address order. A take looks at 33 sizes at most, and searches one of them by
 * bisection where it is not the first hole that is taken.
 */
import { addressOrder } from './addressOrder.ts';
import { type Cidr, addressCount, cidrAround, cidrEnd, contains, rangeToCidrs } from './cidr.ts';

/** Addresses from `first` to `last`, both included. */
export type AddressRange = { readonly first: number; readonly last: number };

/** Holes of one size, lowest first; those before `next` are used up. */
type Holes = { bases: number[]; next: number };

/** Free space that shrinks by {@link takeLowest}: for each prefix length its holes. It belongs to one caller. */
export type FreeSpace = readonly Holes[];

/**
 * The addresses of `parent` that no block of `taken` covers, as separate ranges, lowest first.
 * Blocks of `taken` may overlap one another and may lie outside.
 */
export function freeRanges(parent: Cidr, taken: readonly Cidr[]): readonly AddressRange[] {
  return rangesBetween(parent, inAddressOrder(taken));
}

/** The free space of all `parents`; a parent inside another, or given twice, counts once. */
export function freeSpaceOf(parents: readonly Cidr[], taken: readonly Cidr[]): FreeSpace {
  const space: Holes[] = Array.from({ length: 33 }, () => ({ bases: [], next: 0 }));
  const ordered = inAddressOrder(taken);
  for (const parent of outermost(parents)) {
    for (const { first, last } of rangesBetween(parent, ordered)) {
      for (const hole of rangeToCidrs(first, last)) space[hole.prefix]?.bases.push(hole.base);
    }
  }
  return space;
}

/** The free space of each of `parents` by itself: one sort for all of them. */
export function freeSpacesOf(parents: readonly Cidr[], taken: readonly Cidr[]): readonly FreeSpace[] {
  const apart = outermost(taken);
  const ends = { bases: apart.map(cidrEnd), next: 0 };
  return parents.map((parent) => {
    const near: Cidr[] = [];
    for (let at = positionOf(ends, parent.base); at < apart.length; at += 1) {
      const cidr = apart[at];
      if (cidr === undefined || cidr.base > cidrEnd(parent)) break;
      near.push(cidr);
    }
    return freeSpaceOf([parent], near);
  });
}

/** Takes the lowest `/prefix` from the narrowest hole that fits, lowest hole first; `undefined` when none does. */
export function takeLowest(space: FreeSpace, prefix: number): Cidr | undefined {
  for (let width = prefix; width >= 0; width -= 1) {
    const base = takeHole(space[width]);
    if (base === undefined) continue;
    for (let left = width + 1; left <= prefix; left += 1) {
      const holes = space[left];
      if (holes !== undefined) refill(holes, base + addressCount(left));
    }
    return { base, prefix };
  }
  return undefined;
}

/** Takes the lowest free `/prefix`, whatever hole it breaks, so that a block fills from its start; `undefined` when none is free. */
export function takeFirst(space: FreeSpace, prefix: number): Cidr | undefined {
  let lowest = Infinity;
  for (let width = 0; width <= prefix; width += 1) {
    const holes = space[width];
    lowest = Math.min(lowest, holes?.bases[holes.next] ?? Infinity);
  }
  if (lowest === Infinity) return undefined;
  const cidr = { base: lowest, prefix };
  takeBlock(space, cidr);
  return cidr;
}

/** Takes this very block; `false`, and nothing taken, when any of it is not free. */
export function takeBlock(space: FreeSpace, cidr: Cidr): boolean {
  for (let width = 0; width <= cidr.prefix; width += 1) {
    const holes = space[width];
    if (holes === undefined || holes.next === holes.bases.length) continue;
    const { base } = cidrAround(cidr.base, width);
    const at = positionOf(holes, base);
    if (holes.bases[at] !== base) continue;
    if (at === holes.next) holes.next += 1;
    else holes.bases.splice(at, 1);
    for (let left = width + 1; left <= cidr.prefix; left += 1) {
      // Of the two halves the one without the block stays free.
      const half = cidrAround(cidr.base, left).base;
      const other = (half ^ addressCount(left)) >>> 0;
      const rest = space[left];
      if (rest !== undefined) putBack(rest, other);
    }
    return true;
  }
  return false;
}

/** Where `base` is among the holes of one size, or would be. */
function positionOf({ bases, next }: Holes, base: number): number {
  let low = next;
  let high = bases.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bases[middle] ?? 0) < base) low = middle + 1;
    else high = middle;
  }
  return low;
}

function putBack(holes: Holes, base: number): void {
  const at = positionOf(holes, base);
  if (at === holes.next && at > 0) {
    holes.next -= 1;
    holes.bases[holes.next] = base;
  } else holes.bases.splice(at, 0, base);
}

/** The prefix length of the widest hole, or `undefined` when nothing is free. */
export function widestHole(space: FreeSpace): number | undefined {
  const width = space.findIndex((holes) => holes.next < holes.bases.length);
  return width < 0 ? undefined : width;
}

function takeHole(holes: Holes | undefined): number | undefined {
  const base = holes?.bases[holes.next];
  if (holes !== undefined && base !== undefined) holes.next += 1;
  return base;
}

function refill(holes: Holes, base: number): void {
  holes.bases = [base];
  holes.next = 0;
}

function inAddressOrder(cidrs: readonly Cidr[]): readonly Cidr[] {
  return Array.from(addressOrder(cidrs), (position) => cidrs[position] as Cidr);
}

function outermost(parents: readonly Cidr[]): readonly Cidr[] {
  const kept: Cidr[] = [];
  for (const parent of inAddressOrder(parents)) {
    const before = kept.at(-1);
    if (before === undefined || !contains(before, parent)) kept.push(parent);
  }
  return kept;
}

/** The gaps of `parent` between blocks in address order. */
function rangesBetween(parent: Cidr, ordered: readonly Cidr[]): readonly AddressRange[] {
  const ranges: AddressRange[] = [];
  const end = cidrEnd(parent);
  let next = parent.base;
  for (const cidr of ordered) {
    if (cidr.base > end) break;
    if (cidr.base > next) ranges.push({ first: next, last: cidr.base - 1 });
    next = Math.max(next, cidrEnd(cidr) + 1);
  }
  if (next <= end) ranges.push({ first: next, last: end });
  return ranges;
}
