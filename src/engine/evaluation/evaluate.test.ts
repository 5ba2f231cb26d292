import { describe, expect, it } from 'vitest';

import type { Design } from '../design/design.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { evaluate } from './evaluate.ts';

const evaluation = evaluate(agents1000, awsPriceBook);
const withNat = (nat: Design['nat']) => evaluate({ ...agents1000, nat }, awsPriceBook);
const without = <T>(record: Readonly<Record<string, T>>, ...ids: string[]) =>
  Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(id)));

describe('the need of agents-1000', () => {
  it('is 2,024 addresses, a /21, where a /20 is asked for and the layout takes a /19', () => {
    expect(evaluation.need).toMatchObject({
      addresses: 2024,
      tasks: 1012,
      formula: '(1,000 + 2 + 10) × 2 = 2,024',
      prefixForNeed: 21,
      prefixAsked: 20,
      layoutAddresses: 5376,
      prefixForLayout: 19,
    });
    expect(evaluation.need.reasons).toEqual([
      'The need of 2,024 addresses takes at least a /21 (2,048).',
      'The requirements ask for a /20 (4,096) or larger.',
      '3 zones of the layout, 1,792 each, take 5,376 addresses, which need a /19 (8,192).',
    ]);
    expect(evaluation.need.prefix).toBe(19);
    expect(evaluation.need.conclusion).toBe('The VPC needs a /19 (8,192) at least; it has 10.0.0.0/16.');
  });

  it('still fits by 14 addresses when a zone is lost, and by 4 once endpoints have their 10', () => {
    expect(evaluation.need.zoneLoss).toEqual({
      zone: 'a',
      usable: 2038,
      needed: 2024,
      margin: 14,
      otherInterfaces: 10,
      forTasks: 2028,
      spare: 4,
    });
  });

  it('is not rounded up by what floating point adds', () => {
    const requirements = { ...agents1000.requirements, agents: 10, overhead: 0, services: 0, headroom: 1.1 };
    expect(evaluate({ ...agents1000, requirements }, awsPriceBook).need.addresses).toBe(11);
  });

  it('says nothing of losing a zone where there is only one', () => {
    const subnets = Object.fromEntries(
      Object.entries(agents1000.subnets).filter(([, { zone }]) => zone === 'a'),
    );
    expect(evaluate({ ...agents1000, subnets }, awsPriceBook).need.zoneLoss).toBeNull();
  });
});

describe('the inventory of agents-1000', () => {
  it('has 251, 1,019, 251 and 251 usable addresses in a zone, and 3,057 for ECS tasks', () => {
    const usable = ['public-a', 'ecs-a', 'data-a', 'messaging-a'].map((id) => evaluation.subnets[id]?.usable);
    expect(usable).toEqual([251, 1019, 251, 251]);
    expect(evaluation.plan.tiers['ecs']).toMatchObject({
      usable: 3057,
      used: 2040,
      freeSlots: ['10.0.12.0/22'],
    });
  });

  it('has 675 addresses for tasks, headroom included, and five endpoints in each ECS subnet, full at 1,509 agents', () => {
    for (const id of ['ecs-a', 'ecs-b', 'ecs-c']) {
      expect(evaluation.subnets[id]).toMatchObject({
        used: 680,
        free: 339,
        access: 'private',
        fullAtAgents: 1509,
        uses: [
          { what: 'ECS tasks: 675 addresses with headroom', addresses: 675 },
          { what: '5 interface endpoints', addresses: 5 },
        ],
        residents: ['supervisor', 'workers', 'services'],
      });
    }
  });

  it('is full at the number of agents it says, and not below', () => {
    const at = (agents: number) => {
      const requirements = { ...agents1000.requirements, agents };
      return evaluate({ ...agents1000, requirements }, awsPriceBook).subnets['ecs-a'];
    };
    expect(at(1509)?.used).toBeLessThanOrEqual(1019);
    expect(at(1510)?.used).toBeGreaterThan(1019);
  });

  it('has eight addresses of the load balancer and one NAT gateway in a public subnet', () => {
    expect(evaluation.subnets['public-b']).toMatchObject({
      used: 9,
      access: 'public',
      residents: ['ALB', 'NAT gateway'],
    });
  });

  it('has one interface in every subnet for Lambda functions that share their security groups', () => {
    const functions = (count: number, ...securityGroups: string[]) =>
      ({
        name: 'functions',
        kind: 'lambda',
        tier: 'data',
        count,
        securityGroups,
        publicAddress: false,
      }) as const;
    const workloads = {
      ...agents1000.workloads,
      thumbnails: functions(400, 'rds', 'mq'),
      reports: functions(3, 'mq', 'rds'),
      mails: functions(1, 'mq'),
      nothing: functions(0, 'alb'),
    };
    const { subnets } = evaluate({ ...agents1000, workloads }, awsPriceBook);
    expect(subnets['data-a']?.uses.filter(({ what }) => what.includes('functions'))).toEqual([
      { what: 'functions and functions: 1 address', addresses: 1 },
      { what: 'functions: 1 address', addresses: 1 },
    ]);
  });

  it('names the five addresses that AWS keeps, and the first and last of the others', () => {
    expect(evaluation.subnets['ecs-b']).toMatchObject({ firstUsable: '10.0.4.4', lastUsable: '10.0.7.254' });
    expect(evaluation.subnets['ecs-b']?.reserved.map(({ address }) => address)).toEqual([
      '10.0.4.0',
      '10.0.4.1',
      '10.0.4.2',
      '10.0.4.3',
      '10.0.7.255',
    ]);
  });
});

describe('the plan of agents-1000', () => {
  it('lies in 10.0.0.0/19, each tier with a slot kept for a fourth zone', () => {
    expect(evaluation.plan.summary).toBe('10.0.0.0/19');
    const slots = evaluation.plan.blocks[0]?.segments.filter(({ kind }) => kind === 'slot');
    expect(slots?.map(({ cidrs, ref }) => [ref, ...cidrs])).toEqual([
      ['tier:ecs', '10.0.12.0/22'],
      ['tier:public', '10.0.19.0/24'],
      ['tier:data', '10.0.23.0/24'],
      ['tier:messaging', '10.0.27.0/24'],
    ]);
  });

  it('shows the range held for peering, and what is free as aligned blocks', () => {
    expect(evaluation.plan.blocks[0]).toMatchObject({ addresses: 65_536, allocated: 5376, role: 'primary' });
    expect(evaluation.plan.blocks[0]?.segments.slice(-2)).toEqual([
      {
        kind: 'free',
        first: '10.0.28.0',
        last: '10.0.191.255',
        addresses: 41_984,
        cidrs: ['10.0.28.0/22', '10.0.32.0/19', '10.0.64.0/18', '10.0.128.0/18'],
        ref: null,
        label: 'free',
      },
      {
        kind: 'held',
        first: '10.0.192.0',
        last: '10.0.255.255',
        addresses: 16_384,
        cidrs: ['10.0.192.0/18'],
        ref: 'held:peering',
        label: 'held for VPC peering',
      },
    ]);
  });
});

describe('the routes of agents-1000', () => {
  it('are one table for public subnets, one a zone for private ones, and one for isolated ones', () => {
    const tables = Object.values(evaluation.routes.tables).map(({ id, access, subnets }) => [
      id,
      access,
      subnets.length,
    ]);
    expect(tables).toEqual([
      ['public', 'public', 3],
      ['private-a', 'private', 1],
      ['private-b', 'private', 1],
      ['private-c', 'private', 1],
      ['isolated', 'isolated', 6],
      ['main', 'isolated', 0],
    ]);
  });

  it('lead from an ECS subnet to the VPC, the NAT gateway of its zone and S3', () => {
    const routes = evaluation.routes.tables['private-b']?.routes;
    expect(routes?.map(({ destination, label }) => [destination, label])).toEqual([
      ['10.0.0.0/16', 'local'],
      ['0.0.0.0/0', 'NAT gateway us-east-1b'],
      ['pl-63a5400a', 'S3 gateway endpoint'],
    ]);
  });

  it('lead through one gateway from all zones when there is a single one', () => {
    const { natGateways, tables } = withNat({ mode: 'single', zone: 'b' }).routes;
    expect(natGateways).toEqual({
      b: {
        ...{ id: 'b', kind: 'zonal', name: 'NAT gateway us-east-1b' },
        ...{ zone: 'b', subnet: 'public-b', zones: ['b'], serves: ['a', 'b', 'c'] },
      },
    });
    expect(tables['private-a']?.routes[1]?.target).toEqual({ kind: 'nat-gateway', zone: 'b' });
  });

  it('lead through the regional gateway, which stands in no subnet and is active in every private zone', () => {
    const { natGateways, tables } = withNat({ mode: 'regional', zone: null }).routes;
    expect(natGateways).toEqual({
      regional: {
        ...{ id: 'regional', kind: 'regional', name: 'Regional NAT gateway', zone: null, subnet: null },
        ...{ zones: ['a', 'b', 'c'], serves: ['a', 'b', 'c'] },
      },
    });
    expect(tables['private-b']?.routes[1]).toEqual({
      destination: '0.0.0.0/0',
      target: { kind: 'regional-nat-gateway' },
      label: 'regional NAT gateway',
      blackhole: null,
    });
  });

  it('need no public subnet for a regional gateway', () => {
    const subnets = Object.fromEntries(
      Object.entries(agents1000.subnets).filter(([id]) => !id.startsWith('public')),
    );
    const nat = { mode: 'regional', zone: null } as const;
    const { natGateways } = evaluate({ ...agents1000, subnets, nat }, awsPriceBook).routes;
    expect(natGateways['regional']?.serves).toEqual(['a', 'b', 'c']);
  });

  it('lead to NAT instances, each an address of its public subnet', () => {
    const { routes, subnets } = withNat({ mode: 'instance-per-zone', zone: null });
    expect(Object.values(routes.natGateways).map(({ kind, name, subnet }) => [kind, name, subnet])).toEqual([
      ['instance', 'NAT instance us-east-1a', 'public-a'],
      ['instance', 'NAT instance us-east-1b', 'public-b'],
      ['instance', 'NAT instance us-east-1c', 'public-c'],
    ]);
    expect(routes.tables['private-c']?.routes[1]?.target).toEqual({ kind: 'nat-instance', zone: 'c' });
    expect(subnets['public-a']?.uses).toContainEqual({ what: '1 NAT instance', addresses: 1 });
    expect(withNat({ mode: 'regional', zone: null }).subnets['public-a']?.residents).toEqual(['ALB']);
  });

  it('leave through the first gateway from a zone that has no public subnet', () => {
    const subnets = without(agents1000.subnets, 'public-c');
    const { natGateways } = evaluate({ ...agents1000, subnets }, awsPriceBook).routes;
    expect(Object.values(natGateways).map(({ zone, serves }) => [zone, serves])).toEqual([
      ['a', ['a', 'c']],
      ['b', ['b']],
    ]);
  });

  it('decide the access of a subnet, whatever its tier wants', () => {
    expect(withNat({ mode: 'none', zone: null }).subnets['ecs-a']?.access).toBe('isolated');
    const open = {
      name: 'open',
      routes: [{ destination: '0.0.0.0/0', target: { kind: 'internet-gateway' as const } }],
    };
    const data = agents1000.subnets['data-a'];
    if (data === undefined) throw new Error('The template has no data-a.');
    const subnets = { ...agents1000.subnets, 'data-a': { ...data, routeTable: 'open' } };
    const { subnets: reports } = evaluate({ ...agents1000, routeTables: { open }, subnets }, awsPriceBook);
    expect([reports['data-a']?.access, reports['data-b']?.access]).toEqual(['public', 'isolated']);
  });

  it('keep the id of a table of the design that is called like a derived one', () => {
    const routeTables = { public: { name: 'mine', routes: [] } };
    const { tables } = evaluate({ ...agents1000, routeTables }, awsPriceBook).routes;
    expect([tables['public']?.derived, tables['public-derived']?.derived]).toEqual([false, true]);
  });
});

describe('the month of agents-1000 in us-east-1', () => {
  it('costs 219.00: NAT 98.55, its addresses 10.95, each of five endpoints 21.90, S3 nothing', () => {
    const lines = evaluation.cost.lines.map(({ id, monthlyUsd }) => [id, monthlyUsd]);
    expect(lines).toEqual([
      ['nat-gateway', 98.55],
      ['nat-gateway-ipv4', 10.95],
      ['endpoint-ecr-api', 21.9],
      ['endpoint-ecr-dkr', 21.9],
      ['endpoint-logs', 21.9],
      ['endpoint-xray', 21.9],
      ['endpoint-secretsmanager', 21.9],
      ['endpoint-s3', 0],
    ]);
    expect(evaluation.cost.lines[0]?.formula).toBe('3 gateways × 730 h × 0.045 USD');
    expect(evaluation.cost).toMatchObject({ monthlyUsd: 219, partial: false });
  });

  it('costs 146.00 with a single NAT gateway, as much as before with a regional one, less with instances', () => {
    const options = evaluation.cost.natOptions.map(({ mode, gateways, totalUsd }) => [
      mode,
      gateways,
      totalUsd,
    ]);
    expect(options).toEqual([
      ['per-zone', 3, 219],
      ['single', 1, 146],
      ['regional', 1, 219],
      ['instance-per-zone', 3, 131.568],
      ['instance', 1, 116.856],
      ['none', 0, 109.5],
    ]);
    expect(evaluation.cost.natOptions[1]?.whenAZoneFails).toBe(
      'Losing us-east-1a cuts egress for all 3 zones.',
    );
  });

  it('costs with each choice what it was said to cost beforehand', () => {
    for (const { mode, totalUsd } of evaluation.cost.natOptions) {
      expect(withNat({ mode, zone: null }).cost.monthlyUsd).toBe(totalUsd);
    }
  });

  it('pays the regional gateway for each zone, and an instance with its volume', () => {
    const linesOf = (mode: Design['nat']['mode']) =>
      withNat({ mode, zone: null })
        .cost.lines.slice(0, 3)
        .map(({ id, formula, monthlyUsd }) => [id, formula, monthlyUsd]);
    expect(linesOf('regional').slice(0, 2)).toEqual([
      ['regional-nat-gateway', '3 zones × 730 h × 0.045 USD', 98.55],
      ['nat-gateway-ipv4', '3 addresses × 730 h × 0.005 USD', 10.95],
    ]);
    expect(linesOf('instance-per-zone')).toEqual([
      ['nat-instance', '3 instances × 730 h × 0.0042 USD', 9.198],
      ['nat-instance-storage', '3 volumes × 0.64 USD', 1.92],
      ['nat-gateway-ipv4', '3 addresses × 730 h × 0.005 USD', 10.95],
    ]);
  });

  it('favours an interface endpoint from 208.57 GB a zone, 625.7 in three', () => {
    const breakEven = evaluation.cost.endpointBreakEven;
    expect(breakEven?.gbPerZone).toBeCloseTo(208.57, 2);
    expect(breakEven?.gb).toBeCloseTo(625.71, 2);
    expect(breakEven).toMatchObject({ zones: 3, formula: '0.01 × 730 ÷ (0.045 − 0.01) = 208.57 GB a zone' });
  });

  it('carries the dates of its prices', () => {
    expect(evaluation.cost.pricesAsOf).toEqual({ oldest: '2024-09-25', newest: '2026-09-21' });
  });

  it('is partial, and never guessed, in a region the book does not have', () => {
    const { cost, findings } = evaluate({ ...agents1000, region: 'xx-nowhere-1' }, awsPriceBook);
    expect(cost).toMatchObject({ partial: true, monthlyUsd: 0, endpointBreakEven: null, pricesAsOf: null });
    expect(cost.natOptions[0]?.totalUsd).toBeNull();
    expect(findings.map(({ rule }) => rule)).toContain('defaultPriceUnknown');
  });
});

describe('the security of agents-1000', () => {
  it('has nine ingress rules, one group open to the world, and both halves of each flow on one edge', () => {
    const { ingressRules, egressRules, openGroups, edges } = evaluation.security;
    expect([ingressRules, egressRules, openGroups]).toEqual([9, 10, ['alb']]);
    expect(edges).toHaveLength(11);
    expect(edges.find(({ ref }) => ref === 'edge:group:ecs-worker>group:rds')?.flows).toEqual([
      {
        traffic: { protocol: 'tcp', ports: { from: 5432, to: 5432 } },
        label: 'tcp 5432',
        ingressRule: 'rds-from-ecs-worker',
        egressRule: 'ecs-worker-to-rds',
      },
    ]);
  });

  it('knows where each group stands', () => {
    expect(evaluation.security.attachments['ecs-worker']).toEqual({
      workloads: ['workers', 'services'],
      endpoints: [],
      tiers: ['ecs'],
    });
    expect(evaluation.security.attachments['vpc-endpoints']?.endpoints).toHaveLength(5);
  });
});

describe('the findings of agents-1000', () => {
  it('are no error and one warning, for the NAT that no security group lets anything use', () => {
    const grave = evaluation.findings.filter(
      ({ severity }) => severity === 'error' || severity === 'warning',
    );
    expect(grave.map(({ key, title }) => [key, title])).toEqual([
      [
        'natUnused',
        '109.50 USD a month go to 3 NAT gateways, but no security group behind them lets anything out of the VPC.',
      ],
    ]);
    expect(evaluation.totals).toMatchObject({ errors: 0, warnings: 1 });
  });

  it('count no longer once set aside with a reason', () => {
    const reason = { reason: 'Egress to partners comes next month.', by: 'Ada', on: '2026-11-22' };
    const { findings, totals } = evaluate({ ...agents1000, setAside: { natUnused: reason } }, awsPriceBook);
    expect(findings.find(({ key }) => key === 'natUnused')?.setAside).toEqual(reason);
    expect(totals.warnings).toBe(0);
  });
});
