import type { Tier } from '../../prices/priceBook.ts';
import { sumOf } from '../figures.ts';
import { groupedBy } from '../network.ts';

/** What a month's volume costs where rates fall with it, in whole micro-dollars, with the part of it in each tier. */
export type VolumeCharge = {
  readonly micros: number;
  /** The first tier alone, with 0 GB, for no volume. */
  readonly parts: readonly { readonly gb: number; readonly tier: Tier }[];
};

/** The charge for `gb` at these tiers, whose bounds count from the first charged gigabyte. */
export function volumeCharge(tiers: readonly Tier[], gb: number): VolumeCharge {
  const parts = tiers.flatMap((tier) => {
    const part = Math.min(gb, tier.toGb ?? Infinity) - tier.fromGb;
    return part > 0 || (gb === 0 && tier.fromGb === 0) ? [{ gb: Math.max(0, part), tier }] : [];
  });
  const billionths = sumOf(parts.map((part) => part.gb * Math.round(part.tier.usdPerGb * 1e9)));
  return { micros: Math.round(billionths / 1e3), parts };
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
