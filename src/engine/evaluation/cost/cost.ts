import type { PriceBook } from '../../prices/priceBook.ts';
import type { Cost, CostLine, Routes } from '../evaluation.ts';
import type { Network } from '../network.ts';
import { endpointBreakEven } from './endpointBreakEven.ts';
import { networkLines } from './lines.ts';
import { HOURS_PER_MONTH, sumUsd } from './money.ts';
import { natOptions } from './natOptions.ts';
import { trafficRates } from './trafficRates.ts';

/** The network's month in dollars, line by line, and what other choices would cost. */
export function costOf(network: Network, routes: Routes, book: PriceBook): Cost {
  const { design } = network;
  const prices = { book, region: design.region };
  const lines = networkLines(prices, routes);
  return {
    currency: 'USD',
    hoursPerMonth: HOURS_PER_MONTH,
    region: design.region,
    lines,
    monthlyUsd: sumUsd(lines.map(({ monthlyUsd }) => monthlyUsd ?? 0)),
    partial: lines.some(({ monthlyUsd }) => monthlyUsd === null),
    trafficRates: trafficRates(prices, design, routes),
    natOptions: natOptions(prices, network, routes),
    endpointBreakEven: endpointBreakEven(prices, routes, network.zones.length),
    pricesAsOf: datesOf(lines),
  };
}

/** The oldest and newest date among the prices the total is made of; what is free has no date to grow old. */
function datesOf(lines: readonly CostLine[]): Cost['pricesAsOf'] {
  const paid = lines.filter(({ usdPerUnit }) => usdPerUnit !== null && usdPerUnit > 0);
  const dates = paid.map(({ price }) => price.asOf).filter((date) => date !== 'undated');
  dates.sort();
  const oldest = dates[0];
  const newest = dates.at(-1);
  return oldest === undefined || newest === undefined ? null : { oldest, newest };
}
