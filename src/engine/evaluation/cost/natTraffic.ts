import type { Id } from '../../design/design.ts';
import type { NatGateway, TransferReport } from '../evaluation.ts';
import { sumOf } from '../figures.ts';
import { product, usdOf, type RegionalPrices } from './money.ts';

/** GB a month, both directions together, that leave each zone through NAT. */
export function natVolumes({ flows }: Pick<TransferReport, 'flows'>): ReadonlyMap<Id, number> {
  const volumes = new Map<Id, number>();
  for (const { legs } of flows) {
    for (const { zone, hops } of legs) {
      if (zone === null) continue;
      for (const { kind, gb } of hops) if (kind === 'nat') volumes.set(zone, (volumes.get(zone) ?? 0) + gb);
    }
  }
  return volumes;
}

/**
 * What so much data out of each zone costs with these gateways or instances: processing, and crossing to another zone
 * where the own one has none, charged at both ends. Data of a zone that none of them serves gets nowhere and costs nothing.
 * Sources: https://aws.amazon.com/vpc/pricing/, "NAT Gateway", and https://aws.amazon.com/ec2/pricing/on-demand/,
 * "Data Transfer within the same AWS Region".
 */
export function natTrafficUsd(
  prices: RegionalPrices,
  gateways: readonly NatGateway[],
  volumes: ReadonlyMap<Id, number>,
): { readonly processingUsd: number | null; readonly crossZoneUsd: number | null } {
  const served = [...volumes].filter(([zone]) => gateways.some(({ serves }) => serves.includes(zone)));
  const crossing = served.filter(([zone]) => !gateways.some(({ zones }) => zones.includes(zone)));
  const gb = (parts: readonly (readonly [Id, number])[]) => sumOf(parts.map(([, volume]) => volume));
  const ends = usdOf(prices, 'crossAzGbEachDirection');
  return {
    processingUsd: charge(gb(served), processingUsdPerGb(prices, gateways[0]?.kind ?? 'zonal')),
    crossZoneUsd: charge(gb(crossing), ends === null ? null : 2 * ends),
  };
}

function charge(gb: number, usdPerGb: number | null): number | null {
  if (gb === 0) return 0;
  return usdPerGb === null ? null : product(gb, usdPerGb);
}

function processingUsdPerGb(prices: RegionalPrices, kind: NatGateway['kind']): number | null {
  if (kind === 'instance') return prices.book.global.natInstanceGb.usd;
  return usdOf(prices, kind === 'zonal' ? 'natGatewayGb' : 'regionalNatGatewayGb');
}
