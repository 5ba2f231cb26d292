import { describe, expect, it } from 'vitest';

import { perform } from '../../engine/commands/command.testing.ts';
import { furnished } from '../../engine/commands/oneOfEach.testing.ts';
import { readRef, type Ref } from '../../engine/design/design.ts';
import { thingName } from '../../engine/design/things.ts';
import { shownScene } from '../canvas/canvasScene.testing.ts';
import { nameOf } from '../canvas/names.ts';
import { matchScore, searchTargets } from './searchTargets.ts';

describe('what a search finds', () => {
  const { design, evaluation, prepared } = shownScene(
    perform(furnished, { type: 'setVpc', egressOnlyInternetGateway: true }),
  );
  const targets = searchTargets(design, evaluation);
  /** The dozen that the list shows, best first. */
  const found = (query: string): readonly Ref[] =>
    targets
      .map(({ ref, name, detail }) => ({ ref, score: matchScore(query, name, detail) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 12)
      .map(({ ref }) => ref);

  it('has everything on the canvas by what it is called there', () => {
    const things = prepared.things.map(({ ref }) => ref).filter((ref) => readRef(ref).kind !== 'region');
    const kinds = new Set(things.map((ref) => readRef(ref).kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'nat',
        'internet-gateway',
        'endpoint',
        'network',
        'edge',
        'cidr',
        'tier',
        'zone',
      ]),
    );
    expect(things.filter((ref) => !found(nameOf(ref, design, evaluation)).includes(ref))).toEqual([]);
    expect(found('NAT gateway us-east-1b')[0]).toBe('nat:b');
  });

  it('has everything that has a form by its heading there', () => {
    const tables = Object.keys(evaluation.routes.tables).map((id) => `route-table:${id}`);
    const forms = [
      ...['internet-gateway', 'egress-only-internet-gateway', 'transit-gateway', 'network-acl:', 'vpc'],
      ...['nat:b', 'network-acl:acl-0', 'held:later', 'workload:database', 'network:paris', ...tables],
    ];
    expect(forms.filter((ref) => !found(thingName(design, ref)).includes(ref))).toEqual([]);
  });

  it('names each thing once', () => {
    const refs = targets.map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(refs.length);
  });

  it('has an arrow by what its rules say of themselves', () => {
    expect(found('load balancer to supervisor')).toContain('edge:group:alb>group:ecs-supervisor');
  });
});

describe('how well a name answers a search', () => {
  it('wants every word to be found', () => {
    expect(matchScore('ecs b', 'ECS b', '')).toBeGreaterThan(0);
    expect(matchScore('ecs z', 'ECS b', 'Subnet 10.0.4.0/22')).toBe(0);
  });

  it('puts the beginning of a name before its middle, and that before other text', () => {
    const scores = [
      matchScore('mq', 'MQ a', ''),
      matchScore('mq', 'the mq', ''),
      matchScore('mq', 'xmq', ''),
      matchScore('mq', 'a', 'mq'),
    ];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  it('takes signs of patterns as text', () => {
    expect(matchScore('10.0.4.0/22 (', 'a', '10.0.4.0/22 (x)')).toBeGreaterThan(0);
    expect(matchScore('1..0', 'a', '1xx0')).toBe(0);
  });
});
