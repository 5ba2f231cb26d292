import { pricesOf } from '../../prices/priceBook.ts';
import {
  globalRateText,
  originOf,
  originOfGlobal,
  product,
  rateText,
  tierRateText,
  usdOf,
  type RegionalPrices,
} from '../cost/money.ts';
import type { PriceOrigin } from '../evaluation.ts';
import { formatCount } from '../figures.ts';
import type { Rate } from './tariffs.ts';
import { volumeCharge } from './volumeRates.ts';

/** What a volume costs at a rate. */
export type Charge = {
  /** Whole micro-dollars; `null` when the price is not known. */
  readonly micros: number | null;
  /** What every GB of it costs; `null` where they do not cost the same, or the price is not known. */
  readonly usdPerGb: number | null;
  readonly formula: string;
  readonly price: PriceOrigin;
};

/** The charge for a month's volume in GB. */
export function chargeFor(prices: RegionalPrices, rate: Rate, gb: number): Charge {
  const volume = `${formatCount(gb)} GB`;
  switch (rate.kind) {
    case 'free':
      return { ...atRate(gb, 0), formula: `${volume} × 0 USD`, price: rate.price };
    case 'flat': {
      const usd = usdOf(prices, rate.key);
      const formula = `${volume}${rate.ends === 2 ? ' × 2 ends' : ''} × ${rateText(prices, rate.key)}`;
      return {
        ...atRate(gb, usd === null ? null : usd * rate.ends),
        formula,
        price: originOf(prices, rate.key),
      };
    }
    case 'global': {
      const formula = `${volume} × ${globalRateText(prices, rate.key)}`;
      const { usd } = prices.book.global[rate.key];
      return { ...atRate(gb, usd), formula, price: originOfGlobal(prices.book, rate.key) };
    }
    case 'tiered':
      return atTiers(prices, rate, gb);
  }
}

function atRate(gb: number, usd: number | null): Pick<Charge, 'micros' | 'usdPerGb'> {
  if (usd === null) return { micros: null, usdPerGb: null };
  return { micros: Math.round(product(gb, usd) * 1e6), usdPerGb: Math.round(usd * 1e9) / 1e9 };
}

function atTiers(
  prices: RegionalPrices,
  { key, afterFreeVolume }: Extract<Rate, { kind: 'tiered' }>,
  gb: number,
): Charge {
  const price = originOf(prices, key);
  const tiers = pricesOf(prices.book, prices.region)?.[key].tiers ?? null;
  if (tiers === null) {
    return { micros: null, usdPerGb: null, formula: `${formatCount(gb)} GB × price not known`, price };
  }
  const freeGb = afterFreeVolume ? freeEgressGb(prices) : 0;
  const { micros, parts } = volumeCharge(tiers, Math.max(0, gb - freeGb));
  const terms = parts.map(({ gb: part, tier }) => `${formatCount(part)} GB × ${tierRateText(prices, tier)}`);
  const after = freeGb === 0 ? '' : `, after the ${formatCount(Math.min(freeGb, gb))} GB that are free`;
  const first = tiers[0];
  const usdPerGb = freeGb === 0 && first !== undefined && gb <= (first.toGb ?? gb) ? first.usdPerGb : null;
  return { micros, usdPerGb, formula: `${terms.join(' + ')}${after}`, price };
}

/** What the whole account may send to the internet free of charge each month; nothing in GovCloud and China. */
function freeEgressGb({ book, region }: RegionalPrices): number {
  return /^(us-gov|cn)-/.test(region) ? 0 : (book.global.internetEgressFreeGbPerMonth.amount ?? 0);
}
