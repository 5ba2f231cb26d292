import { describe, expect, it } from 'vitest';

import type { Design, OtherNetwork } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { layoutScene } from './layoutScene.ts';
import { boxesOutside, textsOutside, textsOverlapping } from './sceneLaws.testing.ts';

const sceneOf = (design: Design) => layoutScene(design, evaluate(design, awsPriceBook));
const network = (name: string, connection: OtherNetwork['connection']): OtherNetwork => ({
  ...{ name, kind: 'peered-vpc', cidrs: ['10.8.0.0/16'], notes: '' },
  connection,
});
const peering = { kind: 'peering', id: null } as const;
const connected = (count: number): Design => ({
  ...agents1000,
  vpc: { ...agents1000.vpc, transitGateway: { id: null, tier: 'data' } },
  networks: {
    office: network('Office', { kind: 'transit-gateway' }),
    later: network('Later', null),
    ...Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`p-${at}`, network(`Peer ${at}${'W'.repeat(at)}`, peering)]),
    ),
  },
});

describe('what the VPC is connected to', () => {
  it('stands on its lower edge, each thing where it can be selected', () => {
    const { boxes, frames, texts } = sceneOf(connected(1));
    const vpc = frames['vpc']!;
    for (const ref of ['transit-gateway', 'network:office', 'network:p-0']) {
      const { y, height } = frames[ref]!;
      expect(y + height / 2).toBe(vpc.y + vpc.height);
      expect(boxes.some((box) => box.ref === ref)).toBe(true);
    }
    expect(frames['network:later']).toBeUndefined();
    expect(texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Transit gateway', 'Transit · Office', 'Peering · Peer 0']),
    );
  });

  it('covers nothing, however much there is of it', () => {
    const scene = sceneOf(connected(30));
    const pills = scene.boxes.filter(({ role }) => role === 'network' || role === 'transit-gateway');
    const others = scene.boxes.filter(({ role }) => role.startsWith('endpoint') || role === 'cost-total');
    expect(pills).toHaveLength(32);
    for (const pill of pills) {
      for (const other of [...pills, ...others]) {
        const apart =
          other === pill ||
          pill.x + pill.width <= other.x ||
          other.x + other.width <= pill.x ||
          pill.y + pill.height <= other.y ||
          other.y + other.height <= pill.y;
        expect(apart, `${pill.ref ?? ''} on ${other.ref ?? other.role}`).toBe(true);
      }
    }
    expect([textsOutside(scene), textsOverlapping(scene), boxesOutside(scene)]).toEqual([[], [], []]);
  });

  it('leaves the drawing alone of a design without connections', () => {
    const { networks } = connected(3);
    const unconnected = Object.fromEntries(
      Object.entries(networks).map(([id, one]) => [id, { ...one, connection: null }]),
    );
    expect(sceneOf({ ...agents1000, networks: unconnected })).toEqual(sceneOf(agents1000));
  });
});
