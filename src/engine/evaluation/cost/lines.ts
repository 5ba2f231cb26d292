import type { Design } from '../../design/design.ts';
import type { CostLine, Routes } from '../evaluation.ts';
import { gatewayEndpointLines } from './gatewayEndpoint.ts';
import { interfaceEndpointLines } from './interfaceEndpoint.ts';
import type { RegionalPrices } from './money.ts';
import { natGatewayLines } from './natGateway.ts';
import { publicIpv4Lines } from './publicIpv4.ts';
import { transitGatewayLines } from './transitGateway.ts';

/** Every line of the month with this routing, before traffic. A new priced kind is a file and a line here. */
export function networkLines(
  prices: RegionalPrices,
  routes: Routes,
  design: Pick<Design, 'vpc'>,
): readonly CostLine[] {
  return [
    ...[natGatewayLines, publicIpv4Lines, interfaceEndpointLines, gatewayEndpointLines].flatMap((lines) =>
      lines(prices, routes),
    ),
    ...transitGatewayLines(prices, design),
  ];
}
