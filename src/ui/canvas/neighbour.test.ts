import { describe, expect, it } from 'vitest';

import { type Direction, neighbour } from './neighbour.ts';

const card = (x: number, y: number) => ({ x, y, width: 100, height: 50 });

describe('neighbour', () => {
  // 0 1 2
  // 3   4
  //    5      (nearer to 3 than 4 is, but askew)
  const rects = [card(0, 0), card(120, 0), card(240, 0), card(0, 60), card(240, 60), card(110, 115)];
  const step = (from: number, direction: Direction) => neighbour(rects[from]!, rects, direction);

  it('is the next one of the row or column', () => {
    expect(step(0, 'right')).toBe(1);
    expect(step(2, 'left')).toBe(1);
    expect(step(0, 'down')).toBe(3);
    expect(step(4, 'up')).toBe(2);
  });

  it('prefers what lies in line to what is nearer but askew', () => {
    expect(step(3, 'right')).toBe(4);
  });

  it('takes what lies askew when nothing is in line', () => {
    expect(step(3, 'down')).toBe(5);
  });

  it('is none at the edge', () => {
    expect(step(0, 'left')).toBe(-1);
    expect(step(0, 'up')).toBe(-1);
  });
});
