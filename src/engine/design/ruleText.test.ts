import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { agents1000 } from '../templates/agents1000.ts';
import { anyDesign } from './design.arbitrary.ts';
import type { Design, Peer, Rule, SecurityGroup, Traffic } from './design.ts';
import { readFlow, readRule, ruleText } from './ruleText.ts';
import { sameRule } from './traffic.ts';

const design: Design = agents1000;
const tcp = (from: number, to = from): Traffic => ({ protocol: 'tcp', ports: { from, to } });
const udp = (port: number): Traffic => ({ protocol: 'udp', ports: { from: port, to: port } });
const group = (id: string): Peer => ({ kind: 'group', group: id });
const cidr = (block: string): Peer => ({ kind: 'cidr', cidr: block });
const s3: Peer = { kind: 'endpoint', endpoint: 's3' };

describe('a rule as people write it', () => {
  it.each<[string, Rule['direction'], Traffic, Peer]>([
    ['443/tcp from alb', 'ingress', tcp(443), group('alb')],
    ['5432 from 10.0.0.0/16', 'ingress', tcp(5432), cidr('10.0.0.0/16')],
    ['tcp 8080-8090 from ecs-supervisor-sg', 'ingress', tcp(8080, 8090), group('ecs-supervisor')],
    ['all from self', 'ingress', { protocol: 'all', ports: null }, group('rds')],
    ['all tcp from itself', 'ingress', { protocol: 'tcp', ports: null }, group('rds')],
    [
      'icmp echo-request from 10.0.0.0/8',
      'ingress',
      { protocol: 'icmp', ports: { from: 8, to: -1 } },
      cidr('10.0.0.0/8'),
    ],
    [
      'ping from the VPC-endpoints group',
      'ingress',
      { protocol: 'icmp', ports: { from: 8, to: -1 } },
      group('vpc-endpoints'),
    ],
    [
      'icmp type 3 code 4 from anywhere',
      'ingress',
      { protocol: 'icmp', ports: { from: 3, to: 4 } },
      cidr('0.0.0.0/0'),
    ],
    [
      'icmpv6 packet too big from ::/0',
      'ingress',
      { protocol: 'icmpv6', ports: { from: 2, to: -1 } },
      cidr('::/0'),
    ],
    ['postgres from workers', 'ingress', tcp(5432), group('ecs-worker')],
    ['https from anywhere', 'ingress', tcp(443), cidr('0.0.0.0/0')],
    ['allow HTTPS from the internet', 'ingress', tcp(443), cidr('0.0.0.0/0')],
    ['https from anywhere-ipv6', 'ingress', tcp(443), cidr('::/0')],
    ['udp/53 to 10.0.0.2', 'egress', udp(53), cidr('10.0.0.2/32')],
    ['udp 53 to 2001:DB8::2', 'egress', udp(53), cidr('2001:db8::2/128')],
    ['to s3 on 443', 'egress', tcp(443), s3],
    ['to the S3 gateway endpoint on https', 'egress', tcp(443), s3],
    ['443 to pl-63a5400a', 'egress', tcp(443), { kind: 'prefix-list', prefixList: 'pl-63a5400a' }],
    ['protocol 50 from 192.0.2.0/24', 'ingress', { protocol: '50', ports: null }, cidr('192.0.2.0/24')],
    ['esp from 192.0.2.0/24', 'ingress', { protocol: '50', ports: null }, cidr('192.0.2.0/24')],
    ['protocol 6 443 from alb', 'ingress', tcp(443), group('alb')],
    ['8000 to 8010 from alb', 'ingress', tcp(8000, 8010), group('alb')],
    ['5432 from workers to rds-sg', 'ingress', tcp(5432), group('ecs-worker')],
    ['443 from rds-sg to vpc-endpoints', 'egress', tcp(443), group('vpc-endpoints')],
    ['all traffic from group:alb', 'ingress', { protocol: 'all', ports: null }, group('alb')],
  ])('%s', (text, direction, traffic, peer) => {
    expect(readRule(design, 'rds', text)).toEqual({
      ok: true,
      value: { group: 'rds', direction, traffic, peer },
    });
  });

  it.each<[string, string, string, string | undefined]>([
    ['', 'ruleText/empty', 'Write a rule', undefined],
    ['x'.repeat(601), 'ruleText/too-long', 'at most 600 characters', undefined],
    ['443/tcp', 'ruleText/no-direction', 'from whom or to whom', undefined],
    ['443/tcp alb', 'ruleText/no-direction', 'tcp 443 from alb-sg', 'tcp 443 from alb-sg'],
    ['from alb', 'ruleText/no-traffic', 'Say what may go from alb-sg', undefined],
    ['from alb 443', 'peer/unknown', '“alb 443”', 'tcp 443 from alb-sg'],
    ['70000 from alb', 'traffic/above-last', 'above 65535', undefined],
    ['8090-8080 from alb', 'traffic/reversed', 'wrong way round', 'tcp 8080-8090 from alb-sg'],
    ['htps from alb', 'traffic/unreadable', 'https', 'tcp 443 from alb-sg'],
    ['tcpp 443 from alb', 'traffic/unreadable', 'the nearest is tcp', 'tcp 443 from alb-sg'],
    ['80,443 from alb', 'traffic/several', 'more than one port', 'tcp 80 from alb-sg'],
    ['dns from alb', 'traffic/two-protocols', 'udp 53 and tcp 53', 'udp 53 from alb-sg'],
    ['tcp udp 53 from alb', 'traffic/two-protocols', 'two protocols', undefined],
    ['protocol 300 from alb', 'traffic/protocol-number', 'from 0 to 255', undefined],
    ['protocol 50 443 from alb', 'traffic/no-ports', 'Protocol 50 has no ports', undefined],
    ['icmp 300 from alb', 'traffic/icmp-type', 'from 0 to 255', undefined],
    ['icmp echo-requst from alb', 'traffic/icmp-type', 'echo-request', 'icmp echo-request from alb-sg'],
    ['postgres from worker', 'peer/unknown', 'the nearest is ecs-worker-sg', 'tcp 5432 from ecs-worker-sg'],
    ['5432 from ecs-workr-sg', 'peer/unknown', 'ecs-worker-sg', 'tcp 5432 from ecs-worker-sg'],
    ['5432 from nobody-knows-this', 'peer/unknown', 'write a group', undefined],
    ['5432 from 10.0.0.5/16', 'peer/not-a-block', '10.0.0.0/16', 'tcp 5432 from 10.0.0.0/16'],
    ['5432 from 10.0.0.300', 'peer/not-a-block', '255', undefined],
    ['5432 from the vpc', 'peer/a-range', '10.0.0.0/16', 'tcp 5432 from 10.0.0.0/16'],
    ['443 to ecr.api', 'peer/interface-endpoint', 'vpc-endpoints-sg', 'tcp 443 to vpc-endpoints-sg'],
    ['443 to dynamodb', 'peer/unknown', 'dynamodb', undefined],
    ['443 from alb to ecs-worker-sg', 'ruleText/other-group', 'rule of rds-sg', undefined],
  ])('refuses %j', (text, type, sentence, suggestion) => {
    const read = readRule(design, 'rds', text);

    expect(read).toMatchObject({ ok: false, error: { type } });
    expect(read.ok ? '' : read.error.message).toContain(sentence);
    expect(read.ok ? undefined : read.error.suggestion).toBe(suggestion);
    if (suggestion !== undefined) expect(readRule(design, 'rds', suggestion).ok).toBe(true);
  });

  it('is asked which one is meant when two are called the same', () => {
    const twice: Design = {
      ...design,
      securityGroups: { ...design.securityGroups, other: named('alb-sg') },
    };

    expect(readRule(twice, 'rds', '443 from alb-sg')).toMatchObject({
      error: { type: 'peer/ambiguous', suggestion: 'tcp 443 from group:alb' },
    });
  });
});

const named = (name: string): SecurityGroup => ({ name, description: 'x', notes: '' });

/** Names that look like something else of a rule's text. */
const trickyNames = [
  'self',
  'anywhere',
  '10.0.0.0/8',
  '::/0',
  'all',
  'tcp 443 from web',
  'a to b',
  'x on 443',
  '8000 to 8010',
  'group:rds',
  'pl-63a5400a',
  's3',
  'workers',
  'the web',
  'rds',
  'RDS',
  'web group',
  ' padded ',
  'a  b',
  'vpc',
];

const traffics: fc.Arbitrary<Traffic> = fc.oneof(
  fc.record({
    protocol: fc.constantFrom('tcp', 'udp'),
    ports: fc
      .tuple(fc.integer({ min: 0, max: 65_535 }), fc.integer({ min: 0, max: 65_535 }))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
  }),
  fc.record({
    protocol: fc.constantFrom('icmp', 'icmpv6'),
    ports: fc.record({ from: fc.integer({ min: 0, max: 255 }), to: fc.integer({ min: -1, max: 255 }) }),
  }),
  fc.record({
    protocol: fc.oneof(
      fc.constantFrom('all', 'tcp', 'udp', 'icmp', 'icmpv6'),
      fc.integer({ min: 0, max: 255 }).map(String),
    ),
    ports: fc.constant(null),
  }),
);

describe('a rule written out', () => {
  it('reads back as the same rule, whatever its group and peers are called', () => {
    fc.assert(
      fc.property(
        anyDesign(5),
        fc.array(fc.constantFrom(...trickyNames), { maxLength: 6 }),
        fc.array(
          fc.record({
            direction: fc.constantFrom('ingress' as const, 'egress' as const),
            traffic: traffics,
            peer: fc.nat(),
          }),
          { minLength: 1 },
        ),
        (some, names, wanted) => {
          const tricky = Object.fromEntries(names.map((name, at) => [`tricky-${at}`, named(name)]));
          const tried: Design = {
            ...some,
            securityGroups: { ...some.securityGroups, own: named('own'), ...tricky },
          };
          const peers: Peer[] = [
            ...Object.keys(tried.securityGroups).map(group),
            ...Object.entries(tried.endpoints).flatMap(([endpoint, { type }]) =>
              type === 'gateway' ? [{ kind: 'endpoint' as const, endpoint }] : [],
            ),
            cidr('0.0.0.0/0'),
            cidr('::/0'),
            cidr('10.0.0.0/8'),
            cidr('2001:db8::/32'),
            cidr('10.0.0.1/32'),
            { kind: 'prefix-list', prefixList: 'pl-63a5400a' },
          ];
          for (const { direction, traffic, peer } of wanted) {
            const rule = {
              group: 'own',
              direction,
              traffic,
              peer: peers[peer % peers.length] ?? cidr('::/0'),
            };
            const read = readRule(tried, 'own', ruleText(tried, rule));

            expect(
              read.ok && sameRule(read.value, rule),
              `${ruleText(tried, rule)}: ${JSON.stringify(read)}`,
            ).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is short where nothing is called the same', () => {
    expect(
      Object.values(design.rules)
        .map((rule) => ruleText(design, rule))
        .slice(0, 4),
    ).toEqual([
      'tcp 443 from 0.0.0.0/0',
      'tcp 8080 from alb-sg',
      'tcp 8080 to ecs-supervisor-sg',
      'tcp 8080 from ecs-supervisor-sg',
    ]);
  });
});

describe('what no one meant', () => {
  it('never throws, and every suggestion is understood', () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom(
          'from',
          'to',
          'on',
          'tcp',
          'udp',
          'icmp',
          'protocol',
          'all',
          '443',
          '80-8',
          '70000',
          'alb',
          'workrs',
          '10.0.0.5/16',
          's3',
          'ecr.api',
          ',',
          'and',
          'postgres',
          'type',
          'code',
          'vpc',
          'self',
        ),
        fc.string(),
      ),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(words, (some) => {
        const read = readRule(design, 'rds', some.join(' '));
        readFlow(design, some.join(' '));
        if (!read.ok && read.error.suggestion !== undefined) {
          expect(readRule(design, 'rds', read.error.suggestion).ok, read.error.suggestion).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a flow as people write it', () => {
  const flow = { from: 'group:alb', to: 'group:ecs-worker', traffic: tcp(443) };

  it.each([
    '443/tcp from alb to workers',
    'from alb to workers on https',
    'alb to workers on 443',
    '443 to workers from alb',
  ])('%s', (text) => {
    expect(readFlow(design, text)).toEqual({ ok: true, value: flow });
  });

  it('says which end is not known', () => {
    expect(readFlow(design, '443 from alb to nobody-at-all')).toMatchObject({
      error: { type: 'peer/unknown', message: expect.stringContaining('nobody-at-all') as string },
    });
  });
});
