import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { keepOrder } from './keepOrder.ts';

const items = (...ids: readonly string[]) => ids.map((id) => ({ id }));
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe('keepOrder', () => {
  it('leaves everything where it stood when one has moved', () => {
    expect(idsOf(keepOrder(items('a', 'c', 'd', 'b'), ['a', 'b', 'c', 'd']))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('puts what is new behind its neighbour, and what is gone nowhere', () => {
    expect(idsOf(keepOrder(items('x', 'y', 'a', 'z', 'c'), ['a', 'b', 'c']))).toEqual([
      'x',
      'y',
      'a',
      'z',
      'c',
    ]);
    expect(idsOf(keepOrder(items('c', 'x', 'a'), ['a', 'b', 'c']))).toEqual(['a', 'c', 'x']);
  });

  it('holds the same items, those known in their old order, and with nothing before the given one', () => {
    const some = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(some, some, (now, before) => {
        const kept = idsOf(keepOrder(items(...now), before));
        expect([...kept].sort()).toEqual([...now].sort());
        expect(kept.filter((id) => before.includes(id))).toEqual(before.filter((id) => now.includes(id)));
        expect(idsOf(keepOrder(items(...now), []))).toEqual(now);
      }),
    );
  });
});
