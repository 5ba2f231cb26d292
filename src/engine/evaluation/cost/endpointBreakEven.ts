import type { Cost, Routes } from '../evaluation.ts';
import { formatCount } from '../figures.ts';
import { firstRateOf, HOURS_PER_MONTH, usdOf, type RegionalPrices } from './money.ts';

/**
 * From how many GB a month one interface endpoint is cheaper than the same traffic through NAT: its hours in a zone,
 * divided by what each GB saves. `null` when a price is not known, or when NAT is never the dearer way. `zones` is
 * the most zones an endpoint of the design stands in, or those of the VPC when there is none yet.
 */
export function endpointBreakEven(
  prices: RegionalPrices,
  { endpoints }: Routes,
  zonesOfVpc: number,
): Cost['endpointBreakEven'] {
  const hour = usdOf(prices, 'interfaceEndpointAzHour');
  const natGb = usdOf(prices, 'natGatewayGb');
  const endpointGb = firstRateOf(prices, 'interfaceEndpointGbTiers');
  if (hour === null || natGb === null || endpointGb === null) return null;
  const savedNano = Math.round(natGb * 1e9) - Math.round(endpointGb * 1e9);
  if (savedNano <= 0) return null;
  const gbPerZone = (Math.round(hour * 1e9) * HOURS_PER_MONTH) / savedNano;
  const zones =
    Object.values(endpoints).reduce((most, { subnets }) => Math.max(most, subnets.length), 0) || zonesOfVpc;
  const formula = `${String(hour)} × ${String(HOURS_PER_MONTH)} ÷ (${String(natGb)} − ${String(endpointGb)}) = ${formatCount(gbPerZone)} GB a zone`;
  return { gbPerZone, gb: gbPerZone * zones, zones, formula };
}
