import { describe, expect, it } from 'vitest';

import type { Ref } from '../../engine/design/design.ts';
import { shownScene } from './canvasScene.testing.ts';
import { edgeAt, flatten, thingAt } from './preparedScene.ts';

const { prepared } = shownScene();
const { scene } = prepared;
const middle = (ref: Ref) => {
  const { x, y, width, height } = scene.frames[ref]!;
  return [x + width / 2, y + height / 2] as const;
};

describe('thingAt', () => {
  it.each([
    'subnet:ecs-b',
    'group:alb',
    'nat:a',
    'tier:data',
    'internet-gateway',
    'cidr:0.0.0.0/0',
    'endpoint:logs',
  ])('is %s in the middle of it', (ref) => {
    expect(thingAt(prepared, ...middle(ref), 5)).toBe(ref);
  });

  it('is the zone between its cards, the VPC beside its zones, and nothing beyond the drawing', () => {
    const zone = scene.frames['zone:a']!;
    const vpc = scene.frames['vpc']!;

    expect(thingAt(prepared, zone.x + 4, zone.y + zone.height - 4, 2)).toBe('zone:a');
    expect(thingAt(prepared, vpc.x + 6, vpc.y + vpc.height - 6, 2)).toBe('vpc');
    expect(thingAt(prepared, -500, -500, 5)).toBeNull();
  });
});

describe('edgeAt', () => {
  it('finds a rule along its whole line, and nothing further away than it reaches', () => {
    const edge = scene.edges.find(({ role }) => role === 'rule')!;
    const line = edge.path === 'cubic' ? flatten(edge.points) : edge.points;
    const [a, b] = [line[0]!, line[1]!];
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];

    expect(edgeAt(prepared, x, y, 3)).toBe(edge.ref);
    expect(edgeAt(prepared, -400, -400, 3)).toBeNull();
  });

  it('never finds a route: nothing can be done with one', () => {
    const route = scene.edges.find(({ role }) => role === 'route')!;
    const [{ x, y }] = [route.points[1]!];

    expect(edgeAt(prepared, x, y, 3)).toBeNull();
  });
});
