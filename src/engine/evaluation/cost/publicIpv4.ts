import { refOf } from '../../design/design.ts';
import type { CostLine, NatGateway, Routes } from '../evaluation.ts';
import { hourlyLine, type RegionalPrices } from './money.ts';
import { zonesOf } from './natGateway.ts';

const OWNERS: Readonly<Record<NatGateway['kind'], string>> = {
  zonal: 'NAT gateways',
  regional: 'the regional NAT gateway, at least one a zone',
  instance: 'NAT instances',
};

/**
 * The public IPv4 addresses of NAT, charged since February 2024 like every public address: one for each gateway or
 * instance, and at least one in each zone that the regional gateway is active in. Addresses of load balancers and tasks
 * belong to those, not to the network. Source: https://aws.amazon.com/vpc/pricing/.
 */
export function publicIpv4Lines(prices: RegionalPrices, { natGateways }: Routes): readonly CostLine[] {
  const gateways = Object.values(natGateways);
  const [first] = gateways;
  if (first === undefined) return [];
  return [
    hourlyLine(prices, {
      id: 'nat-gateway-ipv4',
      what: `Public IPv4 addresses of ${OWNERS[first.kind]}`,
      subjects: gateways.map(({ id }) => refOf('nat', id)),
      things: zonesOf(gateways),
      thing: 'address',
      price: 'publicIpv4InUseHour',
    }),
  ];
}
