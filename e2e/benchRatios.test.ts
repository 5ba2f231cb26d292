import { describe, expect, it } from 'vitest';
import { ratiosOf } from './benchRatios.ts';

describe('the ratios of a report', () => {
  it('are those of medians, each beside the first of its group', () => {
    const benchmarks = [
      { name: 'whole numbers', median: 2, mean: 90 },
      { name: 'ip-address', median: 50, mean: 60 },
      { name: 'netmask', median: 1, mean: 1 },
    ];
    const groups = [
      { fullName: 'src/a.bench.ts > parse > 1,000 blocks', benchmarks },
      { fullName: 'src/a.bench.ts > alone', benchmarks: benchmarks.slice(0, 1) },
      { fullName: 'src/a.bench.ts > nothing', benchmarks: [] },
    ];
    expect(ratiosOf({ files: [{ groups }] })).toEqual([
      ['parse, 1,000 blocks: whole numbers', '2.00', 'ip-address 25.0 ×, netmask 0.5 ×'],
      ['alone: whole numbers', '2.00', '–'],
    ]);
  });
});
