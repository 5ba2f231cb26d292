import type { Tier } from '../../prices/priceBook.ts';
import { formatCount } from '../figures.ts';

/** What a month's volume costs where rates fall with it: each tier's part at its own rate, in whole micro-dollars. */
export type VolumeCharge = {
  readonly micros: number;
  /** `10,240 GB × 0.09 USD + 500 GB × 0.085 USD`; `0 GB × 0.09 USD` for none. */
  readonly formula: string;
};

/** The charge for `gb` at these tiers, whose bounds count from the first charged gigabyte. */
export function volumeCharge(tiers: readonly Tier[], gb: number): VolumeCharge {
  const parts = tiers.flatMap(({ fromGb, toGb, usdPerGb }) => {
    const part = Math.min(gb, toGb ?? Infinity) - fromGb;
    return part > 0 || (gb === 0 && fromGb === 0) ? [{ part: Math.max(0, part), usdPerGb }] : [];
  });
  return {
    micros: Math.round(parts.reduce((sum, { part, usdPerGb }) => sum + part * Math.round(usdPerGb * 1e6), 0)),
    formula: parts
      .map(({ part, usdPerGb }) => `${formatCount(part)} GB × ${String(usdPerGb)} USD`)
      .join(' + '),
  };
}

/**
 * A whole number of micro-dollars shared out by weight, so that the shares add up to it: each gets the whole part of
 * what is due to it, and the largest remainders one more, the first of equals first.
 */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum <= 0) return weights.map((_, at) => (at === 0 ? total : 0));
  const due = weights.map((weight) => total * (weight / sum));
  const shares = due.map(Math.floor);
  let left = total - shares.reduce((all, share) => all + share, 0);
  const order = due
    .map((exact, at) => ({ at, rest: exact - Math.floor(exact) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order) {
    if (left <= 0) break;
    shares[at] = (shares[at] ?? 0) + 1;
    left -= 1;
  }
  const first = order[0];
  if (left !== 0 && first !== undefined) shares[first.at] = (shares[first.at] ?? 0) + left;
  return shares;
}
