import { describe, expect, it } from 'vitest';

import type { Design } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { evaluate } from '../evaluate.ts';

const natRateOf = (design: Design) =>
  evaluate(design, awsPriceBook).cost.trafficRates.find(({ id }) => id === 'nat-gateway-gb');

describe('what a gigabyte adds', () => {
  it('holds the price of NAT to compare with also without a NAT gateway, and says that there is none', () => {
    const drawn = natRateOf(agents1000);
    const compared = natRateOf({ ...agents1000, nat: { mode: 'none', zone: null } });

    expect(drawn?.usdPerGb).toBe(0.045);
    expect(drawn?.note).toMatch(/^Each GB in either direction/);
    expect(compared?.usdPerGb).toBe(0.045);
    expect(compared?.note).toMatch(/^To compare with: this design has no NAT gateway\./);
  });
});
