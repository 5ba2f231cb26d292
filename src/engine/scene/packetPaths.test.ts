import { describe, expect, it } from 'vitest';

import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { layoutScene } from './layoutScene.ts';
import { packetPaths } from './packetPaths.ts';
import type { Rect } from './scene.ts';

const pathsOf = (design: Design, subnet: string) => {
  const evaluation = evaluate(design, awsPriceBook);
  const scene = layoutScene(design, evaluation);
  return { scene, paths: packetPaths(design, evaluation, scene, subnet) };
};
const told = (design: Design, subnet: string) =>
  pathsOf(design, subnet).paths.map(({ from, to, label }) => [from, to, label?.text ?? null]);

const connected: Design = {
  ...agents1000,
  vpc: { ...agents1000.vpc, transitGateway: { id: null, tier: 'data' } },
  networks: {
    paris: {
      ...{ name: 'Paris', kind: 'peered-vpc', notes: '' },
      cidrs: ['10.8.0.0/16', '10.9.0.0/16', '10.10.0.0/16'],
      connection: { kind: 'peering', id: null },
    },
    office: {
      ...{ name: 'Office', kind: 'on-premises', cidrs: ['192.168.0.0/16'], notes: '' },
      connection: { kind: 'transit-gateway' },
    },
  },
};

describe('where the packets of a subnet go', () => {
  it('is to NAT and on to the internet, and to S3, from a private subnet', () => {
    expect(told(agents1000, 'ecs-b')).toEqual([
      ['subnet:ecs-b', 'nat:b', '0.0.0.0/0'],
      ['nat:b', 'internet-gateway', null],
      ['subnet:ecs-b', 'endpoint:s3', 'pl-63a5400a'],
    ]);
    expect(told(agents1000, 'public-a')).toEqual([['subnet:public-a', 'internet-gateway', '0.0.0.0/0']]);
    expect(told(agents1000, 'data-a')).toEqual([]);
  });

  it('is to connected networks, one line for each target', () => {
    expect(told(connected, 'ecs-a').filter(([, to]) => to !== 'endpoint:s3')).toEqual([
      ['subnet:ecs-a', 'nat:a', '0.0.0.0/0'],
      ['nat:a', 'internet-gateway', null],
      ['subnet:ecs-a', 'network:paris', '10.8.0.0/16, 10.9.0.0/16 + 1'],
      ['subnet:ecs-a', 'transit-gateway', '192.168.0.0/16'],
    ]);
  });

  it('is nowhere where a route leads nowhere', () => {
    const own = {
      ...agents1000,
      routeTables: {
        own: {
          name: 'own',
          routes: [{ destination: '10.8.0.0/16', target: { kind: 'transit-gateway' as const } }],
        },
      },
      subnets: { ...agents1000.subnets, 'data-a': { ...agents1000.subnets['data-a']!, routeTable: 'own' } },
    };
    expect(told(own, 'data-a')).toEqual([['subnet:data-a', null, '10.8.0.0/16']]);
    expect(pathsOf(own, 'data-a').paths[0]).toMatchObject({
      color: 'danger',
      words: '10.8.0.0/16 to nowhere',
    });
  });

  it('is drawn from the card to the target, with labels that lie on neither card nor label', () => {
    const { scene, paths } = pathsOf(connected, 'ecs-a');
    const touching = (rect: Rect, { x, y }: { x: number; y: number }) =>
      x >= rect.x - 1 && x <= rect.x + rect.width + 1 && y >= rect.y - 1 && y <= rect.y + rect.height + 1;
    for (const { from, to, points } of paths) {
      const [start, , , end] = points;
      expect(touching(scene.frames[from]!, start), from).toBe(true);
      const places = scene.boxes.filter(({ ref }) => ref === to);
      expect(
        places.some((box) => touching(box, end)),
        to ?? '',
      ).toBe(true);
    }
    const labels = [scene.frames['subnet:ecs-a']!, ...paths.flatMap(({ label }) => label?.rect ?? [])];
    labels.forEach((one, at) => {
      for (const other of labels.slice(at + 1)) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(apart).toBe(true);
      }
    });
  });
});
