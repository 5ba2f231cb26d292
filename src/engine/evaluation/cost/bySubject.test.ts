import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyCommand } from '../../commands/command.ts';
import { anyDesign } from '../../design/design.arbitrary.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { evaluate } from '../evaluate.ts';
import { costBySubject } from './bySubject.ts';
import { sumUsd } from './money.ts';

const single = applyCommand(agents1000, { type: 'setNat', mode: 'single' });
if (!single.ok) throw new Error(single.error.message);

describe('costBySubject', () => {
  it('splits a line evenly among what it pays for, and gives a hop to what it passes', () => {
    const evaluation = evaluate(agents1000, awsPriceBook);
    const usd = costBySubject(evaluation);
    const natHops = evaluation.cost.transfer.flows
      .flatMap(({ legs }) => legs.flatMap(({ hops }) => hops))
      .filter(({ subject }) => subject === 'nat:a');

    expect(natHops.length).toBeGreaterThan(0);
    expect(usd.get('nat:a')).toBeCloseTo(36.5 + sumUsd(natHops.map((hop) => hop.monthlyUsd ?? 0)), 5);
    expect(usd.get('internet-gateway')).toBeGreaterThan(0);
    expect(usd.has('endpoint:s3')).toBe(false);
  });

  it('gives what crosses zones to the subnets that it leaves', () => {
    const usd = costBySubject(evaluate(single.value, awsPriceBook));
    const before = costBySubject(evaluate(agents1000, awsPriceBook));

    expect((usd.get('subnet:ecs-b') ?? 0) - (before.get('subnet:ecs-b') ?? 0)).toBeGreaterThan(1);
    expect(usd.get('subnet:ecs-a')).toBe(before.get('subnet:ecs-a'));
  });

  it('adds up to the whole month', () => {
    fc.assert(
      fc.property(anyDesign(12), (design) => {
        const evaluation = evaluate(design, awsPriceBook);
        expect(sumUsd([...costBySubject(evaluation).values()])).toBe(evaluation.cost.totalUsd);
      }),
      { numRuns: 40 },
    );
  });
});
