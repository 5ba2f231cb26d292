import type { Neighbours } from './band.ts';

/*
 * Orders without any crossing, by what does not cross: of two links between the same bands the one that begins further
 * left ends further left. So the order of two items decides that of their neighbours, those that of theirs, and so on; a
 * graph can be drawn without crossings exactly when nothing is decided both ways (Randerath et al., "A satisfiability
 * formulation of problems on level graphs", Electronic Notes in Discrete Mathematics 9, 2001).
 */

/**
 * The bands in an order in which no links cross, as near to the one given as comes of deciding pair by pair: the same for
 * further links as long as none of them crosses another in it. `undefined` when one is not found, which for graphs that have one has not been seen.
 */
export function planarOrder(
  size: number,
  bands: readonly (readonly number[])[],
  near: Neighbours,
): number[][] | undefined {
  const decided = new Decisions(size, bands, near);
  for (const [left, right] of pairsOf(bands)) {
    if (!decided.put(left, right) && !decided.put(right, left)) return undefined;
  }
  return bands.map((band) => [...band].sort((a, b) => (decided.isBefore(a, b) ? -1 : 1)));
}

/** Pairs of each band in its order, those of the items with the lowest numbers first: boxes before what passes them. */
function pairsOf(bands: readonly (readonly number[])[]): readonly (readonly [number, number])[] {
  const pairs = bands.flatMap((band) =>
    band.flatMap((left, at) => band.slice(at + 1).map((right) => [left, right] as const)),
  );
  const last = ([a, b]: readonly [number, number]) => Math.max(a, b);
  return pairs.sort((a, b) => last(a) - last(b));
}

/** Which items stand left of which, with everything that follows from it. */
class Decisions {
  /** At `a * size + b`: 1 when `a` stands left of `b`. */
  readonly #before: Uint8Array;
  readonly #bandOf = new Map<number, readonly number[]>();
  readonly #size: number;
  readonly #near: Neighbours;

  constructor(size: number, bands: readonly (readonly number[])[], near: Neighbours) {
    this.#size = size;
    this.#near = near;
    this.#before = new Uint8Array(size * size);
    for (const band of bands) for (const item of band) this.#bandOf.set(item, band);
  }

  isBefore(left: number, right: number): boolean {
    return this.#before[left * this.#size + right] === 1;
  }

  /** Puts one item left of another of its band; `false`, and nothing is decided, when something speaks against it. */
  put(left: number, right: number): boolean {
    const made: (readonly [number, number])[] = [];
    const open: (readonly [number, number])[] = [[left, right]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [a, b] = next;
      if (this.isBefore(a, b)) continue;
      if (this.isBefore(b, a)) {
        for (const [one, other] of made) this.#before[one * this.#size + other] = 0;
        return false;
      }
      this.#before[a * this.#size + b] = 1;
      made.push(next);
      open.push(...this.#following(a, b));
    }
    return true;
  }

  /** What must hold when `a` stands left of `b`: of their neighbours, and of those left of the one or right of the other. */
  #following(a: number, b: number): readonly (readonly [number, number])[] {
    const neighbours = [this.#near.up, this.#near.down].flatMap((links) =>
      (links[a] ?? []).flatMap((one) =>
        (links[b] ?? []).flatMap((other) => (one === other ? [] : [[one, other] as const])),
      ),
    );
    const others = (this.#bandOf.get(a) ?? []).flatMap((item) => [
      ...(this.isBefore(b, item) ? [[a, item] as const] : []),
      ...(this.isBefore(item, a) ? [[item, b] as const] : []),
    ]);
    return [...neighbours, ...others];
  }
}
