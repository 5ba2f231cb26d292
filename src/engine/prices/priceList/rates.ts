import { type Tier, tiersJoin } from '../priceBook.ts';
import { isTieredKey, type PriceKey } from '../priceKeys.ts';
import type { Counted } from './offers.ts';

/** One price dimension of a list, as text; what is not there is ''. */
export type Dimension = {
  readonly begin: string;
  readonly end: string;
  readonly unit: string;
  readonly usd: string;
  /** The currency of a row that has no price in dollars. */
  readonly currency: string;
};

/** The price, or why the rows do not give one, as the end of a sentence that begins with them. */
export type Rate = { readonly price: number | readonly Tier[] } | { readonly problem: string };

/** No AWS price per hour or GB of a network comes near this. */
const HIGHEST_USD = 1000;

const number = /^\d{1,15}(\.\d{1,15})?$/;

const units: Readonly<Record<Counted, RegExp>> = {
  hour: /^((L|N|G)?LCU-)?(h(ou)?rs?)$/i,
  gb: /^(gb|gigabytes?)(-mo(nth)?)?$/i,
};

/** The price that the dimensions of one product make. A price of 0 is never taken: it is not what AWS bills. */
export function rateOf(key: PriceKey, counted: Counted, dimensions: readonly Dimension[]): Rate {
  const [first] = dimensions;
  if (first === undefined) return { problem: 'it has no price on demand' };
  const foreign = dimensions.find(({ currency }) => currency !== '' && currency !== 'USD');
  if (foreign !== undefined) return { problem: `it is in ${shown(foreign.currency)}, not in USD` };
  const strange = dimensions.find(({ unit }) => !units[counted].test(unit));
  if (strange !== undefined) {
    return { problem: `its unit is ${shown(strange.unit)}, not ${counted === 'gb' ? 'GB' : 'hours'}` };
  }
  const wrong = dimensions.find(({ usd }) => !number.test(usd) || Number(usd) > HIGHEST_USD);
  if (wrong !== undefined) return { problem: `its price is ${shown(wrong.usd)}` };
  return fromTiers(key, tiersOf(dimensions));
}

function fromTiers(key: PriceKey, tiers: readonly Tier[]): Rate {
  if (!tiersJoin(tiers)) return { problem: 'its ranges do not join from 0 upwards' };
  if (tiers.some(({ usdPerGb }) => usdPerGb === 0))
    return { problem: 'it is shown as 0, which is not what is billed' };
  if (isTieredKey(key)) return { price: tiers };
  const [only, ...others] = tiers;
  if (only === undefined || others.length > 0)
    return { problem: 'it has rates by volume where one is expected' };
  return { price: only.usdPerGb };
}

/** The dimensions in order, equal ones once. A free volume at the start belongs to the account, not to the price. */
function tiersOf(dimensions: readonly Dimension[]): readonly Tier[] {
  const tiers = dimensions.map(({ begin, end, usd }) => ({
    fromGb: begin === '' ? 0 : Number(begin),
    toGb: end === '' || /^inf(inity)?$/i.test(end) ? null : Number(end),
    usdPerGb: Number(usd),
  }));
  const once = tiers.filter(
    (tier, index) => tiers.findIndex((other) => JSON.stringify(other) === JSON.stringify(tier)) === index,
  );
  once.sort((a, b) => a.fromGb - b.fromGb);
  const [free, paid, ...rest] = once;
  return free?.usdPerGb === 0 && paid !== undefined && free.toGb === paid.fromGb
    ? [{ ...paid, fromGb: 0 }, ...rest]
    : once;
}

/** Text of a file in a sentence, short. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
