import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { awsPriceBook } from './awsPriceBook.ts';
import { type ListedPrice, paidPrices } from './paidPrices.ts';
import { isKnown, pricesOf } from './priceBook.ts';

const pricing = { discountPercent: 10, loaded: {} };
const listed = (price: ListedPrice['price']): ListedPrice => ({
  price,
  source: 'A list',
  asOf: '2026-11-01',
});

describe('the prices a design pays', () => {
  it('are those of the book without a discount and without loaded prices', () => {
    expect(paidPrices(awsPriceBook, { discountPercent: 0, loaded: { 'eu-west-1': {} } })).toBe(awsPriceBook);
  });

  it('are made once for the same pricing, and never discounted twice', () => {
    const paid = paidPrices(awsPriceBook, pricing);

    expect(paidPrices(awsPriceBook, pricing)).toBe(paid);
    expect(paidPrices(paid, pricing)).toBe(paid);
    expect(paidPrices(paid, { discountPercent: 0, loaded: {} })).toBe(awsPriceBook);
  });

  it('keep what is unknown unknown and what is free free, at any discount', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (discountPercent) => {
        const paid = paidPrices(awsPriceBook, { discountPercent, loaded: {} });
        for (const [region, prices] of Object.entries(awsPriceBook.regions)) {
          for (const [key, price] of Object.entries(prices)) {
            const after = paid.regions[region]?.[key as keyof typeof prices];
            expect(after !== undefined && isKnown(after)).toBe(isKnown(price));
            if ('usd' in price && price.usd === 0) expect(after).toBe(price);
            if ('usd' in price && price.usd !== null && price.usd > 0) {
              const expected = price.usd * (1 - discountPercent / 100);
              expect(after).toMatchObject({ listUsd: price.usd });
              expect(Math.abs(((after as typeof price).usd ?? 0) - expected)).toBeLessThan(1e-9);
            }
          }
        }
      }),
      { numRuns: 5 },
    );
  });

  it('hold a loaded price with its list and date, in its region alone', () => {
    const paid = paidPrices(awsPriceBook, {
      discountPercent: 0,
      loaded: { 'us-east-1': { natGatewayHour: listed(0.05) } },
    });
    const price = pricesOf(paid, 'us-east-1')?.natGatewayHour;

    expect(price).toMatchObject({ usd: 0.05, asOf: '2026-11-01', unit: 'USD/NAT-gateway-hour' });
    expect(paid.sources[price?.source ?? '']?.what).toBe('A list');
    expect(price).not.toHaveProperty('confirmedBy');
    expect(paid.regions['us-east-2']).toBe(awsPriceBook.regions['us-east-2']);
    expect(pricesOf(paid, 'us-east-1')?.natGatewayGb).toBe(awsPriceBook.regions['us-east-1']?.natGatewayGb);
  });

  it('of a region that is not in the book are those loaded, and unknown besides', () => {
    const paid = paidPrices(awsPriceBook, {
      discountPercent: 0,
      loaded: { 'xx-new-1': { albHour: listed(0.03) } },
    });

    expect(pricesOf(paid, 'xx-new-1')?.albHour.usd).toBe(0.03);
    expect(pricesOf(paid, 'xx-new-1')?.nlbHour).toMatchObject({ usd: null, source: 'unknown' });
    expect(pricesOf(paid, 'xx-new-1')?.internetEgressGbTiers.tiers).toBeNull();
  });

  it('leave out a price whose form is not that of its key', () => {
    const tiers = [{ fromGb: 0, toGb: null, usdPerGb: 1 }];
    const paid = paidPrices(awsPriceBook, {
      discountPercent: 0,
      loaded: { 'us-east-1': { albHour: listed(tiers), internetEgressGbTiers: listed(1) } },
    });

    expect(paid.regions['us-east-1']).toEqual(awsPriceBook.regions['us-east-1']);
  });
});
