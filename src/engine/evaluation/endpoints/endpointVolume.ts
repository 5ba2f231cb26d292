import { pricesOf, type Tier } from '../../prices/priceBook.ts';
import type { RegionalPrices } from '../cost/money.ts';
import { volumeCharge } from '../transfer/volumeRates.ts';

/*
 * What interface endpoints charge for the data they process. AWS adds up the month of all interface endpoints of a
 * region before it applies the rates, which fall at 1 PB and 5 PB (https://aws.amazon.com/privatelink/pricing/: "Data
 * processed per month in an AWS Region"), so what a further gigabyte costs depends on what the others carry.
 */

/** The rates of the region, lowest volume first; `null` when they are not known. */
export function endpointRates({ book, region }: RegionalPrices): readonly Tier[] | null {
  return pricesOf(book, region)?.interfaceEndpointGbTiers.tiers ?? null;
}

/** What `gb` more cost in a month in which the other interface endpoints carry `others`. */
export function furtherVolumeUsd(rates: readonly Tier[], others: number, gb: number): number {
  return (volumeCharge(rates, others + gb).micros - volumeCharge(rates, others).micros) / 1e6;
}

/**
 * From how many GB a month on an endpoint with these monthly hours is no dearer than a way of `usdPerGb`, when the
 * other endpoints carry `others`: the smallest such amount; `null` when it never is.
 */
export function breakEvenGb(
  rates: readonly Tier[],
  {
    hoursUsd,
    usdPerGb,
    others,
  }: { readonly hoursUsd: number; readonly usdPerGb: number; readonly others: number },
): number | null {
  let owed = hoursUsd;
  let gb = 0;
  if (owed <= 0) return 0;
  for (const { fromGb, toGb, usdPerGb: rate } of rates) {
    const length = (toGb ?? Infinity) - Math.max(fromGb, others);
    if (length <= 0) continue;
    const savedPerGb = Math.round((usdPerGb - rate) * 1e9) / 1e9;
    if (savedPerGb > 0 && owed / savedPerGb <= length) return gb + owed / savedPerGb;
    if (length === Infinity) return null;
    gb += length;
    owed -= savedPerGb * length;
  }
  return null;
}
