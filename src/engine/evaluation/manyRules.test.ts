import { describe, expect, it } from 'vitest';

import type { Design, Rule } from '../design/design.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { evaluate } from './evaluate.ts';
import { ruleReads } from './ruleReads.testing.ts';

/** Groups that trust one another in a ring, one of which has `count` rules, half of them without their other half. */
function crowded(count: number): Design {
  const ids = Array.from({ length: 500 }, (_, at) => `g${String(at)}`);
  const rule = (group: string, port: number, peer: Rule['peer']): Rule => ({
    group,
    direction: 'ingress',
    traffic: { protocol: 'tcp', ports: { from: port, to: port } },
    peer,
    description: 'test',
  });
  const ring = ids.map((id, at) => [
    `ring-${id}`,
    rule(id, 443, { kind: 'group', group: ids[(at + 1) % ids.length] ?? '' }),
  ]);
  const many = Array.from({ length: count }, (_, at) => [
    `many-${String(at)}`,
    rule(
      'g0',
      at,
      at % 2 === 0
        ? { kind: 'group', group: 'g1' }
        : { kind: 'cidr', cidr: `10.${String(at >> 8)}.${String(at & 255)}.0/24` },
    ),
  ]);
  return {
    ...agents1000,
    securityGroups: Object.fromEntries(ids.map((id) => [id, { name: id, description: id, notes: '' }])),
    rules: Object.fromEntries([...ring, ...many]) as Design['rules'],
  };
}

describe('a group with thousands of rules among hundreds of groups', () => {
  it('is read as often as it has rules, not as it has pairs of them', () => {
    const reads = (count: number) => ruleReads(crowded(count), (design) => evaluate(design, awsPriceBook));

    expect(reads(5000)).toBeLessThanOrEqual(reads(1250) * 4.5);
  });

  it('is told what AWS makes of it', () => {
    const rules = new Set(evaluate(crowded(5000), awsPriceBook).findings.map(({ rule }) => rule));

    expect(
      ['ruleQuota', 'ruleProductQuota', 'missingMirror', 'unusedGroup'].filter((id) => !rules.has(id)),
    ).toEqual([]);
  });
});
