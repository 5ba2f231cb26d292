import { refOf } from '../../design/design.ts';
import type { CostLine, NatGateway, Routes } from '../evaluation.ts';
import { countOf } from '../figures.ts';
import { globalRateText, hourlyLine, originOfGlobal, product, sumUsd, type RegionalPrices } from './money.ts';

/** The lines that NAT is paid with, whatever its kind: hours, volumes and addresses. */
const NAT_LINES: ReadonlySet<string> = new Set([
  'nat-gateway',
  'nat-gateway-ipv4',
  'regional-nat-gateway',
  'nat-instance',
  'nat-instance-storage',
]);

/**
 * The hours of NAT; no line without any. Zonal gateways are charged each by the hour, the regional one for each zone it is
 * active in by the hour (https://aws.amazon.com/vpc/pricing/, "NAT Gateway"), and an instance as the t4g.nano it
 * is, with the gp3 volume it starts from (https://aws.amazon.com/ec2/pricing/on-demand/).
 */
export function natGatewayLines(prices: RegionalPrices, { natGateways }: Routes): readonly CostLine[] {
  const gateways = Object.values(natGateways);
  const [first] = gateways;
  if (first === undefined) return [];
  const subjects = gateways.map(({ id }) => refOf('nat', id));
  switch (first.kind) {
    case 'zonal': {
      const charge = { id: 'nat-gateway', what: 'NAT gateways', thing: 'gateway', things: gateways.length };
      return [hourlyLine(prices, { ...charge, subjects, price: 'natGatewayHour' })];
    }
    case 'regional': {
      const charge = { id: 'regional-nat-gateway', what: 'Regional NAT gateway', thing: 'zone' };
      const things = zonesOf(gateways);
      return [hourlyLine(prices, { ...charge, things, subjects, price: 'regionalNatGatewayAzHour' })];
    }
    case 'instance': {
      const charge = { id: 'nat-instance', what: 'NAT instances (t4g.nano)', thing: 'instance' };
      const things = gateways.length;
      return [
        hourlyLine(prices, { ...charge, things, subjects, price: 'natInstanceT4gNanoHour' }),
        storageLine(prices, subjects),
      ];
    }
  }
}

/** In how many zones these gateways work, each counted by itself. */
export function zonesOf(gateways: readonly NatGateway[]): number {
  return gateways.reduce((sum, { zones }) => sum + zones.length, 0);
}

/** What NAT costs a month before traffic; `null` when a price is not known, 0 without NAT. */
export function natMonthlyUsd(lines: readonly CostLine[]): number | null {
  const known: number[] = [];
  for (const { id, monthlyUsd } of lines) {
    if (!NAT_LINES.has(id)) continue;
    if (monthlyUsd === null) return null;
    known.push(monthlyUsd);
  }
  return sumUsd(known);
}

function storageLine(prices: RegionalPrices, subjects: CostLine['subjects']): CostLine {
  const usdPerUnit = prices.book.global.natInstanceStorageMonth.usd;
  const quantity = subjects.length;
  return {
    id: 'nat-instance-storage',
    what: 'Volumes of NAT instances (gp3, 8 GiB)',
    subjects,
    quantity,
    unit: 'volume-months',
    usdPerUnit,
    monthlyUsd: usdPerUnit === null ? null : product(quantity, usdPerUnit),
    formula: `${countOf(quantity, 'volume')} × ${globalRateText(prices, 'natInstanceStorageMonth')}`,
    price: originOfGlobal(prices.book, 'natInstanceStorageMonth'),
  };
}
