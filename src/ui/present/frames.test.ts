import { describe, expect, it } from 'vitest';

import { countOff, NOTHING_BROKEN, switched } from './broken.ts';
import { frames, stepFrom } from './frames.ts';

describe('stepFrom', () => {
  it('goes through all frames and stays at the ends', () => {
    const ids = frames.map(({ id }) => id);
    const walked = ids
      .slice(1)
      .reduce((seen, _, at) => [...seen, stepFrom(seen[at] ?? 'cost', 1)], ids.slice(0, 1));

    expect(walked).toEqual(ids);
    expect(stepFrom('cost', 1)).toBe('cost');
    expect(stepFrom('addresses', -1)).toBe('addresses');
  });
});

describe('switched', () => {
  it('switches one thing off and on again, and leaves the others', () => {
    const once = switched(switched(NOTHING_BROKEN, 'zones', 'a'), 'nat', 'b');

    expect(once).toEqual({ zones: ['a'], nat: ['b'], endpoints: [] });
    expect(countOff(once)).toBe(2);
    expect(switched(once, 'zones', 'a')).toEqual({ zones: [], nat: ['b'], endpoints: [] });
  });
});
