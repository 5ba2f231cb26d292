import fc from 'fast-check';

import type { Neighbours } from './band.ts';

/** Items in bands, by number from the first band on, and links from items of a band to items of the next. */
export type Banded = {
  readonly bands: readonly (readonly number[])[];
  readonly links: readonly (readonly [upper: number, lower: number])[];
};

/** The links by item, as orders are made from. */
export function neighboursIn({ bands, links }: Banded): Neighbours {
  const lists = () => bands.flat().map((): number[] => []);
  const near = { up: lists(), upPull: lists(), down: lists(), downPull: lists(), links: links.length };
  for (const [upper, lower] of links) {
    near.up[lower]?.push(upper);
    near.down[upper]?.push(lower);
    near.upPull[lower]?.push(1);
    near.downPull[upper]?.push(1);
  }
  return near;
}

/** How many pairs of links cross with the bands in this order: every two are looked at. */
export function crossingsWith(bands: readonly (readonly number[])[], links: Banded['links']): number {
  const place = new Map(bands.flatMap((band) => band.map((item, at) => [item, at] as const)));
  const bandOf = new Map(bands.flatMap((band, at) => band.map((item) => [item, at] as const)));
  const at = (item: number) => place.get(item) ?? 0;
  let count = 0;
  links.forEach(([upper, lower], index) => {
    for (const [otherUpper, otherLower] of links.slice(index + 1)) {
      if (bandOf.get(upper) !== bandOf.get(otherUpper)) continue;
      if ((at(upper) - at(otherUpper)) * (at(lower) - at(otherLower)) < 0) count += 1;
    }
  });
  return count;
}

/** The fewest crossings of all orders there are, from every order of each band against every one of the next. */
export function fewestCrossings({ bands, links }: Banded): number {
  let best = new Map<readonly number[], number>(permutations(bands[0] ?? []).map((order) => [order, 0]));
  for (const band of bands.slice(1)) {
    const orders = permutations(band);
    const between = links.filter(([, lower]) => band.includes(lower));
    best = new Map(
      orders.map((order) => [
        order,
        Math.min(...[...best].map(([above, sum]) => sum + crossingsWith([above, order], between))),
      ]),
    );
  }
  return Math.min(...best.values());
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((first) =>
    permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  );
}

const bandsOf = (sizes: readonly number[]): readonly (readonly number[])[] => {
  let next = 0;
  return sizes.map((size) => Array.from({ length: size }, () => next++));
};

/** Bands of up to `widest` items with any links between neighbours. */
export function bandedOf(bands: number, widest: number): fc.Arbitrary<Banded> {
  const sizes = fc.array(fc.integer({ min: Math.min(3, widest), max: widest }), {
    minLength: 2,
    maxLength: bands,
    size: 'max',
  });
  return fc.tuple(sizes, fc.infiniteStream(fc.integer({ min: 0, max: 2 }))).map(([given, rolls]) => {
    const made = bandsOf(given);
    const links = made
      .slice(1)
      .flatMap((below, at) =>
        (made[at] ?? []).flatMap((upper) =>
          below.flatMap((lower) => (rolls.next().value === 0 ? [[upper, lower] as const] : [])),
        ),
      );
    return { bands: made, links };
  });
}

/**
 * Bands whose links cross nowhere in one order, given in another. In that order links go along both of their bands and
 * never back, which is what two links that do not cross do.
 */
export function planarBands(bands: number, widest: number): fc.Arbitrary<Banded> {
  const sizes = fc.array(fc.integer({ min: Math.min(3, widest), max: widest }), {
    minLength: 2,
    maxLength: bands,
    size: 'max',
  });
  return fc.tuple(sizes, fc.infiniteStream(fc.nat(9)), fc.nat()).map(([given, rolls, seed]) => {
    const made = bandsOf(given);
    const links = made.slice(1).flatMap((below, at) => staircase(made[at] ?? [], below, rolls));
    return { bands: made.map((band) => mixed(band, seed)), links };
  });
}

function staircase(above: readonly number[], below: readonly number[], rolls: fc.Stream<number>) {
  const links: (readonly [number, number])[] = [];
  let [upper, lower] = [0, 0];
  while (upper < above.length && lower < below.length) {
    const roll = Number(rolls.next().value);
    const [one, other] = [above[upper], below[lower]];
    if (roll < 8 && one !== undefined && other !== undefined) links.push([one, other]);
    if (roll % 3 !== 0) upper += 1;
    if (roll % 3 !== 1) lower += 1;
  }
  return links;
}

function mixed(band: readonly number[], seed: number): readonly number[] {
  const keyOf = (item: number) => ((item + 3) * 7907 * (seed % 9973) + item) % 10_007;
  return [...band].sort((a, b) => keyOf(a) - keyOf(b));
}
