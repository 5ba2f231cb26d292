import { describe, expect, it } from 'vitest';

import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { layoutScene } from './layoutScene.ts';
import { drawnWay } from './shownWay.ts';

const scene = layoutScene(agents1000, evaluate(agents1000, awsPriceBook));
const draw = (way: readonly string[], blockedAt: number | null = null) =>
  drawnWay(agents1000, scene, { way, blockedAt });
const out = ['subnet:ecs-b', 'group:ecs-worker', 'route-table:x', 'nat:b', 'internet-gateway', 'internet'];

describe('a way over the scene', () => {
  it('runs from stop to stop, and passes over what has no place on it', () => {
    const { lines, stop } = draw(out);

    expect(lines).toHaveLength(3);
    expect(lines.every(({ reached }) => reached)).toBe(true);
    expect(stop).toBeNull();
    const card = scene.frames['subnet:ecs-b']!;
    expect(lines[0]?.curve[0].x).toBeGreaterThan(card.x);
    lines.slice(1).forEach(({ curve }, at) => expect(curve[0].y).toBeLessThan(lines[at]!.curve[0].y));
  });

  it('stops before what blocks it, also where that is not drawn', () => {
    const atGroup = draw(out, 1);
    expect(atGroup.lines.map(({ reached }) => reached)).toEqual([false, false, false]);
    expect(atGroup.stop).toEqual(atGroup.walk.at(-1)?.[3]);
    expect(atGroup.walk).toHaveLength(1);
    expect(draw(out, 4).lines.map(({ reached }) => reached)).toEqual([true, false, false]);
  });

  it('stands still in one card, knows where a workload lives, and draws nothing of what is not there', () => {
    expect(draw(['workload:workers', 'group:ecs-worker', 'subnet:ecs-a'])).toMatchObject({
      lines: [],
      stop: null,
    });
    expect(draw(['workload:workers']).ends).not.toBeNull();
    expect(draw(['workload:gone', 'network:gone'])).toEqual({ lines: [], walk: [], ends: null, stop: null });
  });
});
