import type { ListedPrice } from '../paidPrices.ts';
import type { PriceKey } from '../priceKeys.ts';

/** Why a price that the list should have was not taken: it has none. */
export const NOT_IN_LIST = 'it is not in this list';

/** A price that was taken from a list. */
export type TakenPrice = ListedPrice & {
  readonly region: string;
  readonly key: PriceKey;
  /** The day from which AWS charges it; '' when the list does not say. */
  readonly effective: string;
};

/** A price that a list should have, and why it was not taken. */
export type MissedPrice = { readonly region: string; readonly key: PriceKey; readonly why: string };

/** What a price list gave. */
export type PriceListReport = {
  /** The service codes in the list: `AmazonEC2`. */
  readonly offers: readonly string[];
  readonly version: string;
  /** The newest day that the list or one of its products was published; '' when none says. */
  readonly published: string;
  /** Products of a JSON list, rows of a CSV one. */
  readonly products: number;
  /** Of those, how many are no price of a network. */
  readonly unused: number;
  readonly taken: readonly TakenPrice[];
  /** By region, for each region that something was taken for. */
  readonly missed: readonly MissedPrice[];
  /** The list was cut into pages and this is only one of them. */
  readonly hasMorePages: boolean;
};
