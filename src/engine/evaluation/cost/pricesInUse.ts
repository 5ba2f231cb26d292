import type { Design } from '../../design/design.ts';
import { isKnown, type Price, type PriceBook, pricesOf, type TieredPrice } from '../../prices/priceBook.ts';
import { type PriceKey, priceKeys } from '../../prices/priceKeys.ts';
import type { PriceOrigin } from '../evaluation.ts';
import { originOf, regionalPrices } from './money.ts';

/** A price that the design's figures are made of. */
export type PriceInUse = {
  readonly key: PriceKey;
  /** What it counts: `USD/address-hour`. */
  readonly unit: string;
  /** What the design pays, the first rate of one that falls with the volume; `null`: not known. */
  readonly usd: number | null;
  /** The list price, where a discount was taken off it. */
  readonly listUsd: number | null;
  /** How many rates it has by volume. */
  readonly rates: number;
  readonly origin: PriceOrigin;
  /** From a list that the design has loaded, not built in. */
  readonly loaded: boolean;
};

/** Every price of the design's region as the design pays it; none for a region that the book and the design lack. */
export function pricesInUse(design: Design, book: PriceBook): readonly PriceInUse[] {
  const regional = regionalPrices(book, design);
  const prices = pricesOf(regional.book, design.region);
  const loaded = Object.hasOwn(design.pricing.loaded, design.region)
    ? design.pricing.loaded[design.region]
    : undefined;
  if (prices === undefined) return [];
  return priceKeys.map((key) => ({
    key,
    ...rateIn(prices[key]),
    origin: originOf(regional, key),
    loaded: isKnown(prices[key]) && loaded?.[key] !== undefined,
  }));
}

function rateIn(price: Price | TieredPrice): Pick<PriceInUse, 'unit' | 'usd' | 'listUsd' | 'rates'> {
  const { unit } = price;
  if ('usd' in price) return { unit, usd: price.usd, listUsd: price.listUsd ?? null, rates: 1 };
  const first = price.tiers?.[0];
  return {
    unit,
    usd: first?.usdPerGb ?? null,
    listUsd: first?.listUsdPerGb ?? null,
    rates: price.tiers?.length ?? 0,
  };
}
