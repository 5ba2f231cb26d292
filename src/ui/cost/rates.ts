import type { FlowBand } from '../../engine/scene/flowGraph.ts';

/** How dear a gigabyte is on its whole way, from free to the dearest; the number names the colour. */
export type Rate = 'free' | 'low' | 'middle' | 'high' | 'highest' | 'nowhere' | 'unknown';

const FROM: readonly (readonly [number, Rate])[] = [
  [0.09, 'highest'],
  [0.05, 'high'],
  [0.02, 'middle'],
];

/** The rate of a band: dollars by gigabytes; what gets nowhere and what has no known price have their own. */
export function rateOf({ gb, usd, partial, blocked }: FlowBand): Rate {
  if (blocked !== null) return 'nowhere';
  if (partial) return 'unknown';
  if (usd === 0) return 'free';
  const perGb = usd / gb;
  return FROM.find(([least]) => perGb >= least)?.[1] ?? 'low';
}

/** What each colour means, in the order of the legend. */
export const rateWords: Readonly<Record<Rate, string>> = {
  free: 'free of charge',
  low: 'under $0.02 a GB',
  middle: 'from $0.02',
  high: 'from $0.05',
  highest: 'from $0.09',
  unknown: 'price not known',
  nowhere: 'gets nowhere',
};
