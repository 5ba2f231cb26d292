import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRINT_AREA, PRINT_HEADER, printPages } from './printPages.ts';

const anySize = fc.record({
  width: fc.integer({ min: 200, max: 12_000 }),
  height: fc.integer({ min: 200, max: 12_000 }),
});
const room = { width: PRINT_AREA.width, height: PRINT_AREA.height - PRINT_HEADER };

describe('a drawing on paper', () => {
  it('is one page as large as it fits, when that is legible', () => {
    const { scale, pages } = printPages({ width: 1159, height: 1000 });

    expect(pages).toEqual([{ x: 0, y: 0, column: 0, row: 0 }]);
    expect(1000 * scale).toBeCloseTo(room.height, 6);
  });

  it('is never larger than on a screen', () => {
    expect(printPages({ width: 300, height: 200 }).scale).toBeCloseTo(25.4 / 96, 9);
  });

  it('keeps its smallest letters at five points, on as many pages as that takes', () => {
    fc.assert(
      fc.property(anySize, (size) => {
        const { scale, columns, rows, pages } = printPages(size);

        expect((11 * scale * 72) / 25.4).toBeGreaterThanOrEqual(5 - 1e-9);
        expect(pages).toHaveLength(columns * rows);
      }),
    );
  });

  it('shows every part of the drawing, and no page is empty', () => {
    fc.assert(
      fc.property(anySize, (size) => {
        const { scale, columns, rows, pages } = printPages(size);
        const last = pages.at(-1)!;

        expect(last.x + room.width / scale).toBeGreaterThanOrEqual(size.width - 1);
        expect(last.y + room.height / scale).toBeGreaterThanOrEqual(size.height - 1);
        expect(last.x).toBeLessThan(size.width);
        expect(last.y).toBeLessThan(size.height);
        const steps = pages.filter(({ row }) => row === 0).map(({ x }) => x);
        steps.slice(1).forEach((x, place) => expect(x).toBeLessThan(steps[place]! + room.width / scale));
        expect([columns, rows]).toEqual([last.column + 1, last.row + 1]);
      }),
    );
  });
});
