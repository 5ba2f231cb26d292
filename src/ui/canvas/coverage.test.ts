import { describe, expect, it } from 'vitest';

import { covers, fitViewport, revealViewport, shows, visibleArea } from './coverage.ts';

const size = { width: 1000, height: 500 };
const scene = { x: 0, y: 0, width: 10_000, height: 10_000 };
const painted = { x: -4000, y: -4000, zoom: 1 };

describe('covers', () => {
  it('holds while the view stays within the picture', () => {
    expect(covers(painted, { x: -4200, y: -4100, zoom: 1 }, size, scene)).toBe(true);
    expect(covers(painted, { x: -4400, y: -4000, zoom: 1 }, size, scene)).toBe(false);
  });

  it('asks nothing of what lies beyond the scene', () => {
    expect(covers({ x: 0, y: 0, zoom: 1 }, { x: 900, y: 0, zoom: 1 }, size, scene)).toBe(true);
  });

  it('ends where stretching would blur', () => {
    expect(covers(painted, { x: -8300, y: -8150, zoom: 2 }, size, scene)).toBe(false);
  });
});

describe('fitViewport', () => {
  it('centres the whole scene', () => {
    const view = fitViewport(scene, size, 50, 0.01, 1);

    expect(view).toEqual({ x: 300, y: 50, zoom: 0.04 });
    expect(visibleArea(view, size).width).toBeGreaterThan(scene.width);
  });

  it('never grows beyond the limit', () => {
    expect(fitViewport({ x: 0, y: 0, width: 10, height: 10 }, size, 10, 0.05, 1).zoom).toBe(1);
  });
});

describe('shows', () => {
  const drawing = { x: 0, y: 0, width: 2000, height: 900 };
  const fitted = fitViewport(drawing, size, 16, 0.05, 1);

  it('holds for a fitted drawing, and while what it grows by stays within the padding', () => {
    expect(shows(fitted, drawing, size)).toBe(true);
    expect(shows(fitted, { ...drawing, width: 2030 }, size)).toBe(true);
    expect(shows({ ...fitted, x: -0.4 }, drawing, size)).toBe(true);
  });

  it('ends where any side is cut off', () => {
    expect(shows(fitted, { ...drawing, width: 2040 }, size)).toBe(false);
    expect(shows(fitted, { ...drawing, height: 1100 }, size)).toBe(false);
    expect(shows({ ...fitted, x: -2 }, drawing, size)).toBe(false);
    expect(shows({ ...fitted, y: -2 }, drawing, size)).toBe(false);
  });
});

describe('revealViewport', () => {
  it('leaves a view alone that already shows the thing', () => {
    const view = { x: 0, y: 0, zoom: 1 };
    expect(revealViewport(view, { x: 100, y: 100, width: 100, height: 100 }, size, 20)).toBe(view);
  });

  it('moves no further than needed', () => {
    const view = { x: 0, y: 0, zoom: 1 };
    expect(revealViewport(view, { x: 1000, y: 100, width: 100, height: 100 }, size, 20)).toEqual({
      x: -120,
      y: 0,
      zoom: 1,
    });
    expect(revealViewport(view, { x: -50, y: 100, width: 100, height: 100 }, size, 20).x).toBe(70);
  });
});
