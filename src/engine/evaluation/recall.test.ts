import { describe, expect, it, vi } from 'vitest';

import { createRecall } from './recall.ts';

type Input = {
  readonly design: { readonly a: object; readonly b: object; readonly c?: object };
  readonly d: object;
};

const [a, b, d] = [{ is: 'a' }, { is: 'b' }, { is: 'd' }];
const input: Input = { design: { a, b }, d };

describe('a remembered answer', () => {
  it('is given again while all that was read is the same, also inside a design', () => {
    const ask = createRecall();
    const compute = vi.fn(({ design }: Input) => ({ read: design.a }));

    const first = ask(compute, input);
    expect(ask(compute, { design: { a, b: {} }, d: {} })).toBe(first);
    expect(compute).toHaveBeenCalledTimes(1);
    expect(ask(compute, { ...input, design: { a: { is: 'other' }, b } })).toEqual({ read: { is: 'other' } });
  });

  it('is computed again when a field that was not there comes', () => {
    const ask = createRecall();
    const read = ({ design }: Input) => ({ c: design.c ?? null });
    const has = ({ design }: Input) => ({ has: 'c' in design });
    const keys = ({ design }: Input) => ({ keys: Object.keys(design) });
    for (const compute of [read, has, keys]) ask<Input, object>(compute, input);

    const grown = { ...input, design: { a, b, c: { is: 'c' } } };
    expect(ask(read, grown)).toEqual({ c: { is: 'c' } });
    expect(ask(has, grown)).toEqual({ has: true });
    expect(ask(keys, grown)).toEqual({ keys: ['a', 'b', 'c'] });
  });

  it('stays the same object when it is computed again and comes out equal', () => {
    const ask = createRecall();
    const compute = ({ design }: Input) => ({ count: Object.keys(design.a).length, all: [{ ...design.b }] });
    const first = ask(compute, input);
    expect(ask(compute, { design: { a: { other: 1 }, b: { ...b } }, d })).toBe(first);
  });

  it('is remembered for each function apart', () => {
    const ask = createRecall();
    const [one, two] = [() => 1, () => 2];
    expect([ask(one, input), ask(two, input), ask(one, input)]).toEqual([1, 2, 1]);
  });
});
