import type { PriceOrigin } from '../evaluation/evaluation.ts';
import { formatUsd } from '../evaluation/figures.ts';

/** `219.00 USD`, or `not known`. */
export function usdText(usd: number | null): string {
  return usd === null ? 'not known' : formatUsd(usd);
}

/** `+21.90 USD`, `-73.00 USD`, `no change`. */
export function deltaText(usd: number): string {
  if (Math.round(usd * 100) === 0) return 'no change';
  return usd > 0 ? `+${formatUsd(usd)}` : formatUsd(usd);
}

/** Every source once, in the order met. */
export function sourcesOf(origins: readonly PriceOrigin[]): readonly PriceOrigin[] {
  const bySource = new Map(origins.map((origin) => [`${origin.source} ${origin.asOf}`, origin]));
  return [...bySource.values()];
}
