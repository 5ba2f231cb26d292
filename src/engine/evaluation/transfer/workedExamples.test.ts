import { describe, expect, it } from 'vitest';

import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { costOfDesign } from '../cost/costOfDesign.ts';
import { sumUsd } from '../cost/money.ts';
import { workedExamples, type WorkedExample } from './workedExamples.testing.ts';

/** Our dollars for the lines that the published figure is about, every one of which must be there. */
function oursUsd({ design, lines }: WorkedExample): number {
  const cost = costOfDesign(design, awsPriceBook);
  const all = [...cost.lines, ...cost.transfer.lines];
  expect(cost.transfer.flows.flatMap(({ legs }) => legs.flatMap(({ blocked }) => blocked ?? []))).toEqual([]);
  return sumUsd(lines.map((id) => all.find((line) => line.id === id)?.monthlyUsd ?? Number.NaN));
}

describe('published figures', () => {
  it('are at least twelve, from AWS and from others', () => {
    expect(workedExamples.length).toBeGreaterThanOrEqual(12);
    expect(
      workedExamples.filter(({ url }) => url.startsWith('https://aws.amazon.com/')).length,
    ).toBeGreaterThan(1);
  });

  it.each(workedExamples.map((example) => [example.title, example] as const))('%s', (_, example) => {
    const explained = example.differences.map(({ usd }) => usd);

    expect(oursUsd(example)).toBe(sumUsd([example.theirsUsd, ...explained]));
    expect(example.differences.every(({ because, usd }) => because.endsWith('.') && usd !== 0)).toBe(true);
  });
});
