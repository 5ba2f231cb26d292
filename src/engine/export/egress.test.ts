import { describe, expect, it } from 'vitest';
import { applyCommand } from '../commands/command.ts';
import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { egressComparison } from './egress.ts';

const comparisonOf = (design: Design) => egressComparison(evaluate(design, awsPriceBook));

function withNat(mode: 'single' | 'none'): Design {
  const edited = applyCommand(agents1000, { type: 'setNat', mode });
  if (!edited.ok) throw new Error(edited.error.message);
  return edited.value;
}

describe('egress through one NAT gateway or one in each zone', () => {
  it('has the figures worked by hand: two thirds of each GB cross a zone, at 0.01 USD for each end', () => {
    const comparison = comparisonOf(agents1000);

    expect(comparison).toMatchObject({ crossing: 2, zones: 3, natUsdPerGb: 0.045, crossZoneUsdPerGb: 0.02 });
    expect(comparison?.savedUsd).toBeCloseTo(73);
    expect(comparison?.breakEvenGb).toBeCloseTo(5_475);
  });

  it('is the same whichever of the two is chosen', () => {
    expect(comparisonOf(withNat('single'))).toEqual(comparisonOf(agents1000));
  });

  it('is left out of a network without NAT', () => {
    expect(comparisonOf(withNat('none'))).toBeUndefined();
  });
});
