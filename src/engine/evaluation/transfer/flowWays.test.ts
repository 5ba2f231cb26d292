import { describe, expect, it } from 'vitest';

import {
  type DataFlow,
  type Design,
  type FlowEnd,
  type Id,
  natModes,
  type Workload,
} from '../../design/design.ts';
import { without } from '../../commands/records.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { costOfDesign } from '../cost/costOfDesign.ts';
import type { EvaluatedFlow } from '../evaluation.ts';

const tasks: FlowEnd = { kind: 'tier', tier: 'ecs' };
const internet: FlowEnd = { kind: 'internet' };
const other: FlowEnd = { kind: 'network', network: 'other' };

/** A flow of 300 GB sent and 150 GB received, alone in a design. */
function travelled(design: Design, to: FlowEnd, from: FlowEnd = tasks): EvaluatedFlow {
  const flow: DataFlow = {
    ...{ name: 'flow', from, to, crossZoneShare: null, notes: '' },
    sent: { gb: 300, per: 'month' },
    received: { gb: 150, per: 'month' },
  };
  const dataTransfer = { ...design.dataTransfer, flows: { flow } };
  const { flows } = costOfDesign({ ...design, dataTransfer }, awsPriceBook).transfer;
  const found = flows.find(({ id }) => id === 'flow');
  if (found === undefined) throw new Error('The flow is not there.');
  return found;
}

/** The GB that each kind of hop charges for. */
function gbByHop({ legs }: EvaluatedFlow): Record<string, number> {
  const gb: Record<string, number> = {};
  for (const { hops } of legs) {
    for (const hop of hops) gb[hop.line] = Math.round(((gb[hop.line] ?? 0) + hop.gb) * 1e6) / 1e6;
  }
  return gb;
}

const blockedOf = ({ legs }: EvaluatedFlow) => legs.map(({ blocked }) => blocked);
const kinds = (tier: Id, ...all: Workload['kind'][]): Design => ({
  ...agents1000,
  workloads: Object.fromEntries(
    all.map((kind, index) => [
      `only-${String(index)}`,
      { name: kind, kind, tier, count: 1, securityGroups: [], publicAddress: false },
    ]),
  ),
});

function connected(kind: 'peering' | 'transit-gateway', tier = 'ecs'): Design {
  const connection = kind === 'peering' ? ({ kind, id: null } as const) : ({ kind } as const);
  const network = {
    name: 'Paris',
    kind: 'peered-vpc',
    cidrs: ['10.9.0.0/16'],
    connection,
    notes: '',
  } as const;
  const transitGateway = kind === 'peering' ? null : { id: null, tier };
  return { ...agents1000, vpc: { ...agents1000.vpc, transitGateway }, networks: { other: network } };
}

describe('the way out with each choice of NAT', () => {
  it.each([
    ['per-zone', { 'transfer-nat': 450, 'transfer-internet': 300 }],
    ['single', { 'transfer-cross-zone': 300, 'transfer-nat': 450, 'transfer-internet': 300 }],
    ['regional', { 'transfer-nat-regional': 450, 'transfer-internet': 300 }],
    ['instance-per-zone', { 'transfer-nat-instance': 450, 'transfer-internet': 300 }],
    ['instance', { 'transfer-cross-zone': 300, 'transfer-nat-instance': 450, 'transfer-internet': 300 }],
    ['none', {}],
  ] as const)('%s passes its own hops and no other', (mode, gb) => {
    expect(gbByHop(travelled({ ...agents1000, nat: { mode, zone: null } }, internet))).toEqual(gb);
  });

  it('is tried with every choice there is', () => {
    expect(natModes).toHaveLength(6);
  });

  it('says what is missing where the internet gateway is gone', () => {
    const design = { ...agents1000, vpc: { ...agents1000.vpc, internetGateway: false } };

    expect(blockedOf(travelled(design, internet))[0]).toBe(
      'ECS tasks in us-east-1a has no way out: the subnet of NAT gateway us-east-1a has no way to the internet.',
    );
  });

  it('leads IPv6 alone through the egress-only gateway, without NAT', () => {
    const ipv6Only = (id: Id, subnet: Design['subnets'][Id]) =>
      subnet.tier === 'ecs' ? { ...subnet, cidr: 'none', ipv6: id.charCodeAt(id.length - 1) } : subnet;
    const design: Design = {
      ...agents1000,
      vpc: { ...agents1000.vpc, ipv6: { cidr: null }, egressOnlyInternetGateway: true },
      subnets: Object.fromEntries(
        Object.entries(agents1000.subnets).map(([id, subnet]) => [id, ipv6Only(id, subnet)]),
      ),
    };

    expect(gbByHop(travelled(design, internet))).toEqual({ 'transfer-internet': 300 });
    expect(travelled(design, internet).legs[0]?.hops[0]?.kind).toBe('egress-only-internet-gateway');
    expect(gbByHop(travelled(design, { kind: 'service', service: 'logs' }))).toEqual({
      'transfer-region-service': 300,
    });
  });
});

describe('the way to another network', () => {
  it('over peering is free within a zone and charged at both ends between zones', () => {
    const peered = travelled(connected('peering'), other);

    expect(gbByHop(peered)).toEqual({ 'transfer-peering': 450, 'transfer-peering-cross-zone': 300 });
    expect(peered.monthlyUsd).toBe(6);
  });

  it('over the transit gateway is charged for what this VPC sends, whoever opened the connection', () => {
    const sent = travelled(connected('transit-gateway'), other);
    const asked = travelled(connected('transit-gateway'), tasks, other);

    expect(gbByHop(sent)).toEqual({ 'transfer-transit-gateway': 300 });
    expect(gbByHop(asked)).toEqual({ 'transfer-transit-gateway': 150 });
  });

  it('is blocked in a zone without an attachment, and without a connection', () => {
    const design = connected('transit-gateway');
    const subnets = without(design.subnets, 'messaging-c');
    const twoZones = { ...connected('transit-gateway', 'messaging'), subnets };
    const unconnected: Design = {
      ...design,
      networks: { other: { ...(design.networks['other'] as Design['networks'][Id]), connection: null } },
    };

    expect(blockedOf(travelled(twoZones, other))).toEqual([
      null,
      null,
      expect.stringContaining('no attachment in that zone') as string,
    ]);
    expect(gbByHop(travelled(twoZones, other))).toEqual({ 'transfer-transit-gateway': 200 });
    expect(blockedOf(travelled(unconnected, other))[0]).toBe(
      'ECS tasks in us-east-1a has no route to Paris but the one to the NAT gateway us-east-1a, which does not lead there.',
    );
  });
});

describe('crossing zones from tier to tier', () => {
  const data: FlowEnd = { kind: 'tier', tier: 'data' };

  it('is charged at both ends to a database and at one to a cache', () => {
    expect(gbByHop(travelled(kinds('data', 'rds'), data))).toEqual({ 'transfer-cross-zone': 300 });
    expect(travelled(kinds('data', 'rds'), data).monthlyUsd).toBe(6);
    expect(gbByHop(travelled(kinds('data', 'elasticache'), data))).toEqual({
      'transfer-cross-zone-one-end': 300,
    });
    expect(travelled(kinds('data', 'elasticache'), data).monthlyUsd).toBe(3);
    expect(travelled(kinds('data', 'rds', 'elasticache'), data).monthlyUsd).toBe(6);
  });

  it('does not happen from a Network Load Balancer, and is free from an Application Load Balancer', () => {
    const from: FlowEnd = { kind: 'tier', tier: 'public' };

    expect(gbByHop(travelled(kinds('public', 'network-load-balancer'), tasks, from))).toEqual({});
    expect(gbByHop(travelled(kinds('public', 'application-load-balancer'), tasks, from))).toEqual({
      'transfer-cross-zone-load-balancer': 300,
    });
    expect(
      gbByHop(travelled(kinds('public', 'application-load-balancer', 'instances'), tasks, from)),
    ).toEqual({
      'transfer-cross-zone': 300,
    });
  });

  it('always happens where the other tier stands in one zone only', () => {
    const keep = ({ tier, zone }: Design['subnets'][Id]) => tier !== 'data' || zone === 'b';
    const subnets = Object.fromEntries(
      Object.entries(agents1000.subnets).filter(([, subnet]) => keep(subnet)),
    );
    const { legs } = travelled({ ...agents1000, subnets }, data);

    expect(legs.map(({ hops }) => hops.map(({ label }) => label))).toEqual([
      ['From us-east-1a to us-east-1b'],
      [],
      ['From us-east-1c to us-east-1b'],
    ]);
  });
});

describe('a flow that does not touch the VPC', () => {
  it('has one way, which is blocked', () => {
    expect(blockedOf(travelled(agents1000, { kind: 'service', service: 's3' }, internet))).toEqual([
      'Internet to Amazon S3 does not pass this VPC.',
    ]);
  });
});
