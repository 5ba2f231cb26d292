import type { Cidr } from './cidr.ts';

/**
 * The positions of `cidrs` in the order of `compareCidrs`: by first address, wider first, and as given
 * where two blocks are equal.
 *
 * A radix sort: one stable counting pass over the prefix lengths, then one per byte of the address,
 * lowest byte first. It takes 5 passes whatever the number of blocks, where a sort with a comparison
 * function calls it some 130,000 times for 10,000 of them. Passes in which all blocks agree are left
 * out, which inside one /16 are two of the five.
 */
export function addressOrder(cidrs: readonly Cidr[]): Uint32Array {
  const prefixes = new Uint32Array(cidrs.length);
  const bases = new Uint32Array(cidrs.length);
  let order = new Uint32Array(cidrs.length);
  let position = 0;
  for (const { base, prefix } of cidrs) {
    order[position] = position;
    prefixes[position] = prefix;
    bases[position] = base;
    position += 1;
  }
  if (cidrs.length < 2) return order;
  order = sortedByByte(order, prefixes, 0);
  for (const shift of [0, 8, 16, 24]) order = sortedByByte(order, bases, shift);
  return order;
}

/** The same positions, stably sorted by eight bits of their keys. */
function sortedByByte(
  order: Uint32Array<ArrayBuffer>,
  keys: Uint32Array,
  shift: number,
): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(257);
  for (const key of keys) {
    const next = ((key >>> shift) & 255) + 1;
    starts[next] = at(starts, next) + 1;
  }
  if (at(starts, ((at(keys, 0) >>> shift) & 255) + 1) === keys.length) return order;
  for (let byte = 1; byte < 257; byte += 1) starts[byte] = at(starts, byte) + at(starts, byte - 1);
  const sorted = new Uint32Array(order.length);
  for (const position of order) {
    const byte = (at(keys, position) >>> shift) & 255;
    const place = at(starts, byte);
    sorted[place] = position;
    starts[byte] = place + 1;
  }
  return sorted;
}

/** A number inside the array's bounds; the compiler cannot know that it is there. */
function at(numbers: Uint32Array, position: number): number {
  return numbers[position] as number;
}
