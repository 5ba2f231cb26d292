import type { PriceBook } from '../../prices/priceBook.ts';
import type { Cost, CostLine, Routes, TransferReport } from '../evaluation.ts';
import type { Network } from '../network.ts';
import { serviceWays } from '../endpoints/serviceWays.ts';
import { endpointBreakEven } from './endpointBreakEven.ts';
import { networkLines } from './lines.ts';
import { HOURS_PER_MONTH, regionalPrices, sumUsd } from './money.ts';
import { natOptions } from './natOptions.ts';
import { trafficRates } from './trafficRates.ts';

/** The network's month in dollars, line by line, with what its traffic adds and what other choices would cost. */
export function costOf(network: Network, routes: Routes, book: PriceBook, transfer: TransferReport): Cost {
  const { design } = network;
  const prices = regionalPrices(book, design);
  const lines = networkLines(prices, routes, design);
  const monthlyUsd = sumUsd(lines.map((line) => line.monthlyUsd ?? 0));
  const ways = serviceWays(network, routes, book, transfer);
  const partial = lines.some((line) => line.monthlyUsd === null);
  return {
    currency: 'USD',
    hoursPerMonth: HOURS_PER_MONTH,
    region: design.region,
    lines,
    monthlyUsd,
    partial,
    transfer,
    totalUsd: sumUsd([monthlyUsd, transfer.monthlyUsd]),
    totalPartial: partial || transfer.partial,
    trafficRates: trafficRates(prices, design, routes),
    natOptions: natOptions(prices, network, routes, transfer),
    serviceWays: ways,
    endpointBreakEven: endpointBreakEven(prices, routes, network.zones.length, ways),
    pricesAsOf: datesOf([...lines, ...transfer.lines]),
  };
}

/** The oldest and newest date among the prices that the month with its traffic is made of; what is free has no date to grow old. */
function datesOf(lines: readonly CostLine[]): Cost['pricesAsOf'] {
  const paid = lines.filter(({ usdPerUnit }) => usdPerUnit !== null && usdPerUnit > 0);
  const dates = paid.map(({ price }) => price.asOf).filter((date) => date !== 'undated');
  dates.sort();
  const oldest = dates[0];
  const newest = dates.at(-1);
  return oldest === undefined || newest === undefined ? null : { oldest, newest };
}
