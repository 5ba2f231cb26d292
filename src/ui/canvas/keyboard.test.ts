import { describe, expect, it } from 'vitest';

import { shownScene } from './canvasScene.testing.ts';
import { firstStop, into, moveByKey, outOf, stepFrom } from './keyboard.ts';

const { design, prepared } = shownScene();

describe('the canvas by keyboard', () => {
  it('steps to the neighbour that the arrow points at', () => {
    expect(stepFrom('subnet:ecs-b', prepared, 'right')).toBe('subnet:ecs-c');
    expect(stepFrom('subnet:ecs-b', prepared, 'down')).toBe('subnet:data-b');
    expect(stepFrom('zone:a', prepared, 'right')).toBe('zone:b');
  });

  it('goes out of a card to its zone, to the VPC, to the region, and no further', () => {
    expect(outOf('subnet:ecs-b', prepared)).toBe('zone:b');
    expect(outOf('zone:b', prepared)).toBe('vpc');
    expect(outOf('vpc', prepared)).toBe('region');
    expect(outOf('region', prepared)).toBeNull();
  });

  it('goes into a zone at its first card, not at the badge on its corner', () => {
    expect(into('zone:b', prepared)).toBe('subnet:public-b');
    expect(into('subnet:ecs-b', prepared)).toBeNull();
  });

  it('has one stop for the Tab key, and it is no frame', () => {
    const stop = firstStop(prepared);
    expect(stop).not.toBeNull();
    expect(['region', 'vpc']).not.toContain(stop);
  });

  it('reaches every subnet by arrows from any other', () => {
    const reached = new Set(['subnet:ecs-b']);
    for (const ref of reached) {
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const next = stepFrom(ref, prepared, direction);
        if (next !== null) reached.add(next);
      }
    }
    expect(Object.keys(design.subnets).filter((id) => !reached.has(`subnet:${id}`))).toEqual([]);
  });

  it('moves a subnet one zone or tier with Ctrl, and stops at the edge', () => {
    expect(moveByKey('subnet:ecs-b', design, 'right')).toEqual({
      type: 'moveSubnet',
      id: 'ecs-b',
      zone: 'c',
    });
    expect(moveByKey('subnet:ecs-b', design, 'down')).toEqual({
      type: 'moveSubnet',
      id: 'ecs-b',
      tier: 'data',
    });
    expect(moveByKey('subnet:ecs-c', design, 'right')).toBeNull();
    expect(moveByKey('group:alb', design, 'right')).toBeNull();
  });
});
