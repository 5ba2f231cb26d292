import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { keepEqual } from './keepEqual.ts';

const json = () => fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));

describe('keeping what is equal', () => {
  it('gives what came after, order of keys included, and changes neither', () => {
    fc.assert(
      fc.property(json(), json(), (before, after) => {
        const copies = JSON.stringify([before, after]);
        expect(JSON.stringify(keepEqual(before, after))).toBe(JSON.stringify(after));
        expect(JSON.stringify([before, after])).toBe(copies);
      }),
    );
  });

  it('of an equal value is the value before', () => {
    fc.assert(
      fc.property(json(), (value) => {
        expect(keepEqual(value, structuredClone(value))).toBe(value);
      }),
    );
  });

  it('keeps the items on both sides of what was put in, taken out or changed', () => {
    const [a, b, c, d] = [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }];
    const copy = (items: readonly object[]) => items.map((item) => ({ ...item }));
    const added = keepEqual([a, b, c], copy([a, b, d, c]));
    expect([added[0], added[1], added[3]].map((item, at) => item === [a, b, c][at])).toEqual([
      true,
      true,
      true,
    ]);
    const removed = keepEqual([a, b, c], copy([a, c]));
    expect(removed.map((item, at) => item === [a, c][at])).toEqual([true, true]);
    const changed = keepEqual([a, b, c], copy([a, d, c]));
    expect(changed.map((item, at) => item === [a, b, c][at])).toEqual([true, false, true]);
  });

  it('takes a map for equal only when it is the very same', () => {
    const before = new Map([['a', 1]]);
    const after = new Map([['a', 2]]);
    expect(keepEqual(before, after)).toBe(after);
  });
});
