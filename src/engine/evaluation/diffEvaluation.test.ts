import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { applyPatch, diffValue } from './diffEvaluation.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';

describe('a patch', () => {
  it('turns any JSON value into any other, order of keys included, after a trip through JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        const a: unknown = JSON.parse(JSON.stringify(before));
        const b: unknown = JSON.parse(JSON.stringify(after));
        const patch = JSON.parse(JSON.stringify(diffValue(a, b))) as ReturnType<typeof diffValue>;
        expect(JSON.stringify(applyPatch(a, patch))).toBe(JSON.stringify(b));
      }),
    );
  });

  it('turns a list into the same list with items put in, taken out and changed', () => {
    const items = fc.array(fc.record({ id: fc.nat(5), name: fc.string({ maxLength: 2 }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(items, items, fc.nat(12), fc.nat(4), (list, added, at, removed) => {
        const after = [...list.slice(0, at), ...added, ...list.slice(at + removed)];
        expect(applyPatch(list, diffValue(list, after))).toEqual(after);
      }),
    );
  });

  it('never changes what it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        const copies = JSON.stringify([before, after]);
        applyPatch(before, diffValue(before, after));
        expect(JSON.stringify([before, after])).toBe(copies);
      }),
    );
  });

  it('of equal values is the value itself', () => {
    const evaluation = evaluate(agents1000, awsPriceBook);
    const again = evaluate(agents1000, awsPriceBook);
    expect(again).not.toBe(evaluation);
    expect(applyPatch(evaluation, diffValue(evaluation, again))).toBe(evaluation);
  });

  it('leaves what did not change as the same objects, and is small', () => {
    const before = evaluate(agents1000, awsPriceBook);
    const after = evaluate({ ...agents1000, nat: { mode: 'single', zone: null } }, awsPriceBook);
    const patch = diffValue(before, after);

    const patched = applyPatch(before, patch) as Evaluation;

    expect(patched).toEqual(after);
    expect(patched.plan).not.toBe(after.plan);
    expect(patched.security).toBe(before.security);
    expect(patched.subnets['data-a']).toBe(before.subnets['data-a']);
    expect(JSON.stringify(patch).length).toBeLessThan(JSON.stringify(after).length / 4);
  });

  it('is refused by a value that it was not made for', () => {
    const patch = diffValue({ a: { b: 1 } }, { a: { b: 2 } });
    expect(() => applyPatch([], patch)).toThrow(TypeError);
  });

  it('puts a key back in its place', () => {
    const patched = applyPatch({ b: 1, c: 2 }, diffValue({ b: 1, c: 2 }, { a: 0, b: 1, c: 2 }));
    expect(Object.keys(patched as object)).toEqual(['a', 'b', 'c']);
  });
});
