import { describe, expect, it } from 'vitest';

import { chooseMounted, WORKING_ZOOM } from './windowing.ts';

const many = Array.from({ length: 500 }, (_, n) => `subnet:s${String(n)}`);

describe('chooseMounted', () => {
  it('mounts everything in view at working zoom', () => {
    expect([...chooseMounted(['subnet:a', 'group:b'], 1, [])]).toEqual(['subnet:a', 'group:b']);
  });

  it('never mounts more than the limit, and takes the first ones', () => {
    const mounted = chooseMounted(many, 1, ['zone:z'], 100);

    expect(mounted.size).toBe(100);
    expect(mounted.has('zone:z')).toBe(true);
    expect(mounted.has('subnet:s0')).toBe(true);
    expect(mounted.has('subnet:s400')).toBe(false);
  });

  it('mounts only what is in hand when too much is in view to read', () => {
    expect([...chooseMounted(many, WORKING_ZOOM / 2, ['subnet:s400'])]).toEqual(['subnet:s400']);
  });

  it('keeps a small network mounted however small it is drawn', () => {
    expect(chooseMounted(many.slice(0, 40), 0.2, []).size).toBe(40);
  });

  it('holds the limit even for a large selection', () => {
    expect(chooseMounted([], 1, many, 100).size).toBe(100);
  });
});
