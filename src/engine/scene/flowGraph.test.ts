import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { EvaluatedFlow, FlowLeg, Hop, HopKind } from '../evaluation/evaluation.ts';
import { flowGraph, type FlowGraph } from './flowGraph.ts';
import { layoutFlows } from './flowLayout.ts';

const hop = (kind: HopKind, subject: string | null, gb: number, usdPerGb: number | null): Hop => ({
  ...{ kind, subject, label: `${kind} ${subject ?? ''}`.trim(), gb, usdPerGb, line: `line-${kind}` },
  monthlyUsd: usdPerGb === null ? null : Math.round(gb * usdPerGb * 1e6) / 1e6,
});

const leg = (zone: string | null, sentGb: number, receivedGb: number, hops: readonly Hop[]): FlowLeg => ({
  ...{ zone, sentGb, receivedGb, hops, blocked: null },
});

const flow = (id: string, legs: readonly FlowLeg[], ends: Partial<EvaluatedFlow> = {}): EvaluatedFlow => ({
  ...{ id, name: id, from: { kind: 'tier', tier: 'ecs' }, to: { kind: 'internet' } },
  ...{ fromLabel: 'ECS tasks', toLabel: 'Internet', assumed: true, basis: 'tests', reason: null },
  ...{ sent: { gb: 0, per: 'month' }, received: { gb: 0, per: 'month' } },
  sentGb: legs.reduce((sum, { sentGb }) => sum + sentGb, 0),
  receivedGb: legs.reduce((sum, { receivedGb }) => sum + receivedGb, 0),
  monthlyUsd: 0,
  legs,
  ...ends,
});

/** Out through one NAT gateway: zone a directly, zone b across the boundary. */
const egress = flow('ecs-internet', [
  leg('a', 10, 20, [hop('nat', 'nat:a', 30, 0.045), hop('internet-gateway', 'internet-gateway', 10, 0.09)]),
  leg('b', 5, 10, [
    hop('cross-zone', null, 15, 0.02),
    hop('nat', 'nat:a', 15, 0.045),
    hop('internet-gateway', 'internet-gateway', 5, 0.09),
  ]),
]);

const zoneName = (zone: string) => `us-east-1${zone}`;
const labels = ({ stops }: FlowGraph) => stops.map(({ column, label }) => `${String(column)} ${label}`);

describe('flowGraph', () => {
  it('makes one stop of all zones, in columns from source to target', () => {
    const graph = flowGraph([egress], 'merged', zoneName);

    expect(labels(graph)).toEqual([
      '0 ECS tasks',
      '2 nat nat:a',
      '3 internet-gateway internet-gateway',
      '4 Internet',
      '1 cross-zone',
    ]);
    expect(graph.stops.find(({ kind }) => kind === 'nat')).toMatchObject({
      subjects: ['nat:a'],
      gb: 45,
      usd: 2.025,
      charges: [{ line: 'line-nat', gb: 45, usdPerGb: 0.045, usd: 2.025 }],
    });
  });

  it('tells the zones of a tier apart where that is asked for', () => {
    expect(labels(flowGraph([egress], 'apart', zoneName))).toContain('0 ECS tasks · us-east-1b');
  });

  it('leaves out the columns that nothing stands in', () => {
    const peer = { to: { kind: 'tier', tier: 'data' }, toLabel: 'Data' } as const;
    const graph = flowGraph([flow('ecs-data', [leg('a', 1, 1, [])], peer)], 'merged', zoneName);

    expect(labels(graph)).toEqual(['0 ECS tasks', '1 Data']);
  });

  it('keeps two tiers apart that send to each other', () => {
    const there = flow('ecs-data', [leg('a', 1, 1, [])], {
      to: { kind: 'tier', tier: 'data' },
      toLabel: 'Data',
    });
    const back = flow('data-ecs', [leg('a', 1, 1, [])], {
      ...{ from: { kind: 'tier', tier: 'data' }, fromLabel: 'Data' },
      ...{ to: { kind: 'tier', tier: 'ecs' }, toLabel: 'ECS tasks' },
    });

    const { stops, bands } = flowGraph([there, back], 'merged', zoneName);

    expect(stops).toHaveLength(4);
    expect(bands.map(({ from, to }) => [from, to])).toEqual([
      ['source:tier:ecs', 'target:tier:data'],
      ['source:tier:data', 'target:tier:ecs'],
    ]);
  });

  it('turns the way round for what comes in', () => {
    const inbound = flow(
      'internet-public',
      [
        leg('a', 4, 8, [
          hop('internet-gateway', 'internet-gateway', 8, 0.09),
          hop('cross-zone', null, 3, 0.02),
        ]),
      ],
      {
        from: { kind: 'internet' },
        fromLabel: 'Internet',
        to: { kind: 'tier', tier: 'public' },
        toLabel: 'Public',
      },
    );

    expect(labels(flowGraph([inbound], 'apart', zoneName))).toEqual([
      '0 Internet',
      '1 internet-gateway internet-gateway',
      '2 cross-zone',
      '3 Public · us-east-1a',
    ]);
  });

  it('leads what is blocked to nowhere, and says why', () => {
    const stuck = flow('data-internet', [{ ...leg('a', 1, 0, []), blocked: 'Data has no route out' }]);

    const { stops, bands } = flowGraph([stuck], 'merged', zoneName);

    expect(stops.at(-1)).toMatchObject({ role: 'nowhere', label: 'Gets nowhere' });
    expect(bands[0]).toMatchObject({ to: 'nowhere', blocked: 'Data has no route out' });
  });

  it('says that a cost is partial where a price is not known, and counts what is', () => {
    const unknown = flow('ecs-internet', [leg('a', 10, 0, [hop('nat', 'nat:a', 10, null)])]);

    const { stops, bands } = flowGraph([egress, unknown], 'merged', zoneName);

    expect(stops.find(({ kind }) => kind === 'nat')).toMatchObject({ usd: 2.025 });
    expect(stops.find(({ kind }) => kind === 'nat')?.charges[0]).toMatchObject({ usd: null, gb: 55 });
    expect(bands.some(({ partial }) => partial)).toBe(true);
  });
});

const gb = fc.integer({ min: 0, max: 5000 });
const hops = fc
  .subarray<HopKind>(['cross-zone', 'nat', 'interface-endpoint', 'internet-gateway'])
  .chain((kinds) =>
    fc.tuple(...kinds.map((kind) => gb.map((amount) => hop(kind, `${kind}:x`, amount, 0.01)))),
  );
const legs = fc.array(
  fc.record({
    zone: fc.constantFrom('a', 'b', null),
    sentGb: gb,
    receivedGb: gb,
    hops,
    blocked: fc.constant(null),
  }),
  { maxLength: 5 },
);
const flows = fc
  .array(legs, { maxLength: 6 })
  .map((all) => all.map((some, at) => flow(`flow-${String(at)}`, some)));

describe('a flow graph', () => {
  it('carries every gigabyte of every flow from its source to its target, and charges each dollar once', () => {
    fc.assert(
      fc.property(flows, fc.constantFrom('merged', 'apart'), (given, zones) => {
        const { stops, bands } = flowGraph(given, zones, zoneName);
        const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
        for (const { id, sentGb, receivedGb } of given) {
          const mine = bands.filter((band) => band.flow === id);
          expect(sum(mine.filter(({ from }) => from.startsWith('source')).map((band) => band.gb))).toBe(
            sentGb + receivedGb,
          );
          expect(sum(mine.filter(({ to }) => to.startsWith('target')).map((band) => band.gb))).toBe(
            sentGb + receivedGb,
          );
        }
        for (const stop of stops) {
          const into = sum(bands.filter(({ to }) => to === stop.id).map((band) => band.gb));
          const out = sum(bands.filter(({ from }) => from === stop.id).map((band) => band.gb));
          if (stop.role !== 'source') expect(into).toBe(stop.gb);
          if (stop.role !== 'target') expect(out).toBe(stop.gb);
        }
        const charged = given.flatMap((one) =>
          one.legs.filter(({ sentGb, receivedGb }) => sentGb + receivedGb > 0).flatMap((part) => part.hops),
        );
        expect(sum(stops.map(({ usd }) => usd))).toBeCloseTo(
          sum(charged.map((one) => one.monthlyUsd ?? 0)),
          6,
        );
      }),
    );
  });
});

describe('layoutFlows', () => {
  it('makes bands as wide as what they carry', () => {
    const { bands } = layoutFlows(flowGraph([egress], 'merged', zoneName), 'gb', { width: 800, height: 300 });
    const [direct, across] = [
      bands.find(({ from, to }) => from === 'source:tier:ecs' && to.startsWith('2')),
      bands.find(({ to }) => to.startsWith('1')),
    ];

    expect((direct?.width ?? 0) / (across?.width ?? 1)).toBeCloseTo(2, 6);
    expect(bands.every(({ widened }) => !widened)).toBe(true);
  });

  it('keeps a tiny flow in sight and says that it is drawn wider than its share', () => {
    const tiny = flow('tiny', [leg('a', 0.001, 0, [])], {
      to: { kind: 'tier', tier: 'data' },
      toLabel: 'Data',
    });
    const { bands } = layoutFlows(flowGraph([egress, tiny], 'merged', zoneName), 'gb', {
      width: 800,
      height: 300,
    });

    expect(bands.find((band) => band.flow === 'tiny')).toMatchObject({ width: 2, widened: true });
  });

  it('keeps within its width and height, stops apart, and bands at their stops', () => {
    fc.assert(
      fc.property(flows, fc.constantFrom('gb', 'usd'), (given, measure) => {
        const graph = flowGraph(given, 'apart', zoneName);
        const { height, stops, bands } = layoutFlows(graph, measure, { width: 700, height: 240 });
        const within = (y: number) => expect(y).toBeGreaterThanOrEqual(-0.001);
        for (const stop of stops) {
          within(stop.y);
          within(height - stop.y - stop.height);
          within(700 - stop.x - stop.width);
          for (const other of stops) {
            if (other === stop || other.column !== stop.column) continue;
            const apart = other.y >= stop.y + stop.height || stop.y >= other.y + other.height;
            expect(apart).toBe(true);
          }
        }
        for (const band of bands) {
          const from = stops.find(({ id }) => id === band.from);
          within(band.y1 - band.width / 2 - (from?.y ?? 0));
          within((from?.y ?? 0) + (from?.height ?? 0) - band.y1 - band.width / 2);
          expect(band.x2).toBeGreaterThan(band.x1);
        }
      }),
    );
  });
});
