import { describe, expect, it } from 'vitest';

import type { Design, Rule, Traffic } from '../design/design.ts';
import { peerRef } from '../design/traffic.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { type Command, labelOf } from './command.ts';
import { perform, refusalOf } from './command.testing.ts';

const tcp = (port: number): Traffic => ({ protocol: 'tcp', ports: { from: port, to: port } });
const reverse = (from: string, to: string): Extract<Command, { type: 'reverseFlow' }> => ({
  type: 'reverseFlow',
  from,
  to,
});
const saysOf = ({ rules }: Design) =>
  Object.values(rules)
    .map(({ group, direction, peer, traffic, description }: Rule) =>
      [group, direction, peerRef(peer), JSON.stringify(traffic), description].join(' '),
    )
    .sort();

describe('a flow turned round', () => {
  it('goes back with both of its rules, and turned round again is what it was', () => {
    const once = perform(agents1000, reverse('group:ecs-worker', 'group:rds'));

    expect(once.rules['rds-from-ecs-worker']).toBeUndefined();
    expect(once.rules['ecs-worker-from-rds']).toEqual({
      group: 'ecs-worker',
      direction: 'ingress',
      traffic: tcp(5432),
      peer: { kind: 'group', group: 'rds' },
      description: 'Workers to PostgreSQL',
    });
    expect(once.rules['rds-to-ecs-worker']).toMatchObject({ group: 'rds', direction: 'egress' });
    const twice = perform(once, reverse('group:rds', 'group:ecs-worker'));
    const ends = (design: Design) => saysOf(design).map((rule) => rule.replace(/"}? .*$/, ''));
    expect(ends(twice)).toEqual(ends(agents1000));
    expect(labelOf(agents1000, reverse('group:ecs-worker', 'group:rds'))).toBe(
      'Reverse everything: from rds-sg to ecs-worker-sg',
    );
  });

  it('of an open group is its way out: one rule in becomes one rule out', () => {
    const after = perform(agents1000, reverse('cidr:0.0.0.0/0', 'group:alb'));

    expect(after.rules['alb-from-internet']).toBeUndefined();
    expect(after.rules['alb-to-internet']).toMatchObject({ group: 'alb', direction: 'egress' });
    expect(Object.keys(after.rules)).toHaveLength(Object.keys(agents1000.rules).length);
  });

  it('takes only the traffic it is told to, and keeps a description that a person wrote', () => {
    const told = perform(agents1000, {
      type: 'allowFlow',
      from: 'group:alb',
      to: 'group:mq',
      traffic: tcp(1),
      description: 'Health checks',
    });
    const two = perform(told, { type: 'allowFlow', from: 'group:alb', to: 'group:mq', traffic: tcp(2) });
    const after = perform(two, { ...reverse('group:alb', 'group:mq'), traffic: tcp(1) });

    const between = saysOf(after).filter((rule) => /^(alb|mq) .*group:(alb|mq) /.test(rule));
    expect(between.map((rule) => rule.replace(/\{"protocol.*?\}\}/, ''))).toEqual([
      'alb egress group:mq  tcp 2 from alb-sg to mq-sg',
      'alb ingress group:mq  Health checks',
      'mq egress group:alb  Health checks',
      'mq ingress group:alb  tcp 2 from alb-sg to mq-sg',
    ]);
  });

  it('is completed where only one half was there, and joins a flow that goes that way already', () => {
    const half = perform(agents1000, { type: 'removeRule', id: 'ecs-worker-to-rds' });
    const there = perform(half, {
      type: 'allowFlow',
      from: 'group:rds',
      to: 'group:ecs-worker',
      traffic: tcp(5432),
    });
    const after = perform(there, reverse('group:ecs-worker', 'group:rds'));

    expect(
      saysOf(after).filter((rule) => rule.includes('5432') && /rds/.test(rule) && /worker/.test(rule)),
    ).toHaveLength(2);
  });

  it('is refused where no connection can begin, where there is nothing, and for a group and itself', () => {
    const toS3 = Object.values(agents1000.rules).find(({ peer }) => peer.kind === 'endpoint');
    expect(refusalOf(agents1000, reverse(`group:${toS3?.group ?? ''}`, 'endpoint:s3'))).toMatchObject({
      type: 'reverseFlow/no-source',
      message: 'No connection begins at S3: it only answers, so the rule cannot be turned round.',
    });
    expect(refusalOf(agents1000, reverse('group:rds', 'group:alb')).type).toBe('reverseFlow/unknown-flow');
    expect(refusalOf(agents1000, reverse('group:rds', 'group:rds')).type).toBe('reverseFlow/same-ends');
  });
});
