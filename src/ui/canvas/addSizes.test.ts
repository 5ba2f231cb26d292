import { describe, expect, it } from 'vitest';

import { ADD_HEIGHT, addScale, holdsButtons } from './addSizes.ts';

/** As far out and as near as the canvas goes. */
const zooms = Array.from({ length: 400 }, (_, step) => 0.05 + (step * 3.95) / 399);
const cell = { rect: { x: 0, y: 0, width: 188, height: 118 } };

describe('the buttons that add something', () => {
  it('are between 24 and 32 pixels high on the screen at every zoom', () => {
    const heights = zooms.map((zoom) => ADD_HEIGHT * zoom * addScale(zoom));

    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
    expect(Math.max(...heights)).toBeLessThanOrEqual(32.000001);
  });

  it('are hidden once a cell is too small to hold one', () => {
    expect(holdsButtons([cell], 0.21)).toBe(true);
    expect(holdsButtons([cell], 0.2)).toBe(false);
    expect(holdsButtons([cell, { rect: { ...cell.rect, width: 100 } }], 0.21)).toBe(false);
    expect(holdsButtons([], 0.05)).toBe(true);
  });
});
