import { describe, expect, it } from 'vitest';

import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { perform, refusalOf } from './command.testing.ts';

const price = (usd: number) => ({ price: usd, source: 'AmazonEC2 20261101000000', asOf: '2026-11-01' });
const loaded = perform(agents1000, {
  type: 'loadPrices',
  prices: { 'us-east-1': { natGatewayHour: price(0.05), natGatewayGb: price(0.06) } },
});
const costOf = (design: typeof agents1000) => evaluate(design, awsPriceBook).cost;
const lineOf = (design: typeof agents1000, id: string) => costOf(design).lines.find((line) => line.id === id);

describe('loading prices', () => {
  it('makes every figure, formula and date follow', () => {
    expect(costOf(agents1000).monthlyUsd).toBe(219);
    expect(lineOf(loaded, 'nat-gateway')).toMatchObject({
      monthlyUsd: 109.5,
      formula: '3 gateways × 730 h × 0.05 USD',
      price: { source: 'AmazonEC2 20261101000000', asOf: '2026-11-01' },
    });
    expect(costOf(loaded).monthlyUsd).toBe(229.95);
    expect(costOf(loaded).natOptions.find(({ mode }) => mode === 'single')?.gatewayUsd).toBe(36.5);
    expect(costOf(loaded).trafficRates.find(({ id }) => id === 'nat-gateway-gb')?.usdPerGb).toBe(0.06);
    expect(costOf(loaded).pricesAsOf?.newest).toBe('2026-11-01');
  });

  it('replaces what the list has and keeps the other prices and regions', () => {
    const again = perform(loaded, {
      type: 'loadPrices',
      prices: { 'us-east-1': { natGatewayHour: price(0.07) }, 'eu-west-1': { albHour: price(0.03) } },
    });

    expect(again.pricing.loaded).toEqual({
      'us-east-1': { natGatewayHour: price(0.07), natGatewayGb: price(0.06) },
      'eu-west-1': { albHour: price(0.03) },
    });
  });

  it('takes no zero where AWS charges something, and no empty list', () => {
    const zero = { 'us-east-1': { natGatewayHour: price(0) } };

    expect(refusalOf(agents1000, { type: 'loadPrices', prices: zero })).toMatchObject({
      type: 'loadPrices/free',
      message: expect.stringContaining('NAT gateway, hour in us-east-1') as unknown,
    });
    expect(refusalOf(agents1000, { type: 'loadPrices', prices: {} }).type).toBe('loadPrices/none');
    expect(
      perform(agents1000, {
        type: 'loadPrices',
        prices: { 'us-east-1': { gatewayEndpointHour: price(0) } },
      }).pricing.loaded['us-east-1'],
    ).toBeDefined();
  });

  it('is forgotten for one region or for all', () => {
    expect(perform(loaded, { type: 'forgetLoadedPrices', region: 'us-east-1' }).pricing.loaded).toEqual({});
    expect(perform(loaded, { type: 'forgetLoadedPrices' }).pricing).toEqual(agents1000.pricing);
    expect(refusalOf(loaded, { type: 'forgetLoadedPrices', region: 'eu-west-1' }).type).toBe(
      'forgetLoadedPrices/none',
    );
  });
});

describe('a discount', () => {
  it('is taken off every price that is not zero, and shown in the formula', () => {
    const discounted = perform(agents1000, { type: 'setDiscount', percent: 10 });

    expect(lineOf(discounted, 'nat-gateway')).toMatchObject({
      usdPerUnit: 0.0405,
      monthlyUsd: 88.695,
      formula: '3 gateways × 730 h × 0.0405 USD (0.045 less 10 %)',
    });
    expect(lineOf(discounted, 'endpoint-s3')?.formula).toBe('1 endpoint × 730 h × 0 USD');
    expect(costOf(discounted).monthlyUsd).toBe(197.1);
    expect(costOf(discounted).endpointBreakEven?.gb).toBe(costOf(agents1000).endpointBreakEven?.gb);
  });

  it('is taken off to a billionth of a dollar, so that no cent is lost over many hours', () => {
    const odd = perform(agents1000, { type: 'setDiscount', percent: 3.33 });

    // 0.045 × 0.9667 = 0.0435015; to a millionth it would be 0.043502, and the month 95.26938.
    expect(lineOf(odd, 'nat-gateway')?.monthlyUsd).toBe(95.268285);
  });

  it('comes off the loaded price where there is one', () => {
    const both = perform(loaded, { type: 'setDiscount', percent: 50 });

    expect(lineOf(both, 'nat-gateway')?.formula).toBe('3 gateways × 730 h × 0.025 USD (0.05 less 50 %)');
  });

  it('of nothing leaves the figures as they were', () => {
    const none = perform(perform(agents1000, { type: 'setDiscount', percent: 7 }), {
      type: 'setDiscount',
      percent: 0,
    });

    expect(costOf(none)).toEqual(costOf(agents1000));
  });
});
