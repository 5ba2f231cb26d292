import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { evaluate } from '../evaluate.ts';
import { costChanges, summaryOf } from './costChanges.ts';
import { sumUsd } from './money.ts';

const summary = (lines: Readonly<Record<string, number | null>>) => ({
  lines: Object.entries(lines).map(([id, monthlyUsd]) => ({ id, what: id, monthlyUsd })),
  totalUsd: sumUsd(Object.values(lines).map((usd) => usd ?? 0)),
  partial: Object.values(lines).includes(null),
});

describe('costChanges', () => {
  it('names what is new, gone and different, and nothing else', () => {
    const changes = costChanges(
      summary({ nat: 98.55, s3: 0, logs: 21.9 }),
      summary({ nat: 32.85, s3: 0, sqs: 7.3 }),
    );

    expect(changes).toEqual({
      deltaUsd: -80.3,
      partial: false,
      lines: [
        { id: 'nat', what: 'nat', kind: 'changed', before: 98.55, after: 32.85 },
        { id: 'sqs', what: 'sqs', kind: 'added', before: 0, after: 7.3 },
        { id: 'logs', what: 'logs', kind: 'removed', before: 21.9, after: 0 },
      ],
    });
  });

  it('names a free line that is new', () => {
    expect(costChanges(summary({}), summary({ s3: 0 })).lines).toHaveLength(1);
  });

  it('says that a difference is partial when a price is not known', () => {
    expect(costChanges(summary({ nat: null }), summary({ nat: 1 }))).toMatchObject({
      partial: true,
      lines: [{ before: null, after: 1 }],
    });
  });

  it('adds up: the differences of the lines are the difference of the totals', () => {
    const usd = fc.integer({ min: 0, max: 1e9 }).map((micro) => micro / 1e6);
    const months = fc.dictionary(fc.constantFrom('nat', 's3', 'logs', 'sqs', 'ecr'), usd).map(summary);
    fc.assert(
      fc.property(months, months, (before, after) => {
        const { deltaUsd, lines } = costChanges(before, after);
        expect(sumUsd(lines.map((line) => (line.after ?? 0) - (line.before ?? 0)))).toBe(deltaUsd);
      }),
    );
  });

  it('finds no difference between a design and itself', () => {
    const month = summaryOf(evaluate(agents1000, awsPriceBook).cost);

    expect(month.totalUsd).toBeGreaterThan(0);
    expect(costChanges(month, month)).toEqual({ deltaUsd: 0, partial: false, lines: [] });
  });
});
