import { refOf } from '../../design/design.ts';
import type { CostLine, Routes } from '../evaluation.ts';
import { hourlyLine, type RegionalPrices } from './money.ts';

/** One line an interface endpoint: the hours of its interface in each zone. Source: https://aws.amazon.com/privatelink/pricing/. */
export function interfaceEndpointLines(prices: RegionalPrices, { endpoints }: Routes): readonly CostLine[] {
  return Object.values(endpoints)
    .filter(({ type, subnets }) => type === 'interface' && subnets.length > 0)
    .map(({ id, label, subnets }) =>
      hourlyLine(prices, {
        id: `endpoint-${id}`,
        what: `Interface endpoint for ${label}`,
        subjects: [refOf('endpoint', id)],
        things: subnets.length,
        thing: 'interface',
        price: 'interfaceEndpointAzHour',
      }),
    );
}
