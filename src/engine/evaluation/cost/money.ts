import { paidPrices } from '../../prices/paidPrices.ts';
import { pricesOf, type Price, type PriceBook, type Tier, type TieredPrice } from '../../prices/priceBook.ts';
import type { FlatPriceKey, GlobalPriceKey, PriceKey, TieredPriceKey } from '../../prices/priceKeys.ts';
import type { Design, Ref } from '../../design/design.ts';
import type { CostLine, PriceOrigin } from '../evaluation.ts';
import { countOf, formatCount } from '../figures.ts';

/** Hours AWS bills in an average month: 8,760 ÷ 12 (https://aws.amazon.com/calculator/faqs/). */
export const HOURS_PER_MONTH = 730;

/** The prices of one region, asked by key. */
export type RegionalPrices = { readonly book: PriceBook; readonly region: string };

/**
 * The prices of the design's region as it pays them: with what it loaded, less its discount. Whatever reckons with money
 * begins here.
 */
export function regionalPrices(
  book: PriceBook,
  { region, pricing }: Pick<Design, 'region' | 'pricing'>,
): RegionalPrices {
  return { book: paidPrices(book, pricing), region };
}

/** One hourly price and how many things it is paid for. */
export type HourlyCharge = {
  readonly id: string;
  readonly what: string;
  readonly subjects: readonly Ref[];
  readonly things: number;
  /** "gateway", in the singular. */
  readonly thing: string;
  readonly price: FlatPriceKey;
};

/** The line of something paid by the hour, in every hour of the month. */
export function hourlyLine(prices: RegionalPrices, charge: HourlyCharge): CostLine {
  const { id, what, subjects, things, thing } = charge;
  const usdPerUnit = usdOf(prices, charge.price);
  const quantity = things * HOURS_PER_MONTH;
  return {
    id,
    what,
    subjects,
    quantity,
    unit: `${thing}-hours`,
    usdPerUnit,
    monthlyUsd: usdPerUnit === null ? null : product(quantity, usdPerUnit),
    formula: `${countOf(things, thing, plural(thing))} × ${formatCount(HOURS_PER_MONTH)} h × ${rateText(prices, charge.price)}`,
    price: originOf(prices, charge.price),
  };
}

/** A price with one rate; `null` when it, or the whole region, is not known. */
export function usdOf({ book, region }: RegionalPrices, key: FlatPriceKey): number | null {
  return pricesOf(book, region)?.[key].usd ?? null;
}

/** The rate of the first gigabytes of a price that falls with volume; `null` when not known. */
export function firstRateOf({ book, region }: RegionalPrices, key: TieredPriceKey): number | null {
  return pricesOf(book, region)?.[key].tiers?.[0]?.usdPerGb ?? null;
}

/** A price as a formula names it: `0.045 USD`, `0.0405 USD (0.045 less 10 %)`, `price not known`. */
export function rateText({ book, region }: RegionalPrices, key: FlatPriceKey): string {
  const price = pricesOf(book, region)?.[key];
  return discountedText(book, price?.usd ?? null, price?.listUsd);
}

/** {@link rateText} of a price that holds in every region. */
export function globalRateText({ book }: Pick<RegionalPrices, 'book'>, key: GlobalPriceKey): string {
  const { usd, listUsd } = book.global[key];
  return discountedText(book, usd, listUsd);
}

/** {@link rateText} of one of the rates of a price that falls with the volume. */
export function tierRateText({ book }: Pick<RegionalPrices, 'book'>, tier: Tier): string {
  return discountedText(book, tier.usdPerGb, tier.listUsdPerGb);
}

function discountedText(
  { discountPercent }: PriceBook,
  usd: number | null,
  listUsd: number | undefined,
): string {
  if (usd === null) return 'price not known';
  if (listUsd === undefined || discountPercent === undefined) return `${String(usd)} USD`;
  return `${String(usd)} USD (${String(listUsd)} less ${String(discountPercent)} %)`;
}

/** Where a price was read last, in words, and of what day it is: a later source that confirms it counts as read. */
export function originOf({ book, region }: RegionalPrices, key: PriceKey): PriceOrigin {
  const price = pricesOf(book, region)?.[key];
  if (price === undefined) return { source: `the price book has no region ${region}`, asOf: 'undated' };
  return lastRead(book, price);
}

/** Where a price that holds in every region was read last. */
export function originOfGlobal(book: PriceBook, key: GlobalPriceKey): PriceOrigin {
  return lastRead(book, book.global[key]);
}

function lastRead(book: PriceBook, price: Price | TieredPrice): PriceOrigin {
  const { confirmedBy } = price;
  const last = confirmedBy !== undefined && confirmedBy.asOf > price.asOf ? confirmedBy : price;
  const source = Object.hasOwn(book.sources, last.source) ? book.sources[last.source] : undefined;
  return { source: source?.what ?? last.source, asOf: last.asOf };
}

/**
 * A sum of dollars, exact to a millionth. Every term is rounded to whole micro-dollars first, so that neither the
 * order of the terms nor binary fractions show.
 */
export function sumUsd(terms: readonly number[]): number {
  return terms.reduce((sum, usd) => sum + Math.round(usd * 1e6), 0) / 1e6;
}

/**
 * A quantity times a price, exact to a millionth of a dollar. The price counts to a billionth, for a discounted one has
 * more digits than AWS's lists.
 */
export function product(quantity: number, usd: number): number {
  return Math.round((quantity * Math.round(usd * 1e9)) / 1e3) / 1e6;
}

function plural(thing: string): string {
  return thing.endsWith('s') ? `${thing}es` : `${thing}s`;
}
