import { describe, expect, it } from 'vitest';

import { atLargestScale } from './atLargestScale.ts';

const png = new Uint8Array([1]);
const going = () => new AbortController().signal;
/** Draws up to a scale, and fails above it as browsers do: with an error, or with nothing. */
const upTo = (most: number, tried: string[], name: string) => (scale: number) => {
  tried.push(`${name} ${String(scale)}`);
  if (scale <= most) return Promise.resolve(png);
  return name === 'nothing' ? Promise.resolve(null) : Promise.reject(new Error('no memory'));
};

describe('atLargestScale', () => {
  it('tries every way at a scale before it goes to a smaller one', async () => {
    const tried: string[] = [];
    const ways = [upTo(0.5, tried, 'error'), upTo(1, tried, 'nothing')];

    expect(await atLargestScale([2, 1, 0.5], ways, going())).toEqual({ png, scale: 1 });
    expect(tried).toEqual(['error 2', 'nothing 2', 'error 1', 'nothing 1']);
  });

  it('is null when nothing works', async () => {
    expect(await atLargestScale([2, 1], [upTo(0, [], 'error')], going())).toBeNull();
  });

  it('tries no further once it is told to stop', async () => {
    const stop = new AbortController();
    const tried: number[] = [];
    const draw = (scale: number) => {
      tried.push(scale);
      stop.abort();
      return Promise.resolve(null);
    };

    await expect(atLargestScale([2, 1], [draw], stop.signal)).rejects.toThrow();
    expect(tried).toEqual([2]);
  });
});
