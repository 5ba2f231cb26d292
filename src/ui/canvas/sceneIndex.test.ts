import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Rect } from '../../engine/scene/scene.ts';
import { holds, indexRects, touches } from './sceneIndex.ts';

const rect: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -3000, max: 3000 }),
  y: fc.integer({ min: -3000, max: 3000 }),
  width: fc.integer({ min: 0, max: 4000 }),
  height: fc.integer({ min: 0, max: 900 }),
});

describe('indexRects', () => {
  it('finds exactly the rectangles that touch an area, lowest first', () => {
    fc.assert(
      fc.property(
        fc.array(rect, { maxLength: 60 }),
        fc.array(rect, { minLength: 1, maxLength: 4 }),
        (rects, areas) => {
          const index = indexRects(rects);
          for (const area of areas) {
            const expected = rects.flatMap((one, position) => (touches(one, area) ? [position] : []));
            expect(index.within(area)).toEqual(expected);
          }
        },
      ),
    );
  });

  it('finds what lies on top at a point', () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 60 }), rect, (rects, { x, y }) => {
        expect(indexRects(rects).at(x, y)).toBe(rects.findLastIndex((one) => holds(one, x, y)));
      }),
    );
  });

  it('finds nothing in an empty scene', () => {
    expect(indexRects([]).at(0, 0)).toBe(-1);
    expect(indexRects([]).within({ x: 0, y: 0, width: 10, height: 10 })).toEqual([]);
  });
});
