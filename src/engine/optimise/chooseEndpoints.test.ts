import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { furtherVolumeUsd } from '../evaluation/endpoints/endpointVolume.ts';
import type { Tier } from '../prices/priceBook.ts';
import { chooseEndpoints, type EndpointCandidate } from './chooseEndpoints.ts';

const falling: readonly Tier[] = [
  { fromGb: 0, toGb: 1_048_576, usdPerGb: 0.01 },
  { fromGb: 1_048_576, toGb: 5_242_880, usdPerGb: 0.006 },
  { fromGb: 5_242_880, toGb: null, usdPerGb: 0.004 },
];
const rising: readonly Tier[] = [
  { fromGb: 0, toGb: 1000, usdPerGb: 0.004 },
  { fromGb: 1000, toGb: null, usdPerGb: 0.02 },
];

const candidate = fc.record({
  gb: fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 9_000_000 })),
  rate: fc.integer({ min: 0, max: 60 }).map((mills) => mills / 1000),
  forced: fc.boolean(),
  drawn: fc.boolean(),
});
const candidates = fc.array(candidate, { maxLength: 6 }).map((all) =>
  all.map(({ gb, rate, forced, drawn }, at): EndpointCandidate => ({
    ...{ service: `s${at}`, gb, forced, drawn },
    worthUsd: gb * rate - 14.6,
  })),
);

/** The least that any set with the forced ones in it changes in the month. */
function least(all: readonly EndpointCandidate[], rates: readonly Tier[]): number {
  let best = Infinity;
  for (let bits = 0; bits < 2 ** all.length; bits += 1) {
    const set = all.filter((_, at) => (bits & (1 << at)) !== 0);
    if (all.some((one) => one.forced && !set.includes(one))) continue;
    const gb = set.reduce((sum, one) => sum + one.gb, 0);
    const worth = set.reduce((sum, { worthUsd }) => sum + worthUsd, 0);
    best = Math.min(best, furtherVolumeUsd(rates, 0, gb) - worth);
  }
  return best;
}

describe('the endpoints chosen', () => {
  it.each([
    ['fall', falling],
    ['rise', rising],
  ])('are the cheapest set of all where rates %s with the volume', (_, rates) => {
    fc.assert(
      fc.property(candidates, (all) => {
        const { usd, gapUsd, services } = chooseEndpoints(all, rates);

        expect(gapUsd).toBe(0);
        expect(Math.abs(usd - least(all, rates))).toBeLessThan(0.001);
        expect(all.filter(({ forced, service }) => forced && !services.has(service))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
