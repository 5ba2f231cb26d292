import { z } from '../schema.ts';

import { type Design, loadedPricesSchema } from '../design/design.ts';
import { freePriceKeys, type PriceKey } from '../prices/priceKeys.ts';
import { priceNames } from '../prices/priceNames.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';

type Loaded = Design['pricing']['loaded'];

/**
 * Puts prices from AWS's lists in the place of the built-in ones, by region and key. What a list has replaces what was
 * loaded before; every other price stays. Refuses with `loadPrices/none` when there is no price in it, and with
 * `loadPrices/free` for a price of zero where AWS charges something.
 */
export const loadPrices = defineCommand({
  schema: z.strictObject({ type: z.literal('loadPrices'), prices: loadedPricesSchema }),
  apply: (design, { prices }) => {
    const entries = entriesOf(prices);
    if (entries.length === 0) {
      return err({ type: 'loadPrices/none', message: 'There is no price to load; the built-in ones stay.' });
    }
    const free = entries.find(({ key, price }) => !freePriceKeys.has(key) && isFree(price.price));
    if (free !== undefined) {
      return err({
        type: 'loadPrices/free',
        message: `${priceNames[free.key]} in ${free.region} would be free of charge, which it is not; leave this price out and the built-in one stays.`,
      });
    }
    return ok({ ...design, pricing: { ...design.pricing, loaded: merged(design.pricing.loaded, prices) } });
  },
  label: (_, { prices }) => {
    const [region = '', ...others] = Object.keys(prices);
    const count = entriesOf(prices).length;
    const where = others.length === 0 ? region : `${String(others.length + 1)} regions`;
    return `Load ${String(count)} ${count === 1 ? 'price' : 'prices'} of ${where}`;
  },
});

function entriesOf(loaded: Loaded) {
  return Object.entries(loaded).flatMap(([region, prices]) =>
    Object.entries(prices).map(([key, price]) => ({ region, key: key as PriceKey, price })),
  );
}

function isFree(price: number | readonly { readonly usdPerGb: number }[]): boolean {
  return typeof price === 'number' ? price === 0 : price.some(({ usdPerGb }) => usdPerGb === 0);
}

function merged(before: Loaded, list: Loaded): Loaded {
  const regions = [...new Set([...Object.keys(before), ...Object.keys(list)])];
  return Object.fromEntries(regions.map((region) => [region, { ...before[region], ...list[region] }]));
}
