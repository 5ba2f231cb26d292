import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { awsPriceBook } from './awsPriceBook.ts';
import { pricesOf } from './priceBook.ts';
import { flatPriceUnits, tieredPriceUnits } from './priceKeys.ts';
import { readPriceBook } from './readPriceBook.ts';

/** A small book as a file would hold it, with `change` made to its only region. */
const fileWith = (change: Readonly<Record<string, unknown>>) => ({
  ...awsPriceBook,
  regions: { 'us-east-1': { ...awsPriceBook.regions['us-east-1'], ...change } },
});

function readWith(change: Readonly<Record<string, unknown>>) {
  const result = readPriceBook(fileWith(change));
  if (!result.ok) throw new Error(result.error.message);
  return { prices: pricesOf(result.value.book, 'us-east-1'), problems: result.value.problems };
}

const flatKey = fc.constantFrom(...Object.keys(flatPriceUnits)) as fc.Arbitrary<keyof typeof flatPriceUnits>;
const tieredKey = fc.constantFrom(...Object.keys(tieredPriceUnits)) as fc.Arbitrary<
  keyof typeof tieredPriceUnits
>;
const notAnAmount = fc.oneof(
  fc.double({ max: -Number.MIN_VALUE }),
  fc.constantFrom(NaN, Infinity, -1, 1e300, undefined, true),
  fc.string(),
  fc.array(fc.nat()),
);

describe('reading a price book', () => {
  it('gives back the book that was written', () => {
    const result = readPriceBook(JSON.parse(JSON.stringify(awsPriceBook)));

    expect(result).toEqual({ ok: true, value: { book: awsPriceBook, problems: [] } });
  });

  it('treats a price that is no amount as unknown, says so, and keeps the others', () => {
    fc.assert(
      fc.property(flatKey, notAnAmount, (key, usd) => {
        const before = pricesOf(awsPriceBook, 'us-east-1');
        const { prices, problems } = readWith({
          [key]: { usd, unit: 'USD/hour', source: 'vpc-feed', asOf: '2025-11-04' },
        });

        expect(prices?.[key]).toEqual({
          usd: null,
          unit: flatPriceUnits[key],
          source: 'unknown',
          asOf: awsPriceBook.generated,
        });
        expect(problems).toHaveLength(1);
        expect(problems[0]).toContain(`us-east-1: ${key}.usd`);
        expect({ ...prices, [key]: null }).toEqual({ ...before, [key]: null });
      }),
    );
  });

  it('treats anything else in the place of a price as unknown', () => {
    fc.assert(
      fc.property(fc.oneof(flatKey, tieredKey), fc.jsonValue(), (key, value) => {
        const { prices, problems } = readWith({ [key]: value });

        expect(prices?.[key]).toMatchObject({ source: 'unknown' });
        expect(problems).toHaveLength(1);
      }),
    );
  });

  it.each([
    [
      'that leave a gap',
      [
        [0, 10, 1],
        [20, null, 1],
      ],
    ],
    [
      'that overlap',
      [
        [0, 10, 1],
        [5, null, 1],
      ],
    ],
    ['that do not begin at 0', [[1, null, 1]]],
    ['that end', [[0, 10, 1]]],
    [
      'that go on after the end',
      [
        [0, null, 1],
        [0, null, 1],
      ],
    ],
    [
      'that stand still',
      [
        [0, 0, 1],
        [0, null, 1],
      ],
    ],
    ['with a negative price', [[0, null, -1]]],
    ['that are none', []],
  ])('treats tiers %s as unknown', (_, rows) => {
    const tiers = rows.map(([fromGb, toGb, usdPerGb]) => ({ fromGb, toGb, usdPerGb }));
    const { prices, problems } = readWith({
      internetEgressGbTiers: { tiers, unit: 'USD/GB', source: 'coroot', asOf: '2024-08-09' },
    });

    expect(prices?.internetEgressGbTiers.tiers).toBeNull();
    expect(problems).toHaveLength(1);
  });

  it('treats a price without a known source or with a strange date as unknown', () => {
    const price = { usd: 1, unit: 'USD/hour', source: 'vpc-feed', asOf: '2025-11-04' };

    expect(readWith({ natGatewayHour: { ...price, source: 'toString' } }).problems).toEqual([
      'us-east-1: natGatewayHour names the source "toString", which is not among the sources; it counts as unknown.',
    ]);
    expect(
      readWith({ natGatewayHour: { ...price, confirmedBy: { source: 'hearsay', asOf: '2025' } } }).prices
        ?.natGatewayHour.usd,
    ).toBeNull();
    expect(readWith({ natGatewayHour: { ...price, asOf: 'yesterday' } }).problems).toEqual([
      'us-east-1: natGatewayHour.asOf is not a date such as 2026-09-21; it counts as unknown.',
    ]);
  });

  it('fills in missing prices as unknown and leaves out strange ones', () => {
    const listed = Object.entries(awsPriceBook.regions['us-east-1'] ?? {});
    const region = Object.fromEntries(listed.filter(([key]) => key !== 'natGatewayHour'));
    const result = readPriceBook({ ...awsPriceBook, regions: { 'us-east-1': { ...region, coffeeHour: 3 } } });

    expect(result.ok && result.value.problems).toEqual([
      'us-east-1: "coffeeHour" is not the name of a price; it is left out.',
      'us-east-1 has no natGatewayHour; it counts as unknown.',
    ]);
    expect(result.ok && pricesOf(result.value.book, 'us-east-1')?.natGatewayHour.usd).toBeNull();
    expect(result.ok && pricesOf(result.value.book, 'us-east-2')).toBeUndefined();
  });

  it('always leaves a book whose entries all find their source', () => {
    const result = readPriceBook({ ...awsPriceBook, sources: {}, regions: {} });

    expect(result.ok && Object.keys(result.value.book.sources)).toEqual(['unknown']);
    expect(
      result.ok && Object.values(result.value.book.global).every(({ source }) => source === 'unknown'),
    ).toBe(true);
  });

  it('refuses what is no price book with one sentence', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const result = readPriceBook(input);

        expect(result.ok || result.error.type).toBe('prices/not-a-price-book');
      }),
    );
    expect(readPriceBook({ ...awsPriceBook, currency: 'CNY' })).toEqual({
      ok: false,
      error: {
        type: 'prices/not-a-price-book',
        message:
          'currency: is not USD; a price book has currency USD, generated, sources, global and regions.',
      },
    });
    expect(readPriceBook({ ...awsPriceBook, regions: { constructor: {} } }).ok).toBe(false);
  });
});
