import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Decision, type Design, type LockKind, lockKinds } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { commandMakers } from './command.arbitrary.ts';
import { applyCommand, type Command } from './command.ts';
import { perform, refusalOf } from './command.testing.ts';
import { furnished } from './oneOfEach.testing.ts';
import { unlocked } from './locks.ts';

const at = (time: string) => ({ by: 'Ada', at: `2026-11-29T${time}:00Z` });

const cidrDone: readonly Command[] = [
  { type: 'startTask', task: 'cidr', ...at('09:00') },
  { type: 'endTask', task: 'cidr', ...at('10:30') },
];

const after = (design: Design, commands: readonly Command[]) => commands.reduce<Design>(perform, design);

const locked = (lock: LockKind, design = agents1000) =>
  perform(design, { type: 'lockPlan', lock, reason: 'Reviewed.', ...at('11:00') });

describe('the tasks of the tracker', () => {
  it('are started, finished and assigned with the times that came with the edit', () => {
    const design = after(agents1000, cidrDone);

    expect(design.tracker.tasks.cidr).toEqual({
      assignee: 'Ada',
      status: 'done',
      started: '2026-11-29T09:00:00Z',
      ended: '2026-11-29T10:30:00Z',
      notes: '',
    });
    expect(Object.values(design.tracker.log).map(({ what, about }) => `${what} ${about}`)).toEqual([
      'started cidr',
      'ended cidr',
      'locked sizing',
    ]);
  });

  it('wait for the one before them', () => {
    const early: Command = { type: 'startTask', task: 'subnets', ...at('09:00') };

    expect(refusalOf(agents1000, early)).toEqual({
      type: 'startTask/waits',
      message:
        '1.1.2 Multi-AZ Subnet Design stands on 1.1.1 VPC CIDR Planning, which is not done; finish that first, or draw ahead without starting the task.',
    });
    expect(perform(after(agents1000, cidrDone), early).tracker.tasks.subnets.status).toBe('in-progress');
  });

  it('refuse to be started twice, or finished without a start or twice', () => {
    const done = after(agents1000, cidrDone);

    expect(refusalOf(done, { type: 'startTask', task: 'cidr', ...at('12:00') }).type).toBe(
      'startTask/started',
    );
    expect(refusalOf(done, { type: 'endTask', task: 'cidr', ...at('12:00') }).type).toBe('endTask/ended');
    expect(refusalOf(agents1000, { type: 'endTask', task: 'cidr', ...at('12:00') }).type).toBe(
      'endTask/not-started',
    );
    expect(refusalOf(agents1000, { type: 'openTask', task: 'cidr', reason: 'x', ...at('12:00') }).type).toBe(
      'openTask/not-started',
    );
  });

  it('keep times of a clock that was set back, and have them put right by hand', () => {
    const back = after(agents1000, [
      { type: 'startTask', task: 'cidr', ...at('10:00') },
      { type: 'endTask', task: 'cidr', ...at('09:00') },
    ]);

    expect(back.tracker.tasks.cidr.ended).toBe('2026-11-29T09:00:00Z');
    const right = perform(back, { type: 'setTask', task: 'cidr', ended: '2026-11-29T11:00:00Z' });
    expect(right.tracker.tasks.cidr.ended).toBe('2026-11-29T11:00:00Z');
    expect(refusalOf(right, { type: 'setTask', task: 'cidr', started: '2026-11-29T12:00:00Z' }).message).toBe(
      '1.1.1 VPC CIDR Planning would end 2026-11-29 11:00 UTC before it started, 2026-11-29 12:00 UTC.',
    );
    expect(
      refusalOf(agents1000, { type: 'setTask', task: 'cidr', started: '2026-11-29T12:00:00Z' }).type,
    ).toBe('setTask/no-such-time');
  });

  it('go back to "check again" with all that stands on them, and lose their locks, when one is opened', () => {
    const design = after(agents1000, [
      ...cidrDone,
      { type: 'startTask', task: 'subnets', ...at('11:00') },
      { type: 'endTask', task: 'subnets', ...at('12:00') },
      { type: 'startTask', task: 'nat', ...at('12:30') },
    ]);
    const { tracker } = perform(design, {
      ...{ type: 'unlockPlan', lock: 'sizing', reason: 'twice the agents', ...at('13:00') },
    });

    expect(Object.values(tracker.tasks).map(({ status }) => status)).toEqual([
      'check-again',
      'check-again',
      'check-again',
      'not-started',
      'not-started',
    ]);
    expect(tracker.locks).toEqual({});
    expect(Object.values(tracker.log).filter(({ reason }) => reason === 'twice the agents')).toHaveLength(5);
    const later = perform(design, { type: 'openTask', task: 'subnets', reason: 'IPv6', ...at('13:00') });
    expect(Object.keys(later.tracker.locks)).toEqual(['sizing']);
    expect(later.tracker.tasks.cidr.status).toBe('done');
  });
});

describe('a lock', () => {
  it('is taken by the decision that names it, at its moment', () => {
    const decision: Decision = {
      ...{ point: 'primary-block', option: '10.0.0.0/16', title: 'Primary block: 10.0.0.0/16' },
      ...{ context: '', decision: '', consequences: '', by: 'Grace', on: '2026-11-29' },
      ...{ options: [], locks: 'sizing' },
    };
    const day = perform(agents1000, { type: 'recordDecision', decision });
    const moment = perform(agents1000, {
      ...{ type: 'recordDecision', decision, at: '2026-11-29T15:00:00Z' },
    });

    expect(day.tracker.locks.sizing).toMatchObject({ by: 'Grace', at: '2026-11-29T00:00:00Z' });
    expect(moment.tracker.locks.sizing?.at).toBe('2026-11-29T15:00:00Z');
    expect(
      refusalOf(day, { type: 'lockPlan', lock: 'sizing', reason: 'again', ...at('15:00') }).message,
    ).toBe(
      'Grace locked the sizing of subnets on 2026-11-29 00:00 UTC (Primary block: 10.0.0.0/16); that lock stands.',
    );
    expect(
      refusalOf(agents1000, { type: 'unlockPlan', lock: 'routes', reason: 'x', ...at('15:00') }).type,
    ).toBe('unlockPlan/not-locked');
  });

  it('refuses what would change a locked address, with who, when, why and what works', () => {
    const move: Command = { type: 'setSubnetCidr', id: 'ecs-b', cidr: '10.0.12.0/22' };

    expect(refusalOf(locked('sizing'), move)).toEqual({
      type: 'setSubnetCidr/locked',
      message:
        'Ada locked the sizing of subnets on 2026-11-29 11:00 UTC (Reviewed), and this would change ECS b from 10.0.4.0/22 to 10.0.12.0/22; unlock with a reason, or add a zone, tier, subnet or block beside what there is.',
    });
  });

  it.each<[LockKind, Command, RegExp]>([
    [
      'sizing',
      { type: 'moveSubnet', id: 'ecs-b', zone: 'c' },
      /would move ECS b to ECS tasks in us-east-1c;/,
    ],
    ['sizing', { type: 'removeTier', id: 'data' }, /would remove RDS · ElastiCache;/],
    ['sizing', { type: 'setTier', id: 'data', prefix: 25 }, /would size the subnets of RDS .* as \/25, not/],
    ['sizing', { type: 'setVpcBlock', from: '10.0.0.0/16', to: '10.4.0.0/16' }, /take 10.0.0.0\/16 from/],
    ['sizing', { type: 'releaseRange', id: 'peering' }, /change what is kept free as “held for VPC/],
    [
      'sizing',
      { type: 'addSubnet', zone: 'a', tier: 'data', cidr: '10.0.23.0/26' },
      /add .* as \/26 where RDS/,
    ],
    ['sizing', { type: 'repack', sizes: { data: 26 } }, /would size the subnets of/],
    ['subnets', { type: 'addZone' }, /would add /],
    ['routes', { type: 'setNat', mode: 'single' }, /would change NAT;/],
    ['routes', { type: 'setVpc', internetGateway: false }, /would change the VPC's gateways;/],
    ['routes', { type: 'setTier', id: 'data', access: 'private' }, /change how RDS .* reaches the internet/],
    ['security', { type: 'removeRule', id: 'rds-from-ecs-worker' }, /would change a rule of rds-sg;/],
    ['security', { type: 'setVpc', defaultGroup: 'as-created' }, /change the default security group/],
    ['security', { type: 'setWorkload', id: 'cache', securityGroups: ['rds'] }, /change the groups or/],
    ['security', { type: 'removeSecurityGroup', id: 'mq' }, /would remove mq-sg;/],
  ])('on %s refuses %j', (lock, command, sentence) => {
    const refusal = refusalOf(locked(lock), command);
    expect(refusal.type).toBe(`${command.type}/locked`);
    expect(refusal.message).toMatch(sentence);
    perform(agents1000, command);
  });

  it.each<[LockKind, Command]>([
    ['sizing', { type: 'addZone' }],
    ['sizing', { type: 'addTier', id: 'cache', name: 'Cache', access: 'isolated', prefix: 26 }],
    ['sizing', { type: 'addVpcBlock', cidr: '10.1.0.0/16' }],
    ['sizing', { type: 'setNat', mode: 'single' }],
    ['subnets', { type: 'setSubnet', id: 'ecs-a', name: 'Agents a' }],
    ['routes', { type: 'setVpc', name: 'other' }],
    ['security', { type: 'setSecurityGroup', id: 'mq', notes: 'later' }],
  ])('on %s leaves room for %j', (lock, command) => {
    perform(locked(lock), command);
  });

  it('lets a batch unlock what its next edit changes, and not the other way round', () => {
    const unlock: Command = { type: 'unlockPlan', lock: 'sizing', reason: 'typo', ...at('12:00') };
    const move: Command = { type: 'setSubnetCidr', id: 'ecs-b', cidr: '10.0.12.0/22' };
    const both = (...commands: Command[]): Command => ({ type: 'batch', label: 'Both', commands });

    expect(perform(locked('sizing'), both(unlock, move)).subnets['ecs-b']?.cidr).toBe('10.0.12.0/22');
    expect(refusalOf(locked('sizing'), both(move, unlock)).type).toBe('setSubnetCidr/locked');
  });

  it('lets what asks for a place have one', () => {
    const asking = { ...agents1000.subnets['ecs-c']!, cidr: '/22' };
    const design = { ...agents1000, subnets: { ...agents1000.subnets, 'ecs-c': asking } };

    expect(perform(locked('subnets', design), { type: 'setNotes', notes: 'x' }).subnets['ecs-c']?.cidr).toBe(
      '10.0.8.0/22',
    );
  });

  it('holds what it names through any edits, and refuses nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...lockKinds), commandMakers(20), (kind, makers) => {
        let design = locked(kind, unlocked(furnished));
        for (const make of makers) {
          const command = make(design);
          const edit = applyCommand(design, command);
          if (command.type === 'unlockPlan' || command.type === 'openTask') continue;
          if (edit.ok) {
            const held = design.tracker.locks[kind];
            if (held !== undefined)
              expect(holds[kind](edit.value, design)).toEqual(holds[kind](design, design));
            design = edit.value;
          } else if (edit.error.type.endsWith('/locked') && command.type !== 'lockPlan') {
            const free = applyCommand(unlocked(design), command);
            expect(free.ok && lockKinds.every((one) => same(one, free.value, design))).toBe(false);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

const same = (kind: LockKind, after: Design, before: Design) =>
  JSON.stringify(holds[kind](after, before)) === JSON.stringify(holds[kind](before, before));

/** What each lock holds of a design, as far as `before` had it; said apart from the code under test. */
const holds: Readonly<Record<LockKind, (design: Design, before: Design) => unknown>> = {
  sizing: ({ vpc, tiers, subnets }, before) => [
    ...[vpc.blocks[0], before.vpc.blocks.filter((block) => vpc.blocks.includes(block))],
    each(before.vpc.held, (id) => vpc.held[id]?.cidr),
    each(before.tiers, (id) => [tiers[id]?.prefix, tiers[id]?.block]),
    each(before.subnets, (id) => [subnets[id]?.cidr, subnets[id]?.zone, subnets[id]?.tier]),
    Object.entries(subnets)
      .filter(([id, { tier }]) => !Object.hasOwn(before.subnets, id) && Object.hasOwn(before.tiers, tier))
      .filter(
        ([, { cidr, tier }]) => /\/\d+$/.test(cidr) && !cidr.endsWith(`/${before.tiers[tier]?.prefix}`),
      ),
  ],
  subnets: ({ subnets, zones }, before) => [
    Object.fromEntries(
      Object.entries(subnets).map(([id, { cidr, zone, tier, ipv6 }]) => [id, [cidr, zone, tier, ipv6]]),
    ),
    each(before.zones, (id) => zones[id]?.name),
  ],
  routes: ({ nat, vpc, routeTables, tiers, subnets, networks }, before) => [
    ...[nat, vpc.internetGateway, vpc.egressOnlyInternetGateway, vpc.transitGateway?.tier],
    each(before.routeTables, (id) => routeTables[id]?.routes),
    each(before.tiers, (id) => tiers[id]?.access),
    each(before.subnets, (id) => subnets[id]?.routeTable),
    each(before.networks, (id) => networks[id]?.connection?.kind),
  ],
  security: ({ vpc, rules, securityGroups, networkAcls, subnets, workloads }, before) => [
    ...[vpc.defaultGroup, rules],
    each(before.securityGroups, (id) => Object.hasOwn(securityGroups, id)),
    each(before.networkAcls, (id) => networkAcls[id]?.entries),
    each(before.subnets, (id) => subnets[id]?.networkAcl),
    each(before.workloads, (id) => [workloads[id]?.securityGroups, workloads[id]?.publicAddress]),
  ],
};

const each = (record: object, of: (id: string) => unknown) =>
  Object.fromEntries(Object.keys(record).map((id) => [id, of(id)]));

describe('what only people know', () => {
  it('is ticked with name and time, and unticked', () => {
    const ticked = perform(agents1000, {
      ...{ type: 'tickCriterion', criterion: 'cdk-tested', met: true, ...at('15:00') },
    });

    expect(ticked.tracker.ticks).toEqual({ 'cdk-tested': at('15:00') });
    const gone = perform(ticked, {
      ...{ type: 'tickCriterion', criterion: 'cdk-tested', met: false, ...at('15:01') },
    });
    expect(gone.tracker.ticks).toEqual({});
    expect(Object.values(gone.tracker.log).map(({ what }) => what)).toEqual(['ticked', 'unticked']);
  });
});
