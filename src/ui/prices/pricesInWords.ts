import type { PriceInUse } from '../../engine/evaluation/cost/pricesInUse.ts';
import { plural } from '../format.ts';

/** How many prices are known, of which days they are, and how many were loaded, in one or two sentences. */
export function pricesInWords(prices: readonly PriceInUse[]): string {
  const known = prices.filter(({ usd }) => usd !== null);
  const loaded = known.filter((price) => price.loaded).length;
  const dates = known.map(({ origin }) => origin.asOf).filter((date) => date !== 'undated');
  dates.sort();
  const span = dates[0] === dates.at(-1) ? dates[0] : `${dates[0] ?? ''} to ${dates.at(-1) ?? ''}`;
  const count = `${String(known.length)} of ${plural(prices.length, 'price')} known`;
  const age = dates.length === 0 ? '' : `, of ${span ?? ''}`;
  const own = loaded === 0 ? 'All of them are built in.' : `${String(loaded)} loaded, the others built in.`;
  return `${count}${age}. ${own}`;
}
