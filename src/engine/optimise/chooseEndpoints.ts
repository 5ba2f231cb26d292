import type { Tier } from '../prices/priceBook.ts';
import { furtherVolumeUsd } from '../evaluation/endpoints/endpointVolume.ts';
import { sumOf } from '../evaluation/figures.ts';

/** One service that an interface endpoint could carry. */
export type EndpointCandidate = {
  readonly service: string;
  /** GB a month that would pass the endpoint. */
  readonly gb: number;
  /** What it saves before what it processes: the way without it, less its hours. */
  readonly worthUsd: number;
  /** Whether it has to be. */
  readonly forced: boolean;
  /** Whether the design has it, which decides between equals. */
  readonly drawn: boolean;
};

/** The endpoints chosen, what they change in the month, and by how much another choice could be better. */
export type EndpointChoice = {
  readonly services: ReadonlySet<string>;
  readonly usd: number;
  /** 0 when the choice is proved to be the best. */
  readonly gapUsd: number;
};

/** As many services without a fixed answer are tried in every combination where rates do not fall. */
const MOST_TRIED = 12;

/** Less than a cent of a cent: rounding, not a difference. */
const DUST = 1e-6;

/**
 * The set of endpoints that costs least. Services meet only in what endpoints process, because AWS adds up the volume of
 * all of them before its rates, which fall. A charge whose rates fall with the volume is the lowest of its tangents: at
 * the best set one of them gives the true charge, and under one tangent every service decides for itself. So the best of
 * the sets that the tangents choose is the best of all. Rates that do not fall are tried in every combination, or, beyond
 * {@link MOST_TRIED} open services, the result says how far from the best it can be.
 */
export function chooseEndpoints(
  candidates: readonly EndpointCandidate[],
  rates: readonly Tier[],
): EndpointChoice {
  const slopes = [...new Set(rates.map(({ usdPerGb }) => usdPerGb))];
  const sets = slopes.map((slope) => chosenAt(candidates, slope));
  const open = candidates.filter(({ forced }) => !forced);
  const falling = rates.every(({ usdPerGb }, at) => usdPerGb <= (rates[at - 1]?.usdPerGb ?? Infinity));
  const all = falling || open.length > MOST_TRIED ? sets : everySet(candidates, open);
  const best = cheapestOf(all.length === 0 ? [chosenAt(candidates, 0)] : all, rates);
  const gapUsd =
    falling || open.length <= MOST_TRIED ? 0 : Math.max(0, best.usd - boundOf(candidates, slopes));
  return { services: new Set(best.set.map(({ service }) => service)), usd: best.usd, gapUsd };
}

/** What each service would choose if every GB cost this much. */
function chosenAt(candidates: readonly EndpointCandidate[], slope: number): readonly EndpointCandidate[] {
  return candidates.filter(({ forced, drawn, gb, worthUsd }) => {
    const gain = worthUsd - gb * slope;
    return forced || gain > (drawn ? -DUST : DUST);
  });
}

function everySet(
  candidates: readonly EndpointCandidate[],
  open: readonly EndpointCandidate[],
): readonly (readonly EndpointCandidate[])[] {
  const forced = candidates.filter((one) => one.forced);
  return Array.from({ length: 2 ** open.length }, (_, bits) => [
    ...forced,
    ...open.filter((__, at) => (bits & (1 << at)) !== 0),
  ]);
}

function cheapestOf(
  sets: readonly (readonly EndpointCandidate[])[],
  rates: readonly Tier[],
): { readonly set: readonly EndpointCandidate[]; readonly usd: number } {
  const priced = sets.map((set) => ({
    set,
    usd:
      furtherVolumeUsd(rates, 0, sumOf(set.map(({ gb }) => gb))) - sumOf(set.map(({ worthUsd }) => worthUsd)),
  }));
  return priced.reduce((best, one) => (one.usd < best.usd - DUST ? one : best));
}

/** No set costs less than if all of it were charged at the lowest rate. */
function boundOf(candidates: readonly EndpointCandidate[], slopes: readonly number[]): number {
  const lowest = Math.min(...slopes);
  return sumOf(chosenAt(candidates, lowest).map(({ gb, worthUsd }) => gb * lowest - worthUsd));
}
