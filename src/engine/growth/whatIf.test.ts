import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { contains, overlaps, parseCidr, type Cidr } from '../cidr/cidr.ts';
import { applyCommand } from '../commands/command.ts';
import { anyDesign } from '../design/design.arbitrary.ts';
import { type Design, NO_IPV4 } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { empty } from '../templates/empty.ts';
import { whatIf, type Change, type Step } from './whatIf.ts';

const step = (design: Design, change: Change): Step => {
  const answer = whatIf(design, awsPriceBook, change);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

const refusal = (design: Design, change: Change) => {
  const answer = whatIf(design, awsPriceBook, change);
  if (answer.ok) throw new Error(`${answer.value.label} was not refused.`);
  return answer.error;
};

const applied = (design: Design, { command }: Step): Design => {
  const next = applyCommand(design, command);
  if (!next.ok) throw new Error(next.error.message);
  return next.value;
};

const cidr = (text: string): Cidr => {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ kind: 'zone' }),
  fc.record({
    kind: fc.constant('tier' as const),
    name: fc.constantFrom('Cache', 'Edge'),
    access: fc.constantFrom('public' as const, 'private' as const, 'isolated' as const),
    prefix: fc.integer({ min: 18, max: 28 }),
  }),
  fc.record({ kind: fc.constant('agents' as const), agents: fc.integer({ min: 1, max: 20_000 }) }),
);

describe('whatIf', () => {
  it('never changes an address that exists, and adds blocks that are free, aligned and inside the VPC', () => {
    fc.assert(
      fc.property(anyDesign(10), changes, (design, change) => {
        const answer = whatIf(design, awsPriceBook, change);
        if (!answer.ok) {
          expect(answer.error.message).toMatch(/^.+\.$/s);
          return;
        }
        const after = applied(design, answer.value);
        const before = evaluate(design, awsPriceBook).subnets;
        for (const [id, subnet] of Object.entries(design.subnets)) {
          expect(after.subnets[id]).toEqual({ ...subnet, cidr: before[id]?.cidr ?? subnet.cidr });
        }
        const added = answer.value.added.subnets.flatMap(({ id, cidr: text }) =>
          text === NO_IPV4 ? [] : [{ id, block: cidr(text ?? '') }],
        );
        const blocks = after.vpc.blocks.map(cidr);
        const taken = [...Object.entries(after.subnets), ...Object.entries(design.vpc.held)].flatMap(
          ([id, { cidr: text }]) =>
            text === NO_IPV4 || text.startsWith('/') ? [] : [{ id, block: cidr(text) }],
        );
        // Thousands of subnets may be added: what is wrong is collected, and expected once to be nothing.
        const outside = added.filter(({ block }) => !blocks.some((outer) => contains(outer, block)));
        const clashes = added.filter(({ id, block }) =>
          taken.some((other) => other.id !== id && overlaps(block, other.block)),
        );
        expect({ outside, clashes }).toEqual({ outside: [], clashes: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('adds the fourth zone of the template in the slots that were kept for it', () => {
    const fourth = step(agents1000, { kind: 'zone' });

    expect(fourth).toMatchObject({
      label: 'A further zone: us-east-1d',
      replaced: [],
      secondary: null,
      monthlyUsd: { before: 599.313055, partial: false },
    });
    // Hours of the gateway, its address and five interfaces; and an eighth more of what crosses zones, 3 of 4 parts for 2 of 3.
    expect(fourth.monthlyUsd.after - fourth.monthlyUsd.before).toBeCloseTo(73 + 52.722222 / 8, 4);
    expect(fourth.added.subnets.map(({ name, cidr: text }) => `${name} ${text ?? ''}`)).toEqual([
      'Public d 10.0.19.0/24',
      'ECS d 10.0.12.0/22',
      'Data d 10.0.23.0/24',
      'MQ d 10.0.27.0/24',
    ]);
    expect(fourth.added).toMatchObject({
      natGateways: [{ zone: 'd', name: 'NAT gateway us-east-1d' }],
      endpointInterfaces: 5,
      routeTables: 1,
    });
  });

  it('holds 1,500 agents by one more subnet in each zone: the free slot first, then holes', () => {
    const more = step(agents1000, { kind: 'agents', agents: 1500 });

    expect(more.added.subnets.map(({ name, cidr: text }) => `${name} ${text ?? ''}`)).toEqual([
      'ECS a 2 10.0.12.0/22',
      'ECS b 2 10.0.28.0/22',
      'ECS c 2 10.0.32.0/22',
    ]);
    expect(more).toMatchObject({ replaced: [], secondary: null, monthlyUsd: { before: 599.313055 } });
    // Half as much traffic again, of which the free 100 GB of egress stay 100.
    expect(more.monthlyUsd.after).toBeCloseTo(219 + 1.5 * (380.313055 + 9) - 9, 4);
    expect(more.ceilings[0]).toMatchObject({ reach: 'drawn', agents: 2021 });
    const { findings } = evaluate(applied(agents1000, more), awsPriceBook);
    expect(
      findings.filter(({ rule, severity }) => severity !== 'ok' && /capacity|zoneLoss|TooFull/.test(rule)),
    ).toEqual([]);
  });

  it('adds nothing for agents that fit', () => {
    expect(step(agents1000, { kind: 'agents', agents: 1002 }).added.subnets).toEqual([]);
    expect(step(agents1000, { kind: 'agents', agents: 1003 }).added.subnets).toHaveLength(3);
  });

  it('goes to a further block that AWS allows when the VPC is full, or to the one that is chosen', () => {
    const change = { kind: 'agents', agents: 20_000 } as const;
    const full = step(agents1000, change);
    const chosen = step(agents1000, { ...change, block: '100.64.0.0/16' });

    expect(full.secondary?.blocks).toEqual([expect.stringMatching(/^10\.1\.0\.0\/1\d$/)]);
    expect(full.secondary?.candidates.map(({ cidr: text }) => text.split('.').slice(0, 2).join('.'))).toEqual(
      ['10.1', expect.stringMatching(/^10\./), '100.64', expect.stringMatching(/^100\./)],
    );
    expect(full.secondary?.restrictions.filter(({ allowed }) => !allowed).map(({ range }) => range)).toEqual([
      '172.16.0.0/12',
      '192.168.0.0/16',
      '172.31.0.0/16',
      '198.19.0.0/16',
    ]);
    expect(chosen.added.blocks).toEqual(['100.64.0.0/16']);
    expect(refusal(agents1000, { ...change, block: '172.16.0.0/16' }).type).toBe('addVpcBlock/aws');
  });

  it('names the quotas that must be raised', () => {
    const quotas = step(agents1000, { kind: 'agents', agents: 12_000 }).quotas;

    expect(quotas.filter(({ state }) => state !== 'within')).toMatchObject([
      { id: 'networkInterfaces', used: 6023, limit: 5000, raisedTo: null, state: 'raise' },
    ]);
  });

  it('names a NAT gateway that a further tier would move', () => {
    const low: Design = {
      ...agents1000,
      subnets: {
        ...agents1000.subnets,
        'public-a': { ...agents1000.subnets['public-a']!, cidr: '10.0.64.0/24' },
      },
    };
    const edge = step(low, { kind: 'tier', name: 'Edge', access: 'public', prefix: 24 });

    expect(edge.replaced.map(({ kind, name, why }) => `${kind} ${name}: ${why}`)).toEqual([
      'NAT gateway NAT gateway us-east-1a: its subnet changes from Public a to Edge a',
    ]);
  });

  it('refuses what can never be, with what can', () => {
    expect(refusal(agents1000, { kind: 'agents', agents: 300_000 })).toEqual({
      type: 'growth/ceiling',
      message:
        'The plan can never hold 300,000 agents; 255,849 are the most: 255,850 agents take 256,001 units of network address usage in one VPC, and 256,000 is the most AWS gives.',
      suggestion: '255849',
    });
    expect(refusal(empty, { kind: 'agents', agents: 5 }).type).toBe('growth/no-agents');
    const six = Array.from({ length: 3 }).reduce<Design>(
      (design) => applied(design, step(design, { kind: 'zone' })),
      agents1000,
    );
    expect(refusal(six, { kind: 'zone' }).type).toBe('addZone/no-more-zones');
  });
});
