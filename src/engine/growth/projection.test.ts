import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyDesign } from '../design/design.arbitrary.ts';
import type { Design, Requirements } from '../design/design.ts';
import { monthAfter, monthsBetween } from '../design/months.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { agentsAt } from './agentsByMonth.ts';
import { projectionOf, type Projection } from './projection.ts';

type Growth = NonNullable<Requirements['growth']>;

const growing = (growth: Growth, agentsNow = 100, design: Design = agents1000): Design => ({
  ...design,
  requirements: { ...design.requirements, agentsNow, growth },
});
const projected = (design: Design): Projection => {
  const projection = projectionOf(design, evaluate(design, awsPriceBook));
  if (projection === null) throw new Error('There is no projection.');
  return projection;
};
const byRate = (monthlyRate: number): Growth => ({ from: '2026-11', monthlyRate, targets: [] });

describe('agentsAt', () => {
  it('grows by the rate, in a straight line to each target, and by the rate again after the last', () => {
    const growth: Growth = {
      from: '2026-11',
      monthlyRate: 0.1,
      targets: [
        { month: '2027-01', agents: 300 },
        { month: '2027-03', agents: 200 },
      ],
    };

    expect([0, 1, 2, 3, 4, 5, 6].map((month) => agentsAt(growth, 100, month))).toEqual([
      100, 200, 300, 250, 200, 220, 242,
    ]);
    expect([0, 1, 2, 3].map((month) => agentsAt(byRate(0.1), 100, month))).toEqual([100, 110, 121, 134]);
  });

  it('stops at the most agents that a design can be asked for, whatever the rate', () => {
    expect(agentsAt(byRate(10), 10_000_000, 119)).toBe(10_000_000);
  });

  it('counts months across years, back and forth', () => {
    expect(monthAfter('2026-11', 3)).toBe('2027-02');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9000 * 12 }),
        fc.integer({ min: 0, max: 500 }),
        (start, months) => {
          const from = monthAfter('0000-01', start);

          expect(from).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/);
          expect(monthsBetween(from, monthAfter(from, months))).toBe(months);
        },
      ),
    );
  });
});

describe('projectionOf', () => {
  it('is null where nobody has said how the agents grow', () => {
    expect(projectionOf(agents1000, evaluate(agents1000, awsPriceBook))).toBeNull();
  });

  it('gives the month in which the tasks of the template are full, with and without one zone', () => {
    const targets = [
      { month: '2027-02', agents: 1002 },
      { month: '2027-03', agents: 1003 },
      { month: '2027-04', agents: 1509 },
      { month: '2027-05', agents: 1510 },
    ];
    const projection = projected(growing({ from: '2026-11', monthlyRate: 0, targets }));
    const ecs = projection.tiers.find(({ tier }) => tier === 'ecs');

    expect(projection.months).toHaveLength(12);
    expect(projection.agents.slice(3, 7)).toEqual([1002, 1003, 1509, 1510]);
    expect(ecs).toMatchObject({
      grows: true,
      capacity: 3042,
      capacityWithoutZone: 2028,
      agents: 1509,
      agentsWithoutZone: 1002,
      fullIn: '2027-05',
      fullWithoutZoneIn: '2027-03',
    });
    expect(ecs?.demand.slice(3, 7)).toEqual([2028, 2030, 3042, 3044]);
    expect(projection).toMatchObject({ plannedIn: '2027-02', vpc: { fullIn: null } });
  });

  it('leaves the other tiers as they are, and says when the VPC itself is full', () => {
    const projection = projected(growing(byRate(0.2), 1000));
    const data = projection.tiers.find(({ tier }) => tier === 'data');

    expect(data).toMatchObject({ grows: false, capacity: 753, capacityWithoutZone: 502, fullIn: null });
    expect(new Set(data?.demand)).toEqual(new Set([6]));
    const { agentsInBlocks, fullIn } = projection.vpc;
    const full = projection.months.indexOf(fullIn ?? '');
    expect(projection.agents[full]).toBeGreaterThan(agentsInBlocks ?? Infinity);
    expect(projection.agents[full - 1]).toBeLessThanOrEqual(agentsInBlocks ?? 0);
  });

  it('has as many figures as months, at most 120, and full months in which and before which it is so', () => {
    fc.assert(
      fc.property(
        anyDesign(6),
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.array(fc.record({ month: fc.integer({ min: -3, max: 200 }), agents: fc.nat({ max: 50_000 }) }), {
          maxLength: 5,
        }),
        (design, monthlyRate, listed) => {
          const targets = listed.map(({ month, agents }) => ({
            month: monthAfter('2026-11', month),
            agents,
          }));
          const projection = projected(growing({ from: '2026-11', monthlyRate, targets }, 7, design));

          expect(projection.months.length).toBeGreaterThanOrEqual(12);
          expect(projection.months.length).toBeLessThanOrEqual(120);
          for (const tier of projection.tiers) {
            expect(tier.demand).toHaveLength(projection.months.length);
            const first = tier.demand.findIndex((asked) => asked > tier.capacity);
            expect(tier.fullIn).toBe(projection.months[first] ?? null);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
