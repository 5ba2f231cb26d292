import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Command } from '../../commands/command.ts';
import { applyCommand } from '../../commands/command.ts';
import { commandMakers } from '../../commands/command.arbitrary.ts';
import { perform } from '../../commands/command.testing.ts';
import type { Design, ReachEnd, Traffic } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { twoZoneWeb } from '../../templates/twoZoneWeb.ts';
import { evaluate } from '../evaluate.ts';
import { leastPrivilege as proposalFor, type LeastPrivilege } from './leastPrivilege.ts';
import { isAnswered, type RuleNeed } from './ruleNeeds.ts';
import { reasonsFor, ruleNeedsOfDesign } from './ruleReasons.ts';

const tcp = (from: number, to = from): Traffic => ({ protocol: 'tcp', ports: { from, to } });
const workload = (id: string): ReachEnd => ({ kind: 'workload', workload: id });

const proposal = (design: Design): LeastPrivilege => proposalFor(design, evaluate(design, awsPriceBook).cost);
const needsOf = (design: Design): readonly RuleNeed[] =>
  ruleNeedsOfDesign(design, evaluate(design, awsPriceBook).cost);

const after = (...commands: readonly Command[]) => commands.reduce(perform, agents1000);
const reaches = (from: ReachEnd, to: ReachEnd, traffic: Traffic): Command => ({
  type: 'setIntent',
  intent: { kind: 'reaches', from, to, traffic, notes: '' },
});

/** The design with the proposal taken. */
function taken(design: Design): Design {
  const { command } = proposal(design);
  return command === null ? design : perform(design, command);
}

/** The needs that the rules of the design do not answer. */
function unanswered(design: Design, needs: readonly RuleNeed[]): readonly string[] {
  const rules = Object.values(design.rules);
  return needs
    .filter((need) => !isAnswered(design, need, rules))
    .map(({ connection, direction }) => `${direction}: ${connection.reason}`);
}

const ruleless = (design: Design, id: string): Design => ({
  ...design,
  rules: Object.fromEntries(Object.entries(design.rules).filter(([key]) => key !== id)),
});

describe('leastPrivilege', () => {
  it('finds nothing to change in the platform of 1,000 agents', () => {
    expect(proposal(agents1000)).toMatchObject({
      ...{ connections: 27, rules: 19, changes: [], command: null, unruled: [] },
      sentence: '27 stated connections need 19 rules, and those are the rules that the design has.',
    });
  });

  it('removes what nothing needs, narrows what is wider, and adds what is missing', () => {
    const design = after(
      { type: 'setRule', id: 'rds-from-ecs-worker', traffic: tcp(5000, 6000) },
      { type: 'setRule', id: 'mq-from-ecs-worker', peer: { kind: 'cidr', cidr: '10.0.0.0/20' } },
      { type: 'removeRule', id: 'ecs-supervisor-to-s3' },
      { type: 'allowFlow', from: 'group:alb', to: 'group:rds', traffic: tcp(22) },
    );
    const { changes, sentence } = proposal(design);
    const label = (before: string | null, becomes: string | null) => [before, becomes];
    expect(changes.map(({ kind, before, after: becomes }) => [kind, ...label(before, becomes)])).toEqual([
      ['remove', 'tcp 22 from alb-sg to rds-sg', null],
      ['remove', 'tcp 22 from alb-sg to rds-sg', null],
      ['narrow', 'tcp 5000-6000 from ecs-worker-sg to rds-sg', 'tcp 5432 from ecs-worker-sg to rds-sg'],
      ['narrow', 'tcp 61614 from 10.0.0.0/20 to mq-sg', 'tcp 61614 from ecs-worker-sg to mq-sg'],
      ['add', null, 'tcp 443 from ecs-supervisor-sg to S3'],
    ]);
    expect(sentence).toBe('27 stated connections need 19 rules: 2 to remove, 2 to narrow and 1 to add.');
    expect(changes.map(({ reason }) => reason)).toEqual([
      'Nothing that the design states needs it.',
      'Nothing that the design states needs it.',
      'Only this is needed of it: workers may reach PostgreSQL on tcp 5432 between tiers and services may reach PostgreSQL on tcp 5432 between tiers.',
      'Only this is needed of it: workers may reach ActiveMQ on tcp 61614 between tiers and services may reach ActiveMQ on tcp 61614 between tiers.',
      'Needed and not allowed yet: supervisor: pulling images through Amazon S3.',
    ]);
    const next = taken(design);
    expect(proposal(next).changes).toEqual([]);
    expect(Object.keys(next.rules)).toHaveLength(Object.keys(agents1000.rules).length);
  });

  it('makes one rule of ports side by side, and none of what a wider one lets through', () => {
    const next = taken(
      after(
        reaches(workload('supervisor'), workload('workers'), tcp(8081)),
        reaches(workload('supervisor'), workload('workers'), tcp(8082, 8090)),
        reaches({ kind: 'cidr', cidr: '192.0.2.0/24' }, workload('alb'), tcp(443)),
      ),
    );
    expect(next.rules['ecs-worker-from-ecs-supervisor']?.traffic).toEqual(tcp(8080, 8090));
    expect(
      Object.values(next.rules).filter(({ group, direction }) => group === 'alb' && direction === 'ingress'),
    ).toHaveLength(1);
  });

  it('uses the group that the fewest wear', () => {
    const design = after(
      { type: 'addSecurityGroup', id: 'special', name: 'special-sg' },
      { type: 'setWorkload', id: 'workers', securityGroups: ['ecs-worker', 'special'] },
      reaches(workload('alb'), workload('workers'), tcp(9000)),
    );
    expect(proposal(design).changes.map(({ after: becomes }) => becomes)).toContain(
      'tcp 9000 from alb-sg to special-sg',
    );
  });

  it('says what no rule can let through', () => {
    const design = after(reaches(workload('workers'), workload('cache'), tcp(6379)));
    expect(proposal(design).unruled).toEqual([
      {
        source: 'intent:always-workers-to-elasticache-on-tcp-6379',
        reason: 'workers can reach ElastiCache on tcp 6379',
        why: 'ElastiCache has no security group, so no rule of the design is about it.',
      },
    ]);
  });

  it('lets tasks without endpoints out to pull their image, and names both families of the internet', () => {
    const shut = perform(twoZoneWeb, { type: 'removeRule', id: 'app-to-internet' });
    expect(proposal(shut).changes.map(({ after: becomes }) => becomes)).toContain(
      'tcp 443 from app-sg to the internet',
    );
    const dual = [
      { type: 'setVpcIpv6', ipv6: { cidr: null } } as const,
      { type: 'setTierIpv6', id: 'public', family: 'dual-stack' } as const,
    ].reduce<Design>(perform, twoZoneWeb);
    const blocks = Object.values(taken(dual).rules).flatMap(({ group, peer }) =>
      group === 'web' && peer.kind === 'cidr' ? [peer.cidr] : [],
    );
    expect(blocks).toEqual(['0.0.0.0/0', '::/0']);
  });

  it('answers every need of any design with rules of which none can go, and then has nothing to add', () => {
    fc.assert(
      fc.property(commandMakers(25), (makers) => {
        let design: Design = agents1000;
        for (const make of makers) {
          const next = applyCommand(design, make(design));
          if (next.ok) design = next.value;
        }
        // What is locked is refused until it is unlocked.
        design = { ...design, tracker: { ...design.tracker, locks: {} } };
        const { command } = proposal(design);
        const applied =
          command === null ? ({ ok: true, value: design } as const) : applyCommand(design, command);
        if (!applied.ok) throw new Error(applied.error.message);
        const next = applied.value;
        const needs = needsOf(next);
        expect(unanswered(next, needs)).toEqual([]);
        expect(proposal(next).changes).toEqual([]);
        for (const id of Object.keys(next.rules)) {
          expect(unanswered(ruleless(next, id), needs), id).not.toEqual([]);
          expect(reasonsFor(next, needs, id)?.needs, id).not.toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('reasonsFor', () => {
  const reasons = (design: Design, id: string) =>
    reasonsFor(design, needsOf(design), id)?.needs.map(({ source, reason }) => `${source}: ${reason}`);

  it('names the intents and calls that need a rule', () => {
    expect(reasons(agents1000, 'mq-from-ecs-worker')).toEqual([
      'intent:between-tiers: workers may reach ActiveMQ on tcp 61614 between tiers',
      'intent:between-tiers: services may reach ActiveMQ on tcp 61614 between tiers',
    ]);
    expect(reasons(agents1000, 'ecs-supervisor-to-s3')).toEqual([
      'workload:supervisor: supervisor: pulling images through Amazon S3',
    ]);
    expect(reasons(agents1000, 'nobody')).toBeUndefined();
  });

  it('is empty for a rule that nothing needs, and counts a rule with addresses that reach part of the need', () => {
    const design = after(
      {
        type: 'addRule',
        id: 'ssh',
        group: 'rds',
        direction: 'ingress',
        traffic: tcp(22),
        peer: { kind: 'cidr', cidr: '0.0.0.0/0' },
      },
      {
        type: 'addRule',
        id: 'some',
        group: 'rds',
        direction: 'ingress',
        traffic: tcp(5000, 6000),
        peer: { kind: 'cidr', cidr: '10.0.4.0/22' },
      },
    );
    expect(reasons(design, 'ssh')).toEqual([]);
    expect(reasons(design, 'some')).toHaveLength(3);
  });
});
