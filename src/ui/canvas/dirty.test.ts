import { describe, expect, it } from 'vitest';

import { colorSchemes } from '../../engine/scene/tokens.ts';
import { shownScene } from './canvasScene.testing.ts';
import { dirtyAreas } from './dirty.ts';
import type { PaintOptions } from './paint.ts';
import { none } from './picture.ts';
import { touches } from './sceneIndex.ts';

const { prepared } = shownScene();
const { frames, edges } = prepared.scene;
const options: PaintOptions = {
  palette: colorSchemes.light,
  textless: none,
  moving: none,
  lit: null,
  onTheWay: null,
  lagging: false,
};

const within = (outer: { x: number; y: number; width: number; height: number }, ref: string) => {
  const { x, y, width, height } = frames[ref]!;
  return (
    outer.x >= x - 24 &&
    outer.y >= y - 24 &&
    outer.x + outer.width <= x + width + 24 &&
    outer.y + outer.height <= y + height + 24
  );
};

describe('dirtyAreas', () => {
  it('are none where nothing changes', () => {
    expect(dirtyAreas(prepared, options, { ...options })).toEqual([]);
  });

  it('are the words of what becomes a real element, and again when it is none any more', () => {
    const hovered = { ...options, textless: new Set(['subnet:ecs-b']) };

    const areas = dirtyAreas(prepared, options, hovered)!;

    expect(areas.length).toBe(prepared.textsOf.get('subnet:ecs-b')!.length);
    expect(areas.every((area) => within(area, 'subnet:ecs-b'))).toBe(true);
    expect(dirtyAreas(prepared, hovered, options)).toEqual(areas);
  });

  it('are the whole of what is carried, with every edge that ends at it', () => {
    const areas = dirtyAreas(prepared, options, { ...options, moving: new Set(['group:alb']) })!;

    const own = edges.filter(({ from, to }) => from === 'group:alb' || to === 'group:alb');
    expect(own.length).toBeGreaterThan(0);
    for (const { points } of own) {
      for (const { x, y } of points)
        expect(areas.some((area) => touches(area, { x, y, width: 0, height: 0 }))).toBe(true);
    }
    const box = frames['group:alb']!;
    expect(areas.some((area) => area.width >= box.width && area.height >= box.height)).toBe(true);
  });

  it('are none while the same things are lit, and on the way, by another answer', () => {
    const selected = () => ({ ...options, lit: new Set(['nat:a']), onTheWay: new Set(['subnet:ecs-b']) });

    expect(dirtyAreas(prepared, selected(), selected())).toEqual([]);
  });

  it('are the boxes of what comes onto the way of the packets shown, or leaves it', () => {
    const through = (...onTheWay: string[]) => ({ ...options, onTheWay: new Set(onTheWay) });
    const areas = dirtyAreas(
      prepared,
      through('subnet:ecs-b', 'subnet:public-b'),
      through('subnet:ecs-b', 'nat:a'),
    )!;

    for (const ref of ['subnet:public-b', 'nat:a']) {
      const { x, y, width, height } = frames[ref]!;
      const middle = { x: x + width / 2, y: y + height / 2, width: 0, height: 0 };
      expect(areas.some((area) => touches(area, middle))).toBe(true);
    }
    expect(areas.some((area) => touches(area, frames['subnet:ecs-b']!))).toBe(false);
  });

  it('are everything when what changes touches everything', () => {
    expect(dirtyAreas(prepared, options, { ...options, palette: colorSchemes.dark })).toBeNull();
    expect(dirtyAreas(prepared, options, { ...options, lit: new Set(['group:alb']) })).toBeNull();
    expect(dirtyAreas(prepared, options, { ...options, lagging: true })).toBeNull();
    expect(dirtyAreas(prepared, options, { ...options, onTheWay: new Set(['nat:a']) })).toBeNull();
    expect(dirtyAreas(prepared, options, { ...options, textless: new Set(Object.keys(frames)) })).toBeNull();
  });
});
