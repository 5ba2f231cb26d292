import { describe, expect, it } from 'vitest';

import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { evaluate } from '../evaluate.ts';
import { trafficScenarios } from './sensitivity.ts';

describe('trafficScenarios', () => {
  const scenarios = trafficScenarios(agents1000, awsPriceBook);
  const at = (factor: number) => {
    const found = scenarios.find((scenario) => scenario.factor === factor);
    if (found === undefined) throw new Error(`There is no scenario of ${String(factor)}.`);
    return found;
  };

  it('gives the figures of the evaluation for the traffic as it is', () => {
    const { cost } = evaluate(agents1000, awsPriceBook);
    expect(at(1).totalUsd).toBe(cost.totalUsd);
    expect(at(1).transferUsd).toBe(cost.transfer.monthlyUsd);
    expect(at(1).natUsd['per-zone']).toBe(cost.totalUsd);
  });

  it('doubles with the traffic what has one rate, and more than that what begins with a free volume', () => {
    const free = 100 * 0.09;
    const double = 2 * ((at(1).transferUsd ?? 0) + free) - free;
    expect(at(2).transferUsd).toBeCloseTo(double, 4);
  });

  it('makes one gateway for all the dearer choice once enough crosses the zones', () => {
    expect(at(0.5).natUsd.single ?? 0).toBeLessThan(at(0.5).natUsd['per-zone'] ?? 0);
    expect(at(10).natUsd.single ?? 0).toBeGreaterThan(at(10).natUsd['per-zone'] ?? 0);
  });

  it('does not know a month of which a price is not known', () => {
    const elsewhere = { ...agents1000, region: 'xx-nowhere-1' };
    expect(trafficScenarios(elsewhere, awsPriceBook).map(({ totalUsd }) => totalUsd)).toEqual(
      scenarios.map(() => null),
    );
  });
});
