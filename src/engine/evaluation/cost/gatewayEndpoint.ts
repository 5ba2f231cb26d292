import { refOf } from '../../design/design.ts';
import type { CostLine, Routes } from '../evaluation.ts';
import { hourlyLine, type RegionalPrices } from './money.ts';

/**
 * One line a gateway endpoint, of 0 dollars: "There is no additional charge for using gateway endpoints"
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html). It stands there so that nobody has to
 * wonder.
 */
export function gatewayEndpointLines(prices: RegionalPrices, { endpoints }: Routes): readonly CostLine[] {
  return Object.values(endpoints)
    .filter(({ type }) => type === 'gateway')
    .map(({ id, label }) =>
      hourlyLine(prices, {
        id: `endpoint-${id}`,
        what: label,
        subjects: [refOf('endpoint', id)],
        things: 1,
        thing: 'endpoint',
        price: 'gatewayEndpointHour',
      }),
    );
}
