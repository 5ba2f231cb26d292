import type { Price, PriceBook, PriceSource, RegionPrices, Tier, TieredPrice } from './priceBook.ts';
import { isTieredKey, type PriceKey, priceKeys } from './priceKeys.ts';

/*
 * What a design really pays. A price list that was loaded takes the place of what is built in, price by price, and a
 * discount is taken off every list price, as AWS's private pricing agreements (EDP) do. What is free stays free.
 */

/** A price as it was read from a list: one rate, or rates that fall with the monthly volume. */
export type ListedPrice = {
  readonly price: number | readonly Tier[];
  /** The list and its version, in words. */
  readonly source: string;
  /** The day the list was published. */
  readonly asOf: string;
};

/** Prices by region and key. */
export type ListedPrices = Readonly<Record<string, Readonly<Partial<Record<PriceKey, ListedPrice>>>>>;

/** What a design pays instead of the built-in list prices. */
export type PaidPricing = { readonly discountPercent: number; readonly loaded: ListedPrices };

/** Rates are kept to a billionth of a dollar, so that a discount leaves no binary dust: 0.0405, not 0.040499999. */
const PARTS = 1e9;

const made = new WeakMap<PaidPricing, { readonly book: PriceBook; readonly paid: PriceBook }>();
const listed = new WeakMap<PriceBook, PriceBook>();

/**
 * The book with the loaded prices in it, less the discount; the book itself when there is neither. Applied to its own
 * answer it starts from the list prices again, so nothing is ever discounted twice. The same book and pricing give the
 * same object. A loaded price whose form is not that of its key is left out, and a region the book lacks is one whose
 * other prices are not known.
 */
export function paidPrices(given: PriceBook, pricing: PaidPricing): PriceBook {
  const book = listed.get(given) ?? given;
  const known = made.get(pricing);
  if (known?.book === book) return known.paid;
  const paid = overlaid(book, pricing);
  if (paid !== book) listed.set(paid, book);
  made.set(pricing, { book, paid });
  return paid;
}

function overlaid(book: PriceBook, { discountPercent, loaded }: PaidPricing): PriceBook {
  const regions = Object.entries(loaded).filter(([, prices]) => Object.keys(prices).length > 0);
  if (regions.length === 0 && discountPercent === 0) return book;
  const sources: Record<string, PriceSource> = {};
  const withLoaded = {
    ...book.regions,
    ...Object.fromEntries(
      regions.map(([code, prices]) => [code, withPrices(regionOf(book, code), prices, sources)]),
    ),
  };
  const less = <T extends Price | TieredPrice>(price: T) => discounted(price, discountPercent);
  const all = { ...book, sources: { ...book.sources, ...sources }, regions: withLoaded };
  if (discountPercent === 0) return all;
  return {
    ...all,
    discountPercent,
    global: mapped(all.global, (price) => ('usd' in price ? less(price) : price)),
    regions: mapped(withLoaded, (prices) => mapped<RegionPrices>(prices, less)),
  };
}

/** The prices of a region, all of them unknown when the book does not have it. */
function regionOf(book: PriceBook, code: string): RegionPrices {
  const found = Object.hasOwn(book.regions, code) ? book.regions[code] : undefined;
  if (found !== undefined) return found;
  const model = Object.values(book.regions)[0];
  const unknown = { source: 'unknown', asOf: book.generated };
  return Object.fromEntries(
    priceKeys.map((key) => {
      const { unit } = model?.[key] ?? { unit: '' };
      return [key, isTieredKey(key) ? { tiers: null, unit, ...unknown } : { usd: null, unit, ...unknown }];
    }),
  ) as RegionPrices;
}

/** Whether a price of this form can stand under this key: rates by volume where those are kept, one rate elsewhere. */
export function fitsKey(key: PriceKey, price: number | readonly Tier[]): boolean {
  return isTieredKey(key) === (typeof price !== 'number');
}

function withPrices(
  prices: RegionPrices,
  loaded: Readonly<Partial<Record<PriceKey, ListedPrice>>>,
  sources: Record<string, PriceSource>,
): RegionPrices {
  const replaced = Object.entries(loaded)
    .filter(([key, { price }]) => Object.hasOwn(prices, key) && fitsKey(key as PriceKey, price))
    .map(([key, { price, source: what, asOf }]) => {
      const { unit } = prices[key as PriceKey];
      const source = `loaded: ${what}`;
      sources[source] = { what, publicationDate: asOf, kind: 'AWS price list loaded into the design' };
      const value = typeof price === 'number' ? { usd: price } : { tiers: price };
      return [key, { ...value, unit, source, asOf }] as const;
    });
  return { ...prices, ...Object.fromEntries(replaced) };
}

function discounted<T extends Price | TieredPrice>(price: T, percent: number): T {
  if ('usd' in price) {
    const usd = price.usd;
    return usd === null || usd === 0 ? price : { ...price, usd: less(usd, percent), listUsd: usd };
  }
  const tiers = price.tiers?.map((tier) =>
    tier.usdPerGb === 0
      ? tier
      : { ...tier, usdPerGb: less(tier.usdPerGb, percent), listUsdPerGb: tier.usdPerGb },
  );
  return tiers === undefined ? price : { ...price, tiers };
}

function less(usd: number, percent: number): number {
  return Math.round((usd * PARTS * (100 - percent)) / 100) / PARTS;
}

function mapped<T extends object>(record: T, change: (value: T[keyof T]) => unknown): T {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(value as T[keyof T])]),
  ) as T;
}
