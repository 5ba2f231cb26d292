import type {
  FlatPriceKey,
  GlobalPriceKey,
  GlobalQuantityKey,
  PriceKey,
  TieredPriceKey,
} from './priceKeys.ts';

/*
 * A price book: what AWS charges in each region, every price with its unit, where it was read and of what day it is.
 * A price nobody published is `null`, never a guess; a total that needs it is a partial total. The book knows no
 * quantities: what a design uses of each price is the business of the evaluation.
 *
 * To bring the prices up to date:
 *
 *   1. Take a new list. The public offer files need no account:
 *      https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/<offer>/current/<region>/index.csv with the offers
 *      AmazonVPC, AmazonEC2, AWSELB, AWSDataTransfer, AmazonCloudWatch and AWSNetworkFirewall. Their first five
 *      rows are metadata, the sixth names the columns, and the columns differ from offer to offer.
 *   2. Find the row by region code and the end of its usage type: NatGateway-Hours, NatGateway-Bytes,
 *      VpcEndpoint-Hours, PublicIPv4:InUseAddress, TransitGateway-Hours, VPN-Usage-Hours:ipsec.1,
 *      LoadBalancerUsage, LCUUsage, DataTransfer-Out-Bytes, DataTransfer-Regional-Bytes, VendedLog-Bytes.
 *      Leave out rows that begin with Outposts-, and DataTransfer-xAZ-Out-Bytes, whose price of 0 is not what is
 *      billed.
 *   3. Edit the line in `regions/<region>.ts`: value, `source` and `asOf`, the day the list was published. A new
 *      source goes into `sources.ts`. A new region is a file, a line in `awsPriceBook.ts`, and its zones in
 *      `../regions/regions.ts`.
 *   4. Set `generated` in `awsPriceBook.ts`. The tests say what is missing or cannot be a price.
 */

/** A second, independent source with the same value. */
export type Confirmation = { readonly source: string; readonly asOf: string };

type Provenance = {
  /** What the value counts: `USD/address-hour`. */
  readonly unit: string;
  /** A key of the book's `sources`. */
  readonly source: string;
  /** `2025-11-04`, `2026` where the source gives only the year, or `undated`. For an unknown price: when it was looked for. */
  readonly asOf: string;
  readonly confirmedBy?: Confirmation;
  readonly note?: string;
};

/** One rate in US dollars; `null` is unknown, 0 is free of charge. */
export type Price = Provenance & {
  readonly usd: number | null;
  /** The list price, where `usd` is that less a discount. */
  readonly listUsd?: number;
};

/** The rate for the part of a month's volume from `fromGb` up to `toGb`; the last tier has no end. */
export type Tier = {
  readonly fromGb: number;
  readonly toGb: number | null;
  readonly usdPerGb: number;
  /** The list price, where `usdPerGb` is that less a discount. */
  readonly listUsdPerGb?: number;
};

/** Rates that fall with the monthly volume, lowest volume first, without gaps; `null` is unknown. */
export type TieredPrice = Provenance & { readonly tiers: readonly Tier[] | null };

/** A free volume or a capacity; `null` is unknown. */
export type Quantity = Provenance & { readonly amount: number | null };

/** Every price of a region. None is missing: an unknown one is there, and says so. */
export type RegionPrices = Readonly<Record<FlatPriceKey, Price> & Record<TieredPriceKey, TieredPrice>>;

/** What holds in every region. */
export type GlobalPrices = Readonly<Record<GlobalPriceKey, Price> & Record<GlobalQuantityKey, Quantity>>;

/** Where prices were read. */
export type PriceSource = {
  readonly what: string;
  /** As exact as the source gives it; `null` when it gives none. */
  readonly publicationDate: string | null;
  /** How close it is to AWS: a verbatim copy, derived from the price list, a hand-kept table. */
  readonly kind: string;
  /** Repository and path, or address. */
  readonly citation?: string;
};

export type PriceBook = {
  readonly currency: 'USD';
  /** The day the book was put together; single prices are older, see {@link priceDates}. */
  readonly generated: string;
  /** What was taken off every price that has a `listUsd`; absent from a book of list prices. */
  readonly discountPercent?: number;
  readonly sources: Readonly<Record<string, PriceSource>>;
  readonly global: GlobalPrices;
  readonly regions: Readonly<Record<string, RegionPrices>>;
};

/** The prices of a region, or `undefined` when the book does not have it: then every price there is unknown. */
export function pricesOf(book: PriceBook, region: string): RegionPrices | undefined {
  return Object.hasOwn(book.regions, region) ? book.regions[region] : undefined;
}

/** Whether tiers join from 0 GB upwards without a gap, and the last has no end. */
export function tiersJoin(tiers: readonly Pick<Tier, 'fromGb' | 'toGb'>[]): boolean {
  return (
    tiers[0]?.fromGb === 0 &&
    tiers.every(({ fromGb, toGb }, index) => {
      const next = tiers[index + 1];
      return toGb === (next?.fromGb ?? null) && (next === undefined || next.fromGb > fromGb);
    })
  );
}

/** Whether a price has a value. */
export function isKnown(price: Price | TieredPrice): boolean {
  return 'usd' in price ? price.usd !== null : price.tiers !== null;
}

/** How old prices are, and which of them do not say. */
export type PriceDates = {
  /** Of the dated prices; `null` when there is none. */
  readonly oldest: string | null;
  readonly newest: string | null;
  /** Known prices without a date. */
  readonly undated: readonly PriceKey[];
  /** Prices without a value; they have no date. */
  readonly unknown: readonly PriceKey[];
};

/**
 * The oldest and the newest date among the prices asked for, in the form of `asOf`. A year alone counts as its
 * first day. In a region the book does not have, all of them are unknown.
 */
export function priceDates(book: PriceBook, region: string, keys: readonly PriceKey[]): PriceDates {
  const prices = pricesOf(book, region);
  const known = keys.filter((key) => prices !== undefined && isKnown(prices[key]));
  const dateOf = (key: PriceKey) => prices?.[key].asOf ?? 'undated';
  const dates = known
    .map(dateOf)
    .filter((date) => date !== 'undated')
    .sort();
  return {
    oldest: dates[0] ?? null,
    newest: dates.at(-1) ?? null,
    undated: known.filter((key) => dateOf(key) === 'undated'),
    unknown: keys.filter((key) => !known.includes(key)),
  };
}
