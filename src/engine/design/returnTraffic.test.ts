import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { NetworkAcl } from './design.ts';
import { missingReturns, numberAfter, withReturnTraffic } from './returnTraffic.ts';

type Entry = NetworkAcl['entries'][number];

const tcp = (from: number, to = from) => ({ protocol: 'tcp', ports: { from, to } });
const entry = (
  number: number,
  direction: Entry['direction'],
  action: Entry['action'],
  traffic: Entry['traffic'],
  cidr = '0.0.0.0/0',
): Entry => ({ number, direction, action, traffic, cidr });
const acl = (...entries: readonly Entry[]): NetworkAcl => ({ name: 'web-acl', entries });
const all = { protocol: 'all', ports: null };
const replies = tcp(1024, 65_535);

describe('the replies that a network ACL blocks', () => {
  it.each<[string, NetworkAcl]>([
    ['an empty one, which lets nothing through', acl()],
    ['everything both ways', acl(entry(100, 'ingress', 'allow', all), entry(100, 'egress', 'allow', all))],
    [
      'a service and its replies',
      acl(entry(100, 'ingress', 'allow', tcp(443)), entry(100, 'egress', 'allow', replies)),
    ],
    [
      'replies in two entries',
      acl(
        entry(1, 'ingress', 'allow', tcp(443)),
        entry(1, 'egress', 'allow', tcp(1024, 40_000)),
        entry(2, 'egress', 'allow', tcp(40_001, 65_535)),
      ),
    ],
    [
      'replies to the two halves of the callers',
      acl(
        entry(1, 'ingress', 'allow', tcp(443), '10.0.0.0/8'),
        entry(1, 'egress', 'allow', replies, '10.0.0.0/9'),
        entry(2, 'egress', 'allow', replies, '10.128.0.0/9'),
      ),
    ],
    [
      'a caller that is denied before',
      acl(
        entry(1, 'ingress', 'deny', all, '10.0.0.0/9'),
        entry(2, 'ingress', 'allow', tcp(443), '10.0.0.0/8'),
        entry(1, 'egress', 'allow', replies, '10.128.0.0/9'),
      ),
    ],
    [
      'a few ports denied on purpose',
      acl(
        entry(1, 'ingress', 'allow', tcp(443)),
        entry(1, 'egress', 'deny', tcp(3389)),
        entry(2, 'egress', 'allow', replies),
      ),
    ],
    [
      'connections that are not of ports',
      acl(entry(1, 'ingress', 'allow', { protocol: 'icmp', ports: { from: 8, to: -1 } })),
    ],
    [
      'by the protocol number',
      acl(
        entry(1, 'ingress', 'allow', { protocol: 'tcp', ports: null }),
        entry(1, 'egress', 'allow', { protocol: '6', ports: null }),
      ),
    ],
    [
      'IPv6 apart',
      acl(entry(1, 'ingress', 'allow', tcp(443), '::/0'), entry(1, 'egress', 'allow', replies, '::/0')),
    ],
  ])('are none of %s', (_, tried) => {
    expect(missingReturns(tried)).toEqual([]);
    expect(withReturnTraffic(tried)).toBe(tried);
  });

  it('are those of a service without an entry the other way', () => {
    expect(missingReturns(acl(entry(100, 'ingress', 'allow', tcp(443), '10.0.0.0/16')))).toEqual([
      {
        direction: 'egress',
        protocol: 'tcp',
        cidr: '10.0.0.0/16',
        allowedBy: 100,
        deniedBy: null,
        partly: false,
      },
    ]);
  });

  it('are those over the other family', () => {
    const tried = acl(entry(1, 'ingress', 'allow', tcp(443), '::/0'), entry(1, 'egress', 'allow', replies));
    expect(missingReturns(tried)).toMatchObject([{ cidr: '::/0', direction: 'egress' }]);
  });

  it('are those to load balancers where only the usual ports are open', () => {
    const tried = acl(
      entry(1, 'egress', 'allow', tcp(443)),
      entry(1, 'ingress', 'allow', tcp(32_768, 60_999)),
    );
    expect(missingReturns(tried)).toMatchObject([{ direction: 'ingress', partly: true }]);
  });

  it('name the entry that denies them, which only a person changes', () => {
    const tried = acl(
      entry(1, 'ingress', 'allow', tcp(443)),
      entry(7, 'egress', 'deny', all, '10.0.0.0/8'),
      entry(9, 'egress', 'allow', replies),
    );
    expect(missingReturns(tried)).toMatchObject([{ deniedBy: 7 }]);
    expect(withReturnTraffic(tried)).toBe(tried);
  });
});

describe('return traffic allowed', () => {
  it('comes behind the entries that are there, once for each caller', () => {
    const tried = acl(
      entry(100, 'ingress', 'allow', tcp(443)),
      entry(110, 'ingress', 'allow', tcp(80)),
      entry(200, 'egress', 'deny', tcp(25)),
    );
    expect(withReturnTraffic(tried).entries.slice(3)).toEqual([entry(210, 'egress', 'allow', replies)]);
  });

  it('is missing nothing afterwards, unless an entry denies it', () => {
    const direction = fc.constantFrom('ingress' as const, 'egress' as const);
    const action = fc.constantFrom('allow' as const, 'allow' as const, 'deny' as const);
    const port = fc.constantFrom(0, 22, 443, 1024, 32_768, 60_999, 65_535);
    const traffic = fc.oneof(
      fc.constant(all),
      fc
        .tuple(fc.constantFrom('tcp', 'udp'), port, port)
        .map(([protocol, a, b]) => ({ protocol, ports: { from: Math.min(a, b), to: Math.max(a, b) } })),
    );
    const cidr = fc.constantFrom(
      '0.0.0.0/0',
      '10.0.0.0/8',
      '10.0.0.0/16',
      '10.0.0.128/25',
      '::/0',
      '2001:db8::/32',
    );
    const some = fc.array(fc.record({ direction, action, traffic, cidr }), { maxLength: 8 });
    fc.assert(
      fc.property(some, (entries) => {
        const tried = acl(...entries.map((one, at) => ({ ...one, number: at + 1 })));
        const mended = withReturnTraffic(tried);
        expect(missingReturns(mended).filter(({ deniedBy }) => deniedBy === null)).toEqual([]);
        expect(mended.entries.slice(0, entries.length)).toEqual(tried.entries);
      }),
      { numRuns: 300 },
    );
  });

  it('takes the lowest free number when the last one is taken', () => {
    expect(numberAfter([])).toBe(100);
    expect(numberAfter([{ number: 105 }])).toBe(110);
    expect(numberAfter([{ number: 1 }, { number: 32_766 }])).toBe(2);
  });
});
