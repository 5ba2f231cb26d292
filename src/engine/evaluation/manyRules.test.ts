import { describe, expect, it } from 'vitest';

import type { Design, Rule } from '../design/design.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { evaluate } from './evaluate.ts';

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

function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('a group with thousands of rules among hundreds of groups', () => {
  it('takes time that grows with the rules and not with their square', () => {
    evaluate(crowded(100), awsPriceBook);
    const few = Math.min(...[1, 2].map(() => cpuMilliseconds(() => evaluate(crowded(1250), awsPriceBook))));
    const many = cpuMilliseconds(() => evaluate(crowded(5000), awsPriceBook));

    expect(many, `${String(many)} ms for four times what took ${String(few)} ms`).toBeLessThan(
      few * 10 + 300,
    );
  });

  it('is told what AWS makes of it', () => {
    const rules = new Set(evaluate(crowded(5000), awsPriceBook).findings.map(({ rule }) => rule));

    expect(
      ['ruleQuota', 'ruleProductQuota', 'missingMirror', 'unusedGroup'].filter((id) => !rules.has(id)),
    ).toEqual([]);
  });
});
