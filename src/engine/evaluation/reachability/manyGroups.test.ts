import { describe, expect, it } from 'vitest';
import type { Design, Rule } from '../../design/design.ts';
import { contains, type Header } from '../../packets/headerSet.ts';
import { trafficText } from '../../packets/headerText.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { ruleReads } from '../ruleReads.testing.ts';
import { reachOfDesign } from './reachOfDesign.ts';

const https = { protocol: 'tcp', ports: { from: 443, to: 443 } };

const rule = (
  group: string,
  direction: Rule['direction'],
  traffic: Rule['traffic'],
  peer: Rule['peer'],
): Rule => ({
  ...{ group, direction, traffic, peer, description: 'test' },
});

/** A group and a workload of it for each of `ids`, with these rules and nothing else that reaches anything. */
function groupsWith(ids: readonly string[], rules: Design['rules']): Design {
  return {
    ...agents1000,
    ...{ rules, endpoints: {}, intents: {} },
    securityGroups: Object.fromEntries(ids.map((id) => [id, { name: id, description: id, notes: '' }])),
    workloads: Object.fromEntries(
      ids.map((id) => [
        id,
        {
          ...{ name: id, kind: 'instances' as const, tier: 'ecs', count: 1 },
          ...{ securityGroups: [id], publicAddress: false },
        },
      ]),
    ),
  };
}

/** Groups in a ring: each may talk to the next, so that the rules of all of them name one another in a cycle. */
function ring(size: number): Design {
  const ids = Array.from({ length: size }, (_, at) => `g${at}`);
  const rules = ids.flatMap((id, at) => {
    const next = ids[(at + 1) % size] ?? '';
    return [
      [`out-${id}`, rule(id, 'egress', https, { kind: 'group', group: next })] as const,
      [`in-${id}`, rule(next, 'ingress', https, { kind: 'group', group: id })] as const,
    ];
  });
  return groupsWith(ids, Object.fromEntries(rules));
}

/** One group that takes in every second port from another, which may send everything. */
function combed(count: number): Design {
  const teeth = Array.from({ length: count }, (_, at) => [
    `tooth-${at}`,
    rule(
      'wide',
      'ingress',
      { protocol: 'tcp', ports: { from: at * 2, to: at * 2 } },
      { kind: 'group', group: 'open' },
    ),
  ]);
  const all = rule('open', 'egress', { protocol: 'all', ports: null }, { kind: 'cidr', cidr: '0.0.0.0/0' });
  return groupsWith(['open', 'wide'], Object.fromEntries([...teeth, ['all', all]]) as Design['rules']);
}

/** How often rules are read while all pairs are found. */
const readsOf = (design: Design): number => ruleReads(design, (read) => reachOfDesign(read).reach.pairs());

describe('500 groups that name one another in a ring', () => {
  it('let each reach the next and nobody else', () => {
    const pairs = reachOfDesign(ring(500)).reach.pairs();
    expect(pairs).toHaveLength(500);
    for (const { from, to, arrives } of pairs) {
      const at = Number(from.replace('workload:g', ''));
      expect(to).toBe(`workload:g${(at + 1) % 500}`);
      expect(trafficText(arrives)).toBe('tcp 443');
    }
  });

  it('are read as often as there are rules, not as pairs', () => {
    expect(readsOf(ring(500))).toBeLessThanOrEqual(readsOf(ring(125)) * 4.5);
  });
});

describe('a group with 5,000 rules', () => {
  it('lets in exactly what they say', () => {
    const { reach } = reachOfDesign(combed(5000));
    const into = reach.pairs().filter(({ to }) => to === 'workload:wide');
    expect(into.map(({ from }) => from)).toEqual(['workload:open']);
    const [pair] = into;
    const header = (port: number): Header => ({
      ...{ family: 4, protocol: 6, sourcePort: 50_000, port },
      ...{ source: 10 * 2 ** 24 + 4 * 256 + 5, destination: 10 * 2 ** 24 + 4 * 256 + 6 },
    });
    for (const port of [0, 1, 2, 4999, 5000, 9997, 9998, 9999, 10_000]) {
      expect(contains(pair?.arrives ?? [], header(port)), String(port)).toBe(port % 2 === 0 && port < 10_000);
    }
    expect(pair?.arrives).toHaveLength(1);
  });

  it('is read once', () => {
    expect(readsOf(combed(5000))).toBeLessThanOrEqual(readsOf(combed(1250)) * 4.5);
  });
});
