import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { contains, parseCidr } from '../cidr/cidr.ts';
import type { Id, Peer, Rule, Traffic } from '../design/design.ts';
import { coveringRules } from './ruleCover.ts';
import { covers } from './traffic.ts';

const cidrs = [
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.0.0.0/16',
  '10.0.0.0/24',
  '10.1.0.0/16',
  '192.0.2.0/24',
  '::/0',
  '2001:db8::/32',
  '2001:db8:1::/48',
];
const inside: Readonly<Record<string, readonly string[]>> = {
  '::/0': ['2001:db8::/32', '2001:db8:1::/48'],
  '2001:db8::/32': ['2001:db8:1::/48'],
};
const peers: readonly Peer[] = [
  ...cidrs.map((cidr) => ({ kind: 'cidr' as const, cidr })),
  { kind: 'group', group: 'web' },
  { kind: 'endpoint', endpoint: 's3' },
];
const port = fc.constantFrom(0, 80, 443, 444, 65_535);
const traffic: fc.Arbitrary<Traffic> = fc.oneof(
  fc.constantFrom<Traffic>(
    { protocol: 'all', ports: null },
    { protocol: 'tcp', ports: null },
    { protocol: '6', ports: null },
    { protocol: '50', ports: null },
    { protocol: 'icmp', ports: null },
    { protocol: 'icmp', ports: { from: 3, to: -1 } },
    { protocol: 'icmp', ports: { from: 0, to: -1 } },
    { protocol: 'icmp', ports: { from: 3, to: 4 } },
  ),
  fc.tuple(fc.constantFrom('tcp', 'udp'), port, port).map(([protocol, a, b]) => ({
    protocol,
    ports: { from: Math.min(a, b), to: Math.max(a, b) },
  })),
);

/** Said by the definition, rule against rule. */
function lies(inner: Rule, outer: Rule): boolean {
  return holds(outer.peer, inner.peer) && covers(outer.traffic, inner.traffic);
}
function holds(outer: Peer, inner: Peer): boolean {
  if (outer.kind !== 'cidr' || inner.kind !== 'cidr') return JSON.stringify(outer) === JSON.stringify(inner);
  const [a, b] = [parseCidr(outer.cidr), parseCidr(inner.cidr)];
  if (a.ok && b.ok) return contains(a.value, b.value);
  return outer.cidr === inner.cidr || (inside[outer.cidr] ?? []).includes(inner.cidr);
}

describe('rules inside others of their group', () => {
  it('are found just where one rule holds another and not the other way round', () => {
    const rules = fc.array(fc.tuple(traffic, fc.constantFrom(...peers)), { maxLength: 14 });
    fc.assert(
      fc.property(rules, (some) => {
        const own = some.map(([what, peer], at): readonly [Id, Rule] => [
          `r${String(at)}`,
          { group: 'g', direction: 'ingress', traffic: what, peer, description: 'x' },
        ]);
        const found = coveringRules(own);
        for (const [id, rule] of own) {
          const wider = own
            .filter(([, other]) => lies(rule, other) && !lies(other, rule))
            .map(([other]) => other);
          const named = found.get(id);
          expect(
            named === undefined ? wider.length : Number(!wider.includes(named)),
            JSON.stringify(rule),
          ).toBe(0);
        }
      }),
      { numRuns: 400 },
    );
  });
});
