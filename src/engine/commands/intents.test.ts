import { describe, expect, it } from 'vitest';

import type { Design, Intent, ReachEnd, Traffic } from '../design/design.ts';
import { intentSentence } from '../design/intentWords.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { type Command, labelOf, readCommands } from './command.ts';
import { perform, refusalOf } from './command.testing.ts';

const tcp = (port: number): Traffic => ({ protocol: 'tcp', ports: { from: port, to: port } });
const workload = (id: string): ReachEnd => ({ kind: 'workload', workload: id });
const internet: ReachEnd = { kind: 'internet' };

const never = (from: ReachEnd, to: ReachEnd, traffic: Traffic | null = null): Intent => ({
  ...{ kind: 'never', from, to, traffic, notes: '' },
});
const reaches = (from: ReachEnd, to: ReachEnd, traffic: Traffic): Intent => ({
  ...{ kind: 'reaches', from, to, traffic, notes: '' },
});
const set = (intent: Intent, id?: string): Command => ({
  type: 'setIntent',
  intent,
  ...(id === undefined ? {} : { id }),
});
const refusal = (intent: Intent, design: Design = agents1000) => refusalOf(design, set(intent));

describe('setIntent', () => {
  it('adds a sentence under an id made of its words, and replaces the one with its id', () => {
    const intent = never(workload('alb'), workload('broker'));
    const added = perform(agents1000, set(intent));
    expect(added.intents['never-alb-to-activemq']).toEqual(intent);
    const narrower = { ...intent, traffic: tcp(61614) } as Intent;
    const replaced = perform(added, set(narrower, 'never-alb-to-activemq'));
    expect(replaced.intents['never-alb-to-activemq']).toEqual(narrower);
    expect(Object.keys(replaced.intents)).toEqual(Object.keys(added.intents));
  });

  it('writes blocks the one way there is', () => {
    const added = perform(
      agents1000,
      set(never({ kind: 'cidr', cidr: '2001:DB8::/32' }, workload('alb')), 'v6'),
    );
    expect(added.intents['v6']).toMatchObject({ from: { cidr: '2001:db8::/32' } });
  });

  it('is named in words', () => {
    expect(labelOf(agents1000, set(never(internet, { kind: 'tier', tier: 'data' })))).toBe(
      'Never: the internet to RDS · ElastiCache',
    );
    expect(labelOf(agents1000, { type: 'removeIntent', id: 'data-stays-inside' })).toBe(
      'No longer demand: Nothing in RDS · ElastiCache reaches the internet',
    );
  });

  it('says what is demanded already, whatever the notes and the order of its fields', () => {
    const known = agents1000.intents['internet-not-data'] as Intent;
    const { kind, ...rest } = known;
    const twin = { ...rest, notes: 'again', kind } as Intent;
    expect(refusal(twin)).toMatchObject({ type: 'setIntent/duplicate', subject: 'intent:internet-not-data' });
    expect(perform(agents1000, set(twin, 'internet-not-data')).intents['internet-not-data']?.notes).toBe(
      'again',
    );
  });

  it('names the nearest thing to an end that is not there', () => {
    expect(refusal(never(internet, workload('databse')))).toMatchObject({
      type: 'setIntent/unknown-workload',
      message: 'There is no workload "databse"; the nearest is "database".',
    });
    expect(refusal(never(workload('workers'), { kind: 'service', service: 'ecr.apii' }))).toMatchObject({
      type: 'setIntent/unknown-service',
      suggestion: 'ecr.api',
    });
    expect(refusal(never(internet, { kind: 'group', group: 'nobody' })).type).toBe(
      'setIntent/unknown-security-group',
    );
    expect(refusal(never({ kind: 'cidr', cidr: '10.0.0.1/33' }, internet)).type).toBe(
      'setIntent/not-a-block',
    );
  });

  it('refuses connections that cannot be', () => {
    expect(refusal(never(internet, internet))).toMatchObject({
      type: 'setIntent/outside',
      message: 'Both ends are the internet; one end has to be in the VPC.',
    });
    expect(
      refusal(never({ kind: 'cidr', cidr: '192.0.2.0/24' }, { kind: 'service', service: 's3' })).type,
    ).toBe('setIntent/outside');
    expect(refusal(reaches({ kind: 'endpoint', endpoint: 'logs' }, workload('workers'), tcp(443))).type).toBe(
      'setIntent/no-opener',
    );
    const through: Intent = {
      ...{ kind: 'only-through', from: workload('workers'), service: 's3', endpoint: 'logs', notes: '' },
    };
    expect(refusal(through)).toMatchObject({ type: 'setIntent/other-service', subject: 'endpoint:logs' });
    const allowed = [{ from: workload('alb'), to: internet, traffic: tcp(443) }];
    expect(refusal({ kind: 'only-these', allowed, notes: '' }).type).toBe('setIntent/not-between-tiers');
  });

  it('refuses traffic that cannot be at the door', () => {
    const ports = { from: 90, to: 80 };
    const intent = { ...never(internet, workload('alb')), traffic: { protocol: 'tcp', ports } };
    const read = readCommands({ type: 'setIntent', intent });
    expect(read.ok ? '' : read.error.message).toContain('wrong way round');
  });

  it('lets a workload be kept from itself', () => {
    const added = perform(agents1000, set(never(workload('workers'), workload('workers')), 'no-lateral'));
    expect(Object.keys(added.intents)).toContain('no-lateral');
  });
});

describe('removeIntent', () => {
  it('takes one sentence back and says which there are', () => {
    const left = perform(agents1000, { type: 'removeIntent', id: 'between-tiers' });
    expect(Object.keys(left.intents)).toHaveLength(Object.keys(agents1000.intents).length - 1);
    expect(refusalOf(agents1000, { type: 'removeIntent', id: 'between-tier' })).toMatchObject({
      type: 'removeIntent/unknown-intent',
      suggestion: 'between-tiers',
    });
  });
});

describe('what becomes of intents when their ends go', () => {
  it('they go too, and a list of exceptions loses only those about it', () => {
    const left = perform(agents1000, { type: 'removeWorkload', id: 'supervisor' });
    expect(Object.keys(left.intents)).not.toContain('supervisor-to-workers');
    const between = left.intents['between-tiers'];
    expect(between?.kind === 'only-these' && between.allowed).toHaveLength(4);
  });
});

describe('intentSentence', () => {
  it('says each kind in words', () => {
    expect(Object.values(agents1000.intents).map((intent) => intentSentence(agents1000, intent))).toEqual([
      'The internet can reach ALB on tcp 443',
      'Nothing on the internet reaches ECS tasks',
      'Nothing on the internet reaches RDS · ElastiCache',
      'Nothing on the internet reaches Amazon MQ',
      'supervisor can reach workers on tcp 8080',
      'workers can reach S3 only through the S3 endpoint',
      'Nothing in RDS · ElastiCache reaches the internet',
      'No path between tiers except these 7',
    ]);
  });
});
