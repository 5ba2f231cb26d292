import { describe, expect, it } from 'vitest';

import { without as leftOut } from '../../commands/records.ts';
import { type DataFlow, type Design, type FlowEnd, type Id, type Volume } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { costOfDesign } from '../cost/costOfDesign.ts';
import { sumUsd } from '../cost/money.ts';
import type { EvaluatedFlow, TransferReport } from '../evaluation.ts';
import { createEvaluate, evaluate } from '../evaluate.ts';

const transferOfDesign = (design: Design) => costOfDesign(design, awsPriceBook).transfer;
const micros = (usd: number | null) => Math.round((usd ?? Number.NaN) * 1e6);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const lineOf = ({ lines }: TransferReport, id: string) => lines.find((line) => line.id === id);

function withFlows(flows: Readonly<Record<Id, DataFlow>>, design: Design = agents1000): Design {
  return { ...design, dataTransfer: { ...design.dataTransfer, flows } };
}

const month = (gb: number): Volume => ({ gb, per: 'month' });
const tier = (id: Id): FlowEnd => ({ kind: 'tier', tier: id });
const flow = (from: FlowEnd, to: FlowEnd, sentGb: number, receivedGb: number): DataFlow => ({
  ...{ name: 'stated', from, to, sent: month(sentGb), received: month(receivedGb) },
  ...{ crossZoneShare: null, notes: '' },
});
const internet: FlowEnd = { kind: 'internet' };

/** The flows that somebody stated, each a single one, priced by itself. */
function priced(design: Design, stated: DataFlow): EvaluatedFlow {
  const found = transferOfDesign(withFlows({ stated }, design)).flows.find(({ id }) => id === 'stated');
  if (found === undefined) throw new Error('The stated flow is not there.');
  return found;
}

const withNat = (mode: Design['nat']['mode'], design: Design = agents1000): Design => ({
  ...design,
  nat: { mode, zone: null },
});
const hopsOf = ({ legs }: EvaluatedFlow) => legs.flatMap(({ hops }) => hops);
const gbOf = (priced: EvaluatedFlow, kind: string) =>
  sum(hopsOf(priced).flatMap((hop) => (hop.kind === kind ? [hop.gb] : [])));

describe('the known figures', () => {
  it('leave the month before traffic at 219.00 and add what is assumed', () => {
    const { cost, totals } = evaluate(agents1000, awsPriceBook);

    expect(cost.monthlyUsd).toBe(219);
    expect(cost.transfer.monthlyUsd).toBeGreaterThan(0);
    expect(cost.totalUsd).toBe(sumUsd([219, cost.transfer.monthlyUsd]));
    expect(totals).toMatchObject({ transferUsd: cost.transfer.monthlyUsd, totalUsd: cost.totalUsd });
    expect(cost.totalPartial).toBe(false);
  });

  it('show what one NAT gateway for three zones hides: two thirds cross, charged at both ends', () => {
    const stated = flow(tier('ecs'), internet, 1200, 300);
    const single = priced(withNat('single'), stated);
    const perZone = priced(withNat('per-zone'), stated);

    expect(gbOf(single, 'cross-zone')).toBeCloseTo(1000, 9);
    expect(micros(single.monthlyUsd) - micros(perZone.monthlyUsd)).toBe(1000 * 20_000);
    expect(gbOf(perZone, 'cross-zone')).toBe(0);
  });

  it('put the break-even of an interface endpoint at 208.6 GB in each zone it stands in', () => {
    const { endpointBreakEven } = costOfDesign(agents1000, awsPriceBook);
    const gb = (endpointBreakEven?.gbPerZone ?? 0) * 3;
    const toLogs = flow(tier('ecs'), { kind: 'service', service: 'logs' }, gb, 0);
    const withLogs = withFlows({ 'ecs-logs': toLogs });
    const others = leftOut(agents1000.endpoints, 'logs');
    const without = { ...withLogs, endpoints: others };

    expect(endpointBreakEven?.gbPerZone).toBeCloseTo(208.571, 3);
    expect(costOfDesign(without, awsPriceBook).totalUsd).toBeCloseTo(
      costOfDesign(withLogs, awsPriceBook).totalUsd,
      5,
    );
  });
});

describe('what is assumed', () => {
  it('is about every tier that talks, says how it was made, and gives way to what is stated', () => {
    const assumed = transferOfDesign(agents1000).flows;
    const stated = transferOfDesign(withFlows({ 'ecs-logs': flow(tier('ecs'), internet, 7, 0) })).flows;

    expect(assumed.map(({ id }) => id)).toEqual([
      ...['public-internet', 'public-ecs', 'ecs-internet', 'ecs-data', 'ecs-messaging'],
      ...['ecs-s3', 'ecs-ecr-api', 'ecs-ecr-dkr', 'ecs-xray', 'ecs-secretsmanager', 'ecs-logs'],
    ]);
    expect(assumed.every((each) => each.assumed && each.sentGb > 0 && each.receivedGb > 0)).toBe(true);
    expect(assumed[2]?.basis).toBe('1,000 agents × (0.05 + 0.05) GB × 30.42 days');
    expect(assumed[2]?.sentGb).toBeCloseTo((1000 * 0.05 * 730) / 24, 9);
    expect(stated.filter(({ id }) => id === 'ecs-logs')).toMatchObject([{ assumed: false, sentGb: 7 }]);
    expect(stated).toHaveLength(assumed.length);
  });

  it('never counts a tier that talks as silent, also without agents', () => {
    const requirements = { ...agents1000.requirements, agents: 0, overhead: 0, services: 0 };
    const { flows } = transferOfDesign({ ...agents1000, requirements });

    expect(flows).toHaveLength(11);
    expect(flows.every(({ sentGb, receivedGb }) => sentGb > 0 && receivedGb > 0)).toBe(true);
  });

  it('stays the same when an endpoint for it is taken away, so that the detour is seen', () => {
    const others = leftOut(agents1000.endpoints, 'logs');
    const without = transferOfDesign({ ...agents1000, endpoints: others });
    const logs = without.flows.find(({ id }) => id === 'ecs-logs');

    expect(logs && gbOf(logs, 'nat')).toBeCloseTo((1000 * 0.0205 * 730) / 24, 6);
    expect(logs && hopsOf(logs).find(({ kind }) => kind === 'internet-gateway')?.monthlyUsd).toBe(0);
  });
});

describe('the way of a gigabyte', () => {
  it('passes NAT in both directions and leaves to the internet with what is sent, after the 100 GB that are free', () => {
    const report = transferOfDesign(withFlows({ 'ecs-internet': flow(tier('ecs'), internet, 1100, 900) }));
    const fromClients = 1000 * 0.02 * (730 / 24);

    expect(lineOf(report, 'transfer-nat')).toMatchObject({ quantity: 2000, monthlyUsd: 90 });
    expect(lineOf(report, 'transfer-internet')?.quantity).toBeCloseTo(1100 + fromClients, 6);
    expect(lineOf(report, 'transfer-internet')?.monthlyUsd).toBeCloseTo((1000 + fromClients) * 0.09, 5);
    expect(lineOf(report, 'transfer-internet')?.formula).toContain('after the 100 GB that are free');
  });

  it('is charged for what answers clients on the internet, not for what they send', () => {
    const answers = priced(agents1000, flow(internet, tier('public'), 70, 500));

    expect(answers.legs.every(({ blocked }) => blocked === null)).toBe(true);
    expect(gbOf(answers, 'internet-gateway')).toBeCloseTo(500, 9);
  });

  it('gets from the internet to no private tier', () => {
    const { legs, monthlyUsd } = priced(agents1000, flow(internet, tier('ecs'), 70, 500));

    expect(monthlyUsd).toBe(0);
    expect(legs.map(({ blocked }) => blocked)).toContain(
      'ECS tasks in us-east-1a has no route to the internet gateway, so the internet cannot reach it.',
    );
  });

  it('gets nowhere without a route and says so', () => {
    const { legs, monthlyUsd } = priced(agents1000, flow(tier('data'), internet, 10, 10));

    expect(monthlyUsd).toBe(0);
    expect(legs).toHaveLength(3);
    expect(legs[0]).toMatchObject({
      hops: [],
      blocked: 'RDS · ElastiCache in us-east-1a has no route to the internet.',
    });
  });

  it('enters an interface endpoint in another zone as often as its DNS name says, free of charge since 2022', () => {
    const toLogs = flow(tier('ecs'), { kind: 'service', service: 'logs' }, 300, 0);
    const even = priced(agents1000, toLogs);
    const dataTransfer = { ...agents1000.dataTransfer, endpointCrossZoneShare: 0.1 };
    const stated = priced({ ...agents1000, dataTransfer }, toLogs);
    const logs = { ...agents1000.endpoints['logs'], zones: ['a'] } as Design['endpoints'][Id];
    const inOneZone = priced({ ...agents1000, endpoints: { ...agents1000.endpoints, logs } }, toLogs);

    expect(gbOf(even, 'cross-zone')).toBeCloseTo(200, 9);
    expect(gbOf(stated, 'cross-zone')).toBeCloseTo(30, 9);
    expect(gbOf(inOneZone, 'cross-zone')).toBeCloseTo(200, 9);
    expect([even, stated, inOneZone].map(({ monthlyUsd }) => monthlyUsd)).toEqual([3, 3, 3]);
    expect(gbOf(even, 'interface-endpoint')).toBeCloseTo(300, 9);
  });

  it('does not take an endpoint whose private DNS is off', () => {
    const logs = { ...agents1000.endpoints['logs'], privateDns: false } as Design['endpoints'][Id];
    const design = { ...agents1000, endpoints: { ...agents1000.endpoints, logs } };
    const toLogs = priced(design, flow(tier('ecs'), { kind: 'service', service: 'logs' }, 300, 0));

    expect(gbOf(toLogs, 'interface-endpoint')).toBe(0);
    expect(gbOf(toLogs, 'nat')).toBeCloseTo(300, 9);
  });

  it('crosses zones from tier to tier for two thirds unless it is stated otherwise', () => {
    const toData = flow(tier('ecs'), tier('data'), 30, 60);
    const stated = priced(agents1000, { ...toData, crossZoneShare: 0.25 });

    expect(gbOf(priced(agents1000, toData), 'cross-zone')).toBeCloseTo(60, 9);
    expect(gbOf(stated, 'cross-zone')).toBeCloseTo(22.5, 9);
    expect(priced(agents1000, toData).monthlyUsd).toBe(1.2);
  });

  it('crosses zones free of charge from an Application Load Balancer to its targets', () => {
    const { monthlyUsd, ...toTasks } = priced(agents1000, flow(tier('public'), tier('ecs'), 30, 60));

    expect(monthlyUsd).toBe(0);
    expect(gbOf({ ...toTasks, monthlyUsd }, 'cross-zone')).toBeCloseTo(60, 9);
  });

  it('is not known in dollars where a price is not, and the total is partial', () => {
    const cost = costOfDesign({ ...agents1000, region: 'xx-nowhere-1' }, awsPriceBook);

    expect(cost).toMatchObject({ partial: true, totalPartial: true });
    expect(lineOf(cost.transfer, 'transfer-nat')).toMatchObject({ monthlyUsd: null, usdPerUnit: null });
    expect(cost.transfer.flows.find(({ id }) => id === 'ecs-internet')?.monthlyUsd).toBeNull();
  });
});

describe('an edit that moves no data', () => {
  it('prices nothing again, and one that does prices it', () => {
    let reads = 0;
    const counted = new Proxy(awsPriceBook, {
      get: (book, key) => {
        if (key === 'global') reads += 1;
        return Reflect.get(book, key) as unknown;
      },
    });
    const again = createEvaluate(counted);
    const before = again(agents1000).cost.transfer;
    const first = reads;
    const renamed = again({ ...agents1000, name: 'other', rules: {}, tags: {} }).cost.transfer;
    const second = reads;
    const stated = again(withFlows({ 'ecs-logs': flow(tier('ecs'), internet, 7, 0) })).cost.transfer;

    expect(first).toBeGreaterThan(0);
    expect(renamed).toBe(before);
    expect(second).toBe(first);
    expect(reads).toBeGreaterThan(second);
    expect(stated).not.toBe(before);
  });
});
