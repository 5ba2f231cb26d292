import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Cidr, cidrAround, contains, overlaps } from './cidr.ts';
import { freeRanges, freeSpaceOf, freeSpacesOf, takeBlock, takeFirst } from './freeSpace.ts';
import { block } from './literal.ts';

const parent = block('10.0.0.0/20');
const anyBlock = fc
  .tuple(fc.integer({ min: -1, max: 17 }), fc.nat(255), fc.integer({ min: 20, max: 28 }))
  .map(([third, fourth, prefix]) => cidrAround(parent.base + third * 256 + fourth, prefix));
const taken = fc.array(anyBlock, { maxLength: 12 });

/** Every aligned block of the parent that touches none of these, one by one. */
function freeBlocks(prefix: number, among: readonly Cidr[]): readonly Cidr[] {
  const size = 2 ** (32 - prefix);
  return Array.from({ length: 4096 / size }, (_, at) => ({ base: parent.base + at * size, prefix })).filter(
    (one) => !among.some((other) => overlaps(one, other)),
  );
}

describe('free space', () => {
  it('gives the lowest free block of each size asked for, as looking at every block would', () => {
    const prefixes = fc.array(fc.integer({ min: 20, max: 28 }), { maxLength: 15 });
    fc.assert(
      fc.property(taken, prefixes, (among, asked) => {
        const space = freeSpaceOf([parent], among);
        const used = [...among];
        for (const prefix of asked) {
          const given = takeFirst(space, prefix);
          expect(given).toEqual(freeBlocks(prefix, used)[0]);
          if (given !== undefined) used.push(given);
        }
      }),
    );
  });

  it('gives a block that is asked for by name exactly when all of it is free', () => {
    const inside = anyBlock.filter((cidr) => contains(parent, cidr));
    fc.assert(
      fc.property(taken, fc.array(inside, { maxLength: 15 }), (among, asked) => {
        const space = freeSpaceOf([parent], among);
        const used = [...among];
        for (const cidr of asked) {
          const free = !used.some((other) => overlaps(cidr, other));
          expect(takeBlock(space, cidr)).toBe(free);
          if (free) used.push(cidr);
        }
        expect(takeFirst(space, 28)).toEqual(freeBlocks(28, used)[0]);
      }),
    );
  });

  it('of several blocks is that of each by itself', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 5 }), taken, (parents, among) => {
        const together = freeSpacesOf(parents, among);
        expect(together).toEqual(parents.map((one) => freeSpaceOf([one], among)));
        expect(together).toHaveLength(parents.length);
        for (const [at, one] of parents.entries()) {
          expect(together[at]?.some(({ bases }) => bases.length > 0)).toBe(freeRanges(one, among).length > 0);
        }
      }),
    );
  });
});
