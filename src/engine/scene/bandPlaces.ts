import type { BandItem, Neighbours } from './band.ts';

/*
 * Where the items of each band stand: as near as their order and gaps allow to the mean of their neighbours, so that
 * links are short and straight.
 */

const SWEEPS = 16;
/** In the first sweeps an item looks only to where the sweep comes from, later to both sides. */
const ONE_SIDED = 4;
const MANY_LINKS = 400;
const SWEEPS_OF_MANY = 6;

/** Sets the center line of every item. */
export function placeItems(
  items: readonly BandItem[],
  bands: readonly (readonly number[])[],
  near: Neighbours,
): void {
  const xs = new Float64Array(items.length);
  const wish = new Float64Array(items.length);
  const widest = Math.max(0, ...bands.map((band) => band.length));
  const pools: Pools = {
    sum: new Float64Array(widest),
    weight: new Float64Array(widest),
    count: new Float64Array(widest),
    offsets: new Float64Array(widest),
  };
  for (const band of bands) place(items, band, wish, xs, pools);
  const sweeps = near.links > MANY_LINKS ? SWEEPS_OF_MANY : SWEEPS;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const downwards = sweep % 2 === 0;
    const both = sweep >= ONE_SIDED;
    for (let step = 0; step < bands.length; step += 1) {
      const band = bands[downwards ? step : bands.length - 1 - step] ?? [];
      for (const item of band) wish[item] = meanOf(item, near, xs, both || downwards, both || !downwards);
      place(items, band, wish, xs, pools);
    }
  }
  items.forEach((item, index) => (item.x = xs[index] ?? 0));
}

function meanOf(item: number, near: Neighbours, xs: Float64Array, above: boolean, below: boolean): number {
  let sum = 0;
  let pull = 0;
  if (above) {
    const [others = [], pulls = []] = [near.up[item], near.upPull[item]];
    for (let at = 0; at < others.length; at += 1) {
      sum += (xs[others[at] ?? 0] ?? 0) * (pulls[at] ?? 0);
      pull += pulls[at] ?? 0;
    }
  }
  if (below) {
    const [others = [], pulls = []] = [near.down[item], near.downPull[item]];
    for (let at = 0; at < others.length; at += 1) {
      sum += (xs[others[at] ?? 0] ?? 0) * (pulls[at] ?? 0);
      pull += pulls[at] ?? 0;
    }
  }
  return pull === 0 ? (xs[item] ?? 0) : sum / pull;
}

/** Room to work in, used again for every band. */
type Pools = Readonly<Record<'sum' | 'weight' | 'count' | 'offsets', Float64Array>>;

/**
 * The places nearest to what each item wishes (least weighted squares) that keep order and gaps: pool adjacent
 * violators on the wishes less the room the items before need.
 */
function place(
  items: readonly BandItem[],
  band: readonly number[],
  wish: Float64Array,
  xs: Float64Array,
  { sum, weight, count, offsets }: Pools,
): void {
  let offset = 0;
  let before: BandItem | undefined;
  let last = -1;
  for (let at = 0; at < band.length; at += 1) {
    const index = band[at] ?? 0;
    const item = items[index];
    if (item === undefined) continue;
    if (before !== undefined) offset += before.right + before.gap + item.gap + item.left;
    before = item;
    offsets[at] = offset;
    let [ownSum, ownWeight, ownCount] = [((wish[index] ?? 0) - offset) * item.weight, item.weight, 1];
    while (last >= 0 && (sum[last] ?? 0) / (weight[last] ?? 1) >= ownSum / ownWeight) {
      ownSum += sum[last] ?? 0;
      ownWeight += weight[last] ?? 0;
      ownCount += count[last] ?? 0;
      last -= 1;
    }
    last += 1;
    sum[last] = ownSum;
    weight[last] = ownWeight;
    count[last] = ownCount;
  }
  let at = 0;
  for (let pool = 0; pool <= last; pool += 1) {
    const base = (sum[pool] ?? 0) / (weight[pool] ?? 1);
    for (let left = count[pool] ?? 0; left > 0; left -= 1, at += 1) {
      xs[band[at] ?? 0] = base + (offsets[at] ?? 0);
    }
  }
}
