import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../../commands/command.ts';
import { perform } from '../../commands/command.testing.ts';
import type { Design, NetworkAcl, ReachEnd, Traffic } from '../../design/design.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { openingOf } from './opening.ts';

const tcp = (port: number): Traffic => ({ protocol: 'tcp', ports: { from: port, to: port } });
const workload = (id: string): ReachEnd => ({ kind: 'workload', workload: id });
const tier = (id: string): ReachEnd => ({ kind: 'tier', tier: id });
const network = (id: string): ReachEnd => ({ kind: 'network', network: id });
const service = (id: string): ReachEnd => ({ kind: 'service', service: id });
const internet: ReachEnd = { kind: 'internet' };

const after = (...commands: readonly Command[]) => commands.reduce(perform, agents1000);

/** The change that is offered, which must work. */
function change(design: Design, from: ReachEnd, to: ReachEnd, traffic: Traffic) {
  const opening = openingOf(design, { from, to, traffic });
  if (opening?.ok !== true) throw new Error(opening === null ? 'It is open.' : opening.why);
  const { label, commands } = opening;
  const next = applyCommand(design, { type: 'batch', label, commands });
  if (!next.ok) throw new Error(next.error.message);
  expect(openingOf(next.value, { from, to, traffic })).toBeNull();
  return opening;
}

function whyNot(design: Design, from: ReachEnd, to: ReachEnd, traffic: Traffic | null): string {
  const opening = openingOf(design, { from, to, traffic });
  if (opening?.ok !== false) throw new Error('There is a change, or it is open.');
  return opening.why;
}

describe('what would open a way', () => {
  it('is nothing where it is open', () => {
    expect(
      openingOf(agents1000, { from: workload('workers'), to: workload('database'), traffic: tcp(5432) }),
    ).toBeNull();
    expect(
      openingOf(agents1000, { from: workload('workers'), to: workload('database'), traffic: null }),
    ).toBeNull();
  });

  it('is a rule on each side, for exactly the traffic and the groups of the ends', () => {
    const { label, commands, steps } = change(agents1000, workload('workers'), workload('database'), tcp(22));
    expect(label).toBe('Open tcp 22 from workers to PostgreSQL');
    expect(commands).toEqual([
      {
        type: 'addRule',
        group: 'ecs-worker',
        direction: 'egress',
        traffic: tcp(22),
        peer: { kind: 'group', group: 'rds' },
      },
      {
        type: 'addRule',
        group: 'rds',
        direction: 'ingress',
        traffic: tcp(22),
        peer: { kind: 'group', group: 'ecs-worker' },
      },
    ]);
    expect(steps).toEqual([
      'Let tcp 22 out of ecs-worker-sg to rds-sg',
      'Let tcp 22 in to rds-sg from ecs-worker-sg',
    ]);
  });

  it('is one rule where the other side is outside, by the range that was asked about', () => {
    const range: ReachEnd = { kind: 'cidr', cidr: '192.0.2.0/24' };
    expect(change(agents1000, workload('workers'), range, tcp(443)).steps).toEqual([
      'Let tcp 443 out of ecs-worker-sg to 192.0.2.0/24',
    ]);
    expect(change(agents1000, workload('workers'), service('s3'), tcp(80)).commands).toMatchObject([
      { group: 'ecs-worker', direction: 'egress', peer: { kind: 'endpoint', endpoint: 's3' } },
    ]);
  });

  it('covers everything that blocks in sequence, and says which intents it would break', () => {
    const { steps, breaks } = change(agents1000, workload('database'), internet, tcp(443));
    expect(steps).toEqual(['Let tcp 443 out of rds-sg to the internet', 'Make RDS · ElastiCache private']);
    expect(breaks).not.toEqual([]);
    const opened = change(agents1000, internet, workload('workers'), tcp(8080));
    expect(opened.commands.map(({ type }) => type).sort()).toEqual(['addRule', 'setTier', 'setWorkload']);
    expect(opened.breaks).toContain('Nothing on the internet reaches ECS tasks.');
  });

  it('covers all that is meant by a tier or a group', () => {
    const { commands } = change(agents1000, tier('ecs'), workload('alb'), tcp(22));
    expect(commands.map((command) => command.type === 'addRule' && command.group)).toEqual(
      expect.arrayContaining(['ecs-worker', 'ecs-supervisor', 'alb']),
    );
    expect(commands).toHaveLength(4);
  });
});

describe('through a network ACL', () => {
  const entry = (
    number: number,
    direction: 'ingress' | 'egress',
    action: 'allow' | 'deny',
    cidr = '0.0.0.0/0',
    traffic: Traffic = { protocol: 'all', ports: null },
  ): NetworkAcl['entries'][number] => ({ number, direction, action, traffic, cidr });

  const guarded = (...entries: NetworkAcl['entries']) =>
    after(
      { type: 'putNetworkAcl', id: 'guard', networkAcl: { name: 'guard', entries } },
      { type: 'setSubnet', id: 'data-a', networkAcl: 'guard' },
    );
  const ask = (design: Design) => change(design, workload('workers'), workload('database'), tcp(5432));

  it('are an entry before the denial and one for the answers to ephemeral ports', () => {
    const design = guarded(entry(100, 'ingress', 'deny'), entry(200, 'ingress', 'allow'));
    const { commands, steps } = ask(design);
    expect(commands.every(({ type }) => type === 'putNetworkAcl')).toBe(true);
    expect(steps.join(' ')).toMatch(/entry 90, tcp 5432 in from 10\.0\.0\.0\/22/);
    expect(steps.join(' ')).toMatch(/tcp 1024-65535 out to 10\.0\.0\.0\/22/);
  });

  it('is nothing where no number is free before the denial', () => {
    const design = guarded(entry(1, 'ingress', 'deny'), entry(100, 'egress', 'allow'));
    expect(whyNot(design, workload('workers'), workload('database'), tcp(5432))).toBe(
      'Network ACL guard has no free number before entry 1, which denies this; number its entries anew first.',
    );
  });

  it('lets answers of ping through by their own type', () => {
    const design = guarded(entry(100, 'ingress', 'allow'));
    const ping: Traffic = { protocol: 'icmp', ports: { from: 8, to: -1 } };
    const { steps } = change(design, workload('workers'), workload('database'), ping);
    expect(steps.join(' ')).toMatch(/icmp echo-reply.* out to 10\.0\.0\.0\/22/);
  });
});

describe('through routes and gateways', () => {
  const office = (kind: 'peered-vpc' | 'on-premises'): Command => ({
    type: 'addNetwork',
    id: 'office',
    name: 'Office',
    kind,
    cidrs: ['10.8.0.0/16'],
  });

  it('is a peering connection to another VPC, and a transit gateway to a site', () => {
    const peered = change(after(office('peered-vpc')), workload('workers'), network('office'), tcp(443));
    expect(peered.steps).toEqual([
      'Let tcp 443 out of ecs-worker-sg to 10.8.0.0/16',
      'Change how the VPC reaches Office',
    ]);
    const site = change(after(office('on-premises')), network('office'), workload('workers'), tcp(443));
    expect(site.commands.map(({ type }) => type)).toEqual(['setTransitGateway', 'setNetwork', 'addRule']);
  });

  it('is a route where a tier without a way out needs one, and not a way to the internet besides', () => {
    const design = after(office('peered-vpc'), {
      type: 'setNetwork',
      id: 'office',
      connection: { kind: 'peering', id: null },
    });
    const { commands } = change(design, workload('database'), network('office'), tcp(443));
    expect(commands.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['addRule', 'putRouteTable', 'setSubnet']),
    );
    expect(commands.some(({ type }) => type === 'setTier')).toBe(false);
  });

  it('is NAT, the internet gateway, an endpoint, or a route of the design’s own table', () => {
    const types = (design: Design, from: ReachEnd, to: ReachEnd, traffic = tcp(5432)) =>
      change(design, from, to, traffic).commands.map(({ type }) => type);
    expect(types(after({ type: 'setNat', mode: 'none' }), workload('workers'), internet)).toEqual([
      'addRule',
      'setNat',
    ]);
    const closed = after({ type: 'setVpc', internetGateway: false });
    expect(types(closed, internet, workload('alb'), tcp(443))).toEqual(['setVpc']);
    expect(types(agents1000, workload('database'), service('dynamodb'))).toEqual(['addRule', 'addEndpoint']);
    expect(types(agents1000, workload('database'), service('s3'))).toEqual(['addRule', 'setEndpoint']);
    const own = after(
      { type: 'putRouteTable', id: 'own-ecs', routeTable: { name: 'own-ecs', routes: [] } },
      { type: 'setSubnet', id: 'ecs-a', routeTable: 'own-ecs' },
    );
    const led = change(own, { kind: 'subnet', subnet: 'ecs-a' }, internet, tcp(5432));
    expect(led.steps).toContain('In route table own-ecs: lead 0.0.0.0/0 to the NAT gateway us-east-1a');
  });
});

describe('where there is no change', () => {
  it('is said why, in one sentence', () => {
    expect(whyNot(agents1000, internet, workload('database'), tcp(443))).toBe(
      'The internet gateway carries IPv4 for public addresses alone, and PostgreSQL has none.',
    );
    expect(whyNot(agents1000, service('s3'), workload('workers'), tcp(443))).toMatch(/^Amazon S3 answers/);
    expect(whyNot(agents1000, internet, service('s3'), tcp(443))).toMatch(/^Neither end is in the VPC/);
    expect(whyNot(agents1000, workload('workers'), workload('alb'), null)).toMatch(/^Say which traffic/);
    expect(whyNot(agents1000, workload('workers'), internet, { protocol: '50', ports: null })).toMatch(
      /carries TCP, UDP and ICMP over IPv4 alone\.$/,
    );
  });

  it('because peering is not transitive', () => {
    const design = after(
      {
        type: 'addNetwork',
        id: 'shared',
        name: 'Shared',
        kind: 'peered-vpc',
        cidrs: ['10.8.0.0/16'],
        connection: { kind: 'peering', id: null },
      },
      {
        type: 'putRouteTable',
        id: 'own-ecs',
        routeTable: {
          name: 'own-ecs',
          routes: [{ destination: '0.0.0.0/0', target: { kind: 'peering', network: 'shared' } }],
        },
      },
      { type: 'setSubnet', id: 'ecs-a', routeTable: 'own-ecs' },
    );
    expect(whyNot(design, { kind: 'subnet', subnet: 'ecs-a' }, internet, tcp(443))).toMatch(
      /^Peering is not transitive/,
    );
  });

  it('because a lock refuses it', () => {
    const locked = after({
      type: 'lockPlan',
      lock: 'security',
      reason: 'Reviewed',
      by: 'Ada',
      at: '2026-11-22T14:02:00Z',
    });
    expect(whyNot(locked, workload('workers'), workload('alb'), tcp(22))).toMatch(/locked/);
  });
});
