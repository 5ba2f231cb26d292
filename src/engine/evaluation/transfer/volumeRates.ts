import type { Tier } from '../../prices/priceBook.ts';
import { tierRateText, type RegionalPrices } from '../cost/money.ts';
import { formatCount, sumOf } from '../figures.ts';
import { groupedBy } from '../network.ts';

/** What a month's volume costs where rates fall with it: each tier's part at its own rate, in whole micro-dollars. */
export type VolumeCharge = {
  readonly micros: number;
  /** `10,240 GB × 0.09 USD + 500 GB × 0.085 USD`; `0 GB × 0.09 USD` for none. */
  readonly formula: string;
};

/** The charge for `gb` at these tiers, whose bounds count from the first charged gigabyte. */
export function volumeCharge(prices: RegionalPrices, tiers: readonly Tier[], gb: number): VolumeCharge {
  const parts = tiers.flatMap((tier) => {
    const part = Math.min(gb, tier.toGb ?? Infinity) - tier.fromGb;
    return part > 0 || (gb === 0 && tier.fromGb === 0) ? [{ part: Math.max(0, part), tier }] : [];
  });
  return {
    micros: Math.round(sumOf(parts.map(({ part, tier }) => part * Math.round(tier.usdPerGb * 1e9))) / 1e3),
    formula: parts
      .map(({ part, tier }) => `${formatCount(part)} GB × ${tierRateText(prices, tier)}`)
      .join(' + '),
  };
}

/** More than binary fractions add to a micro-dollar, and less than what counts. */
const DUST = 1e-6;

/**
 * A whole number of micro-dollars shared out by weight, so that the shares add up to it: each gets the whole part of
 * what is due to it, and the largest remainders one more, the first of equals first.
 */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const sum = sumOf(weights);
  if (sum <= 0) return weights.map((_, at) => (at === 0 ? total : 0));
  const due = weights.map((weight) => (total * weight) / sum);
  const shares = due.map((exact) => Math.floor(exact + DUST));
  const order = due
    .map((exact, at) => ({ at, rest: exact - (shares[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  let left = total - sumOf(shares);
  for (const { at } of order) {
    if (left <= 0) break;
    shares[at] = (shares[at] ?? 0) + 1;
    left -= 1;
  }
  const first = order[0];
  if (left !== 0 && first !== undefined) shares[first.at] = (shares[first.at] ?? 0) + left;
  return shares;
}

/** {@link shareOut} among owners first and then among what each owns, so that an owner's share is as exact as can be. */
export function shareOutByOwner(
  total: number,
  parts: readonly { readonly weight: number; readonly owner: string }[],
): readonly number[] {
  const owners = [...groupedBy(parts.keys(), (at) => parts[at]?.owner ?? '').values()];
  const weightAt = (at: number) => parts[at]?.weight ?? 0;
  const ofOwners = shareOut(
    total,
    owners.map((members) => sumOf(members.map(weightAt))),
  );
  const shares = parts.map(() => 0);
  for (const [index, members] of owners.entries()) {
    const own = shareOut(ofOwners[index] ?? 0, members.map(weightAt));
    for (const [place, at] of members.entries()) shares[at] = own[place] ?? 0;
  }
  return shares;
}
