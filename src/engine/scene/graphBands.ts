/*
 * The middle part of a layered drawing: items stand in bands, links join items of neighbouring bands. First the
 * items of each band are ordered so that few links cross, then they are moved sideways until links are short and
 * straight. An item never comes nearer to its neighbour than the gap.
 */

/** A box, a label or a place where a long edge passes through a band. */
export type BandItem = {
  /** How far it reaches to both sides of its center line. */
  readonly left: number;
  readonly right: number;
  /** Room it keeps free at both sides; two neighbours are their gaps' sum apart. */
  readonly gap: number;
  /** How strongly it insists on the place it wants. */
  readonly weight: number;
  /** The center line; what the layout computes. */
  x: number;
};

/** From an item of one band to an item of the next; `pull` is how much it wants to be straight. */
export type BandLink = { readonly upper: number; readonly lower: number; readonly pull: number };

/** Orders and places the items of all bands; `items[i].x` is set, `bands` are reordered. */
export function arrangeBands(
  items: readonly BandItem[],
  bands: number[][],
  links: readonly BandLink[],
): void {
  const up = items.map((): BandLink[] => []);
  const down = items.map((): BandLink[] => []);
  for (const link of links) {
    up[link.lower]?.push(link);
    down[link.upper]?.push(link);
  }
  orderBands(items, bands, links, up, down);
  placeItems(items, bands, up, down);
}

type LinkLists = readonly (readonly BandLink[])[];
const ORDER_SWEEPS = 12;
const PLACE_SWEEPS = 16;
const COUNTED_LINKS = 800;
/** A graph of at most this many links is ordered with more care, and anew from several mixed-up orders. */
const SMALL = 160;
const STARTS = 6;

function orderBands(
  items: readonly BandItem[],
  bands: number[][],
  links: readonly BandLink[],
  up: LinkLists,
  down: LinkLists,
): void {
  const position = new Array<number>(items.length).fill(0);
  const remember = (band: readonly number[]): void => band.forEach((item, index) => (position[item] = index));
  bands.forEach(remember);
  const counted = links.length <= COUNTED_LINKS;
  const small = links.length <= SMALL;
  let best = bands.map((band) => [...band]);
  let fewest = counted ? crossings(bands, position, down) : Infinity;
  const sweeps = small ? ORDER_SWEEPS * (1 + STARTS) : ORDER_SWEEPS;

  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    if (sweep > 0 && sweep % ORDER_SWEEPS === 0) {
      for (const band of bands) {
        mixUp(band, sweep);
        remember(band);
      }
    }
    const downwards = sweep % 2 === 0;
    const sequence = downwards ? bands : [...bands].reverse();
    for (const band of sequence) {
      sortByNeighbours(band, position, downwards ? up : down, downwards, sweep % 4 >= 2);
      remember(band);
    }
    if (small) for (const band of sequence) swapNeighbours(band, position, up, down);
    const found = counted ? crossings(bands, position, down) : Infinity;
    if (!counted || found < fewest) {
      fewest = found;
      best = bands.map((band) => [...band]);
    }
  }
  best.forEach((band, index) => (bands[index] = band));
}

function sortByNeighbours(
  band: number[],
  position: readonly number[],
  links: LinkLists,
  downwards: boolean,
  latestFirst: boolean,
): void {
  const tie = latestFirst ? -1 : 1;
  const wish = new Map<number, number>();
  for (const item of band) {
    const own = links[item] ?? [];
    const sum = own.reduce((total, link) => total + (position[downwards ? link.upper : link.lower] ?? 0), 0);
    wish.set(item, own.length === 0 ? (position[item] ?? 0) : sum / own.length);
  }
  band.sort(
    (a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0) || tie * ((position[a] ?? 0) - (position[b] ?? 0)),
  );
}

/** Another order to begin with, the same one each time for the same band and turn. */
function mixUp(band: number[], turn: number): void {
  const keyOf = (item: number): number => ((item + 1) * 7919 * (turn + 1)) % 104_729;
  band.sort((a, b) => keyOf(a) - keyOf(b));
}

/** Changes two neighbours over where that leaves fewer crossings, until it nowhere does. */
function swapNeighbours(band: number[], position: number[], up: LinkLists, down: LinkLists): void {
  const uppers = (item: number): number[] => (up[item] ?? []).map(({ upper }) => position[upper] ?? 0);
  const lowers = (item: number): number[] => (down[item] ?? []).map(({ lower }) => position[lower] ?? 0);
  for (let swapped = true; swapped;) {
    swapped = false;
    for (let at = 1; at < band.length; at += 1) {
      const [left, right] = [band[at - 1] ?? 0, band[at] ?? 0];
      const [ups, downs] = [
        [uppers(left), uppers(right)],
        [lowers(left), lowers(right)],
      ] as const;
      const now = pairsTurned(...ups) + pairsTurned(...downs);
      const then = pairsTurned(ups[1], ups[0]) + pairsTurned(downs[1], downs[0]);
      if (then >= now) continue;
      [band[at - 1], band[at]] = [right, left];
      [position[left], position[right]] = [at, at - 1];
      swapped = true;
    }
  }
}

const pairsTurned = (left: readonly number[], right: readonly number[]): number => {
  let count = 0;
  for (const one of left) for (const other of right) if (one > other) count += 1;
  return count;
};

function crossings(
  bands: readonly (readonly number[])[],
  position: readonly number[],
  down: LinkLists,
): number {
  let count = 0;
  for (const band of bands) {
    const ends: number[] = [];
    for (const item of band) {
      const targets = (down[item] ?? []).map(({ lower }) => position[lower] ?? 0).sort((a, b) => a - b);
      for (const target of targets) count += ends.reduce((sum, end) => sum + Number(end > target), 0);
      ends.push(...targets);
    }
  }
  return count;
}

function placeItems(
  items: readonly BandItem[],
  bands: readonly (readonly number[])[],
  up: LinkLists,
  down: LinkLists,
): void {
  for (const band of bands) place(items, band, () => 0);
  const meanOf = (item: number, both: boolean, downwards: boolean): number | null => {
    let sum = 0;
    let pull = 0;
    const take = (link: BandLink, other: number): void => {
      sum += (items[other]?.x ?? 0) * link.pull;
      pull += link.pull;
    };
    if (both || downwards) for (const link of up[item] ?? []) take(link, link.upper);
    if (both || !downwards) for (const link of down[item] ?? []) take(link, link.lower);
    return pull === 0 ? null : sum / pull;
  };
  for (let sweep = 0; sweep < PLACE_SWEEPS; sweep += 1) {
    const downwards = sweep % 2 === 0;
    const both = sweep >= 4;
    for (const band of downwards ? bands : [...bands].reverse()) {
      place(items, band, (item) => meanOf(item, both, downwards) ?? items[item]?.x ?? 0);
    }
  }
}

/**
 * The places nearest to what each item wishes (least weighted squares) that keep order and gaps: pool adjacent
 * violators on the wishes less the room the items before need.
 */
function place(items: readonly BandItem[], band: readonly number[], wish: (item: number) => number): void {
  const pools: { sum: number; weight: number; count: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  let before: BandItem | undefined;
  for (const index of band) {
    const item = items[index];
    if (item === undefined) continue;
    if (before !== undefined) offset += before.right + before.gap + item.gap + item.left;
    before = item;
    offsets.push(offset);
    let pool = { sum: (wish(index) - offset) * item.weight, weight: item.weight, count: 1 };
    for (
      let last = pools.at(-1);
      last !== undefined && last.sum / last.weight >= pool.sum / pool.weight;
      last = pools.at(-1)
    ) {
      pool = { sum: last.sum + pool.sum, weight: last.weight + pool.weight, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  let at = 0;
  for (const { sum, weight, count } of pools) {
    for (let step = 0; step < count; step += 1, at += 1) {
      const item = items[band[at] ?? -1];
      if (item !== undefined) item.x = sum / weight + (offsets[at] ?? 0);
    }
  }
}
