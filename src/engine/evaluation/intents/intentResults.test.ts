import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../../commands/command.ts';
import { perform } from '../../commands/command.testing.ts';
import type { Design, Intent, ReachEnd, Traffic } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { twoZoneWeb } from '../../templates/twoZoneWeb.ts';
import { createEvaluate, evaluate } from '../evaluate.ts';
import type { IntentResult } from './intentResult.ts';

const tcp = (from: number, to = from): Traffic => ({ protocol: 'tcp', ports: { from, to } });
const workload = (id: string): ReachEnd => ({ kind: 'workload', workload: id });
const world = { kind: 'cidr', cidr: '0.0.0.0/0' } as const;

const after = (...commands: readonly Command[]) => commands.reduce(perform, agents1000);
const resultsOf = (design: Design) => evaluate(design, awsPriceBook).intents;
const resultOf = (design: Design, id: string): IntentResult => {
  const result = resultsOf(design).find((intent) => intent.id === id);
  if (result === undefined) throw new Error(`There is no intent ${id}.`);
  return result;
};
const brokenIn = (design: Design) =>
  resultsOf(design)
    .filter(({ state }) => state === 'broken')
    .map(({ id }) => id);
const state = (intent: Intent): Command => ({ type: 'setIntent', id: 'mine', intent });
const passed = ({ path }: IntentResult) => path.map(({ label }) => label);

/** The intent after its fix, which must be there and must work. */
function fixed(design: Design, id: string): IntentResult['state'] {
  const { fix } = resultOf(design, id);
  if (fix === null) throw new Error('There is no fix.');
  const next = applyCommand(design, { type: 'batch', ...fix });
  if (!next.ok) throw new Error(next.error.message);
  return resultOf(next.value, id).state;
}

describe('the intents of the templates', () => {
  it.each([
    ['agents-1000', agents1000],
    ['two-zone-web', twoZoneWeb],
  ])('are proved: %s', (_, design) => {
    expect(resultsOf(design).filter((intent) => intent.state !== 'holds')).toEqual([]);
    expect(resultsOf(design)).toHaveLength(Object.keys(design.intents).length);
  });
});

describe('never', () => {
  const opened = after(
    { type: 'setTier', id: 'ecs', access: 'public' },
    { type: 'setWorkload', id: 'workers', publicAddress: true },
    { type: 'setRule', id: 'ecs-worker-from-ecs-supervisor', peer: world },
  );

  it('is broken by a packet that arrives, with its way, and mended by narrowing the rule', () => {
    const result = resultOf(opened, 'internet-not-tasks');
    expect(result).toMatchObject({
      state: 'broken',
      detail: 'tcp 8080 gets from the internet to workers.',
      packet: { protocol: 'tcp', sourcePort: 49_152, destination: '10.0.0.4', destinationPort: 8080 },
      fix: { label: 'Narrow the rule' },
    });
    expect(passed(result)).toEqual(expect.arrayContaining(['internet gateway', 'ecs-worker-sg', 'workers']));
    expect(result.subjects).toEqual(['internet', 'workload:workers', 'group:ecs-worker']);
    expect(fixed(opened, 'internet-not-tasks')).toBe('holds');
  });

  it('of some traffic is not broken by other', () => {
    const about = (port: number) =>
      perform(
        opened,
        state({
          kind: 'never',
          from: { kind: 'internet' },
          to: workload('workers'),
          traffic: tcp(port),
          notes: '',
        }),
      );
    expect(resultOf(about(8080), 'mine').state).toBe('broken');
    expect(resultOf(about(22), 'mine').state).toBe('holds');
  });

  it('needs an address and a route besides the rule, as AWS does', () => {
    const rule: Command = { type: 'setRule', id: 'ecs-worker-from-ecs-supervisor', peer: world };
    expect(resultOf(after(rule), 'internet-not-tasks').state).toBe('holds');
  });

  it('has no fix where another intent demands what breaks it', () => {
    const design = after(
      state({ kind: 'never', from: { kind: 'internet' }, to: workload('alb'), traffic: null, notes: '' }),
    );
    expect(resultOf(design, 'mine')).toMatchObject({ state: 'broken', fix: null });
    expect(resultOf(design, 'internet-to-alb').state).toBe('holds');
  });
});

describe('reaches', () => {
  it.each<[string, Command, string]>([
    ['ingress', { type: 'removeRule', id: 'ecs-worker-from-ecs-supervisor' }, 'group:ecs-worker'],
    ['egress', { type: 'removeRule', id: 'ecs-supervisor-to-ecs-worker' }, 'group:ecs-supervisor'],
  ])(
    'ends at the first group that lets nothing through, and is mended by its %s rule',
    (_, command, group) => {
      const design = after(command);
      const result = resultOf(design, 'supervisor-to-workers');
      expect(result).toMatchObject({ state: 'broken', fix: { label: 'Add the rule' } });
      expect(result.path.at(-1)?.ref).toBe(group);
      expect(result.packet?.source).not.toBe(result.packet?.destination);
      expect(fixed(design, 'supervisor-to-workers')).toBe('holds');
    },
  );

  it('is broken by a network ACL in one zone, and by one that keeps the answers', () => {
    const acl = (entries: Design['networkAcls'][string]['entries']): readonly Command[] => [
      { type: 'putNetworkAcl', id: 'tight', networkAcl: { name: 'Tight', entries: [...entries] } },
      { type: 'setSubnet', id: 'public-b', networkAcl: 'tight' },
    ];
    const all = {
      number: 100,
      action: 'allow',
      traffic: { protocol: 'all', ports: null },
      cidr: '0.0.0.0/0',
    } as const;
    const shut = resultOf(after(...acl([])), 'internet-to-alb');
    expect(shut.state).toBe('broken');
    expect(passed(shut).at(-1)).toContain('Tight');
    const inward = resultOf(after(...acl([{ ...all, direction: 'ingress' }])), 'internet-to-alb');
    expect(inward.state).toBe('broken');
    expect(passed(inward).at(-1)).toContain('Tight');
    const both = after(
      ...acl([
        { ...all, direction: 'ingress' },
        { ...all, direction: 'egress', traffic: tcp(1024, 65_535) },
      ]),
    );
    expect(resultOf(both, 'internet-to-alb').state).toBe('holds');
  });

  it('says what stands in the way where it is no rule', () => {
    expect(resultOf(after({ type: 'setVpc', internetGateway: false }), 'internet-to-alb')).toMatchObject({
      state: 'broken',
      detail: 'From the internet to ALB: The VPC has no internet gateway.',
      fix: null,
    });
  });

  it('cannot be answered where nobody is', () => {
    const design = after(
      { type: 'addTier', id: 'spare', name: 'Spare', access: 'isolated', prefix: 24 },
      state({
        kind: 'reaches',
        from: workload('alb'),
        to: { kind: 'tier', tier: 'spare' },
        traffic: tcp(1),
        notes: '',
      }),
    );
    expect(resultOf(design, 'mine').state).toBe('unanswered');
  });
});

describe('only-through', () => {
  it('is broken when packets find another way', () => {
    const design = after(
      { type: 'setEndpoint', id: 's3', changes: { tiers: [] } },
      { type: 'addRule', group: 'ecs-worker', direction: 'egress', traffic: tcp(443), peer: world },
    );
    const result = resultOf(design, 'workers-s3-through-endpoint');
    expect(result).toMatchObject({ state: 'broken', packet: { destination: 'S3', destinationPort: 443 } });
    expect(passed(result)).toContain('NAT gateway us-east-1a');
  });

  it('holds, and says so, when nothing gets there at all', () => {
    const result = resultOf(
      after({ type: 'removeRule', id: 'ecs-worker-to-s3' }),
      'workers-s3-through-endpoint',
    );
    expect(result).toMatchObject({
      state: 'holds',
    });
    expect(result.detail).toMatch(/^Nothing gets to S3 at all/);
  });
});

describe('only-these', () => {
  it('is broken by the part of a rule that goes beyond it, and mended by narrowing', () => {
    const design = after(
      { type: 'setRule', id: 'rds-from-ecs-worker', traffic: tcp(5432, 5433) },
      { type: 'setRule', id: 'ecs-worker-to-rds', traffic: tcp(5432, 5433) },
    );
    expect(resultOf(design, 'between-tiers')).toMatchObject({
      state: 'broken',
      detail: 'tcp 5433 gets from workers to PostgreSQL, and that is not among them.',
    });
    expect(fixed(design, 'between-tiers')).toBe('holds');
  });

  it('takes tiers, groups and subnets as ends, a subnet for its own addresses alone', () => {
    const allowed = (from: ReachEnd) =>
      resultOf(
        after(
          { type: 'removeFlow', from: 'group:alb', to: 'group:ecs-supervisor' },
          { type: 'removeFlow', from: 'group:ecs-supervisor', to: 'group:rds' },
          { type: 'removeFlow', from: 'group:ecs-supervisor', to: 'group:mq' },
          { type: 'removeFlow', from: 'group:ecs-worker', to: 'group:mq' },
          state({
            kind: 'only-these',
            allowed: [{ from, to: { kind: 'tier', tier: 'data' }, traffic: tcp(5432) }],
            notes: '',
          }),
        ),
        'mine',
      ).state;
    expect(allowed({ kind: 'tier', tier: 'ecs' })).toBe('holds');
    expect(allowed({ kind: 'group', group: 'ecs-worker' })).toBe('holds');
    expect(allowed({ kind: 'group', group: 'ecs-supervisor' })).toBe('broken');
    expect(allowed({ kind: 'subnet', subnet: 'ecs-a' })).toBe('broken');
  });

  it('is not about endpoints, nor about one tier', () => {
    const design = after({
      type: 'allowFlow',
      from: 'group:ecs-worker',
      to: 'group:ecs-supervisor',
      traffic: tcp(9),
    });
    expect(brokenIn(design)).toEqual([]);
  });
});

describe('results', () => {
  it('are findings: an error with the packet and the fix, or proved', () => {
    const design = after({ type: 'removeRule', id: 'ecs-worker-from-ecs-supervisor' });
    const { findings } = evaluate(design, awsPriceBook);
    const said = findings.find(({ key }) => key === 'intentBroken/intent:supervisor-to-workers');
    expect(said).toMatchObject({ severity: 'error', fix: { label: 'Add the rule' } });
    expect(said?.title).toMatch(
      /^It does not hold: supervisor can reach workers on tcp 8080\. This packet breaks it: tcp 10\.0\.0\.4:49152 → /,
    );
    expect(findings.filter(({ rule }) => rule === 'intentHolds')).toHaveLength(7);
  });

  it('stay the same objects after an edit that touches no security', () => {
    const evaluateNext = createEvaluate(awsPriceBook);
    const before = evaluateNext(agents1000).intents;
    expect(evaluateNext(after({ type: 'setDiscount', percent: 10 })).intents).toBe(before);
    expect(evaluateNext(after({ type: 'setRequirements', changes: { agents: 900 } })).intents).toBe(before);
    expect(evaluateNext(after({ type: 'placeBox', ref: 'group:alb', x: 1, y: 1 })).intents).toBe(before);
  });
});
