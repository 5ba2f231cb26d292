import type { Neighbours } from './band.ts';
import { planarOrder } from './planarOrder.ts';

/*
 * The order of the items in each band, so that few links cross. A small graph that can be drawn without a crossing is, in
 * the order nearest to the one given: a further link then moves nothing unless it would cross another. In any other graph
 * every item goes to the mean place of its neighbours, down the bands and up again, and the best order seen is kept.
 */

const SWEEPS = 12;
/** Beyond this many links crossings are no longer counted, and the last of a few sweeps is kept. */
const COUNTED_LINKS = 400;
const UNCOUNTED_SWEEPS = 4;
/** A graph of at most this many links is ordered with more care, and anew from several mixed-up orders. */
const SMALL = 160;
const STARTS = 6;
/** A very small one from more of them. */
const TINY = 40;
const TINY_STARTS = 30;

/** Reorders the items within each band. */
export function orderBands(size: number, bands: number[][], near: Neighbours): void {
  const position = new Array<number>(size).fill(0);
  for (const band of bands) remember(band, position);
  const planar = near.links <= SMALL ? planarOrder(size, bands, near) : undefined;
  if (planar !== undefined) {
    planar.forEach((band, index) => (bands[index] = band));
    return;
  }
  const counted = near.links <= COUNTED_LINKS;
  const small = near.links <= SMALL;
  const sweeps = small
    ? SWEEPS * (1 + (near.links <= TINY ? TINY_STARTS : STARTS))
    : counted
      ? SWEEPS
      : UNCOUNTED_SWEEPS;
  const wish = new Float64Array(size);
  let best = copyOf(bands);
  let fewest = counted ? crossings(bands, position, near.down) : Infinity;

  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    if (sweep > 0 && sweep % SWEEPS === 0) {
      for (const band of bands) {
        mixUp(band, sweep);
        remember(band, position);
      }
    }
    const downwards = sweep % 2 === 0;
    const sequence = downwards ? bands : [...bands].reverse();
    const links = downwards ? near.up : near.down;
    for (const band of sequence) sortByNeighbours(band, position, wish, links, sweep % 4 >= 2);
    if (small) for (const band of sequence) swapNeighbours(band, position, near);
    if (!counted) continue;
    const found = crossings(bands, position, near.down);
    if (found >= fewest) continue;
    fewest = found;
    best = copyOf(bands);
  }
  if (counted) best.forEach((band, index) => (bands[index] = band));
}

const copyOf = (bands: readonly (readonly number[])[]): number[][] => bands.map((band) => [...band]);

function remember(band: readonly number[], position: number[]): void {
  for (let at = 0; at < band.length; at += 1) position[band[at] ?? 0] = at;
}

function sortByNeighbours(
  band: number[],
  position: number[],
  wish: Float64Array,
  links: readonly (readonly number[])[],
  latestFirst: boolean,
): void {
  const tie = latestFirst ? -1 : 1;
  for (const item of band) {
    const own = links[item] ?? [];
    let sum = 0;
    for (const other of own) sum += position[other] ?? 0;
    wish[item] = own.length === 0 ? (position[item] ?? 0) : sum / own.length;
  }
  band.sort((a, b) => (wish[a] ?? 0) - (wish[b] ?? 0) || tie * ((position[a] ?? 0) - (position[b] ?? 0)));
  remember(band, position);
}

/** Another order to begin with, the same one each time for the same band and turn. */
function mixUp(band: number[], turn: number): void {
  const keyOf = (item: number): number => ((item + 1) * 7919 * (turn + 1)) % 104_729;
  band.sort((a, b) => keyOf(a) - keyOf(b));
}

/** Changes two neighbours over where that leaves fewer crossings, until it nowhere does. */
function swapNeighbours(band: number[], position: number[], { up, down }: Neighbours): void {
  for (let swapped = true; swapped;) {
    swapped = false;
    for (let at = 1; at < band.length; at += 1) {
      const [left = 0, right = 0] = [band[at - 1], band[at]];
      const now = turned(up, left, right, position) + turned(down, left, right, position);
      if (now === 0) continue;
      const then = turned(up, right, left, position) + turned(down, right, left, position);
      if (then >= now) continue;
      [band[at - 1], band[at]] = [right, left];
      [position[left], position[right]] = [at, at - 1];
      swapped = true;
    }
  }
}

/** How many links of two neighbours cross when they stand in this order. */
function turned(
  links: readonly (readonly number[])[],
  left: number,
  right: number,
  position: readonly number[],
): number {
  let count = 0;
  for (const one of links[left] ?? []) {
    for (const other of links[right] ?? []) if ((position[one] ?? 0) > (position[other] ?? 0)) count += 1;
  }
  return count;
}

function crossings(
  bands: readonly (readonly number[])[],
  position: readonly number[],
  down: readonly (readonly number[])[],
): number {
  let count = 0;
  for (const band of bands) {
    const ends: number[] = [];
    for (const item of band) {
      const before = ends.length;
      for (const lower of down[item] ?? []) {
        const target = position[lower] ?? 0;
        for (let at = 0; at < before; at += 1) if ((ends[at] ?? 0) > target) count += 1;
        ends.push(target);
      }
    }
  }
  return count;
}
