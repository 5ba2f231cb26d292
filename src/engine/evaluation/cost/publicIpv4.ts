import { refOf } from '../../design/design.ts';
import type { CostLine, Routes } from '../evaluation.ts';
import { hourlyLine, type RegionalPrices } from './money.ts';

/**
 * The public IPv4 address of each NAT gateway, charged since February 2024 like every public address. Addresses of
 * load balancers and tasks belong to those, not to the network. Source: https://aws.amazon.com/vpc/pricing/.
 */
export function publicIpv4Lines(prices: RegionalPrices, { natGateways }: Routes): readonly CostLine[] {
  const gateways = Object.values(natGateways);
  if (gateways.length === 0) return [];
  return [
    hourlyLine(prices, {
      id: 'nat-gateway-ipv4',
      what: 'Public IPv4 addresses of NAT gateways',
      subjects: gateways.map(({ id }) => refOf('nat', id)),
      things: gateways.length,
      thing: 'address',
      price: 'publicIpv4InUseHour',
    }),
  ];
}
