import { refOf } from '../../design/design.ts';
import type { CostLine, Routes } from '../evaluation.ts';
import { hourlyLine, type RegionalPrices } from './money.ts';

/** The hours of all NAT gateways; no line without any. Source: https://aws.amazon.com/vpc/pricing/, "NAT Gateway". */
export function natGatewayLines(prices: RegionalPrices, { natGateways }: Routes): readonly CostLine[] {
  const gateways = Object.values(natGateways);
  if (gateways.length === 0) return [];
  const subjects = gateways.map(({ id }) => refOf('nat', id));
  const charge = {
    id: 'nat-gateway',
    what: 'NAT gateways',
    subjects,
    things: gateways.length,
    thing: 'gateway',
  };
  return [hourlyLine(prices, { ...charge, price: 'natGatewayHour' })];
}
