import type { Cost, Routes, ServiceWay } from '../evaluation.ts';
import { formatCount } from '../figures.ts';
import { firstRateOf, HOURS_PER_MONTH, usdOf, type RegionalPrices } from './money.ts';

/**
 * From how many GB a month one interface endpoint is cheaper than the same traffic without it: its hours in a zone,
 * divided by what each GB saves. A GB without it costs what it does in this network, crossing zones to the NAT
 * gateway of another one included, at the service with the most traffic; a network without NAT gateways is compared
 * with one of its own zone. `null` when a price is not known, or when NAT is never the dearer way. `zones` is the most
 * zones an endpoint of the design stands in, or those of the VPC when there is none yet.
 */
export function endpointBreakEven(
  prices: RegionalPrices,
  { endpoints, natGateways }: Pick<Routes, 'endpoints' | 'natGateways'>,
  zonesOfVpc: number,
  ways: readonly ServiceWay[],
): Cost['endpointBreakEven'] {
  const hour = usdOf(prices, 'interfaceEndpointAzHour');
  const natGb = usdOf(prices, 'natGatewayGb');
  const endpointGb = firstRateOf(prices, 'interfaceEndpointGbTiers');
  if (hour === null || natGb === null || endpointGb === null) return null;
  const hasGateways = Object.values(natGateways).some(({ kind }) => kind !== 'instance');
  const withoutGb = (hasGateways ? rateWithout(ways) : null) ?? natGb;
  const savedNano = nano(withoutGb) - nano(endpointGb);
  if (savedNano <= 0) return null;
  const gbPerZone = (nano(hour) * HOURS_PER_MONTH) / savedNano;
  const zones =
    Object.values(endpoints).reduce((most, { subnets }) => Math.max(most, subnets.length), 0) || zonesOfVpc;
  const crossing = (nano(withoutGb) - nano(natGb)) / 1e9;
  const withoutText =
    crossing < 0
      ? rateText(withoutGb)
      : [String(natGb), ...(crossing > 0 ? [rateText(crossing)] : [])].join(' + ');
  const formula = `${String(hour)} × ${String(HOURS_PER_MONTH)} ÷ (${withoutText} − ${String(endpointGb)}) = ${formatCount(gbPerZone)} GB a zone`;
  return { gbPerZone, gb: gbPerZone * zones, zones, crossingUsdPerGb: Math.max(0, crossing), formula };
}

const nano = (usd: number) => Math.round(usd * 1e9);

/** With no more digits than anybody reads: a third of a cent has no end. */
const rateText = (usd: number) => String(Math.round(usd * 1e6) / 1e6);

/** What a GB to the service with the most traffic costs without its interface endpoint; `null` when nothing flows. */
function rateWithout(ways: readonly ServiceWay[]): number | null {
  let busiest: ServiceWay | undefined;
  for (const way of ways) {
    const isPaid = way.type === 'interface' && way.gb > 0 && (way.withoutUsdPerGb ?? 0) > 0;
    if (isPaid && way.gb > (busiest?.gb ?? 0)) busiest = way;
  }
  return busiest?.withoutUsdPerGb ?? null;
}
