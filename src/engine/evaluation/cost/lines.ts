import type { CostLine, Routes } from '../evaluation.ts';
import { gatewayEndpointLines } from './gatewayEndpoint.ts';
import { interfaceEndpointLines } from './interfaceEndpoint.ts';
import type { RegionalPrices } from './money.ts';
import { natGatewayLines } from './natGateway.ts';
import { publicIpv4Lines } from './publicIpv4.ts';

/** Every line of the month with this routing, before traffic. A new priced kind is a file and a line here. */
export function networkLines(prices: RegionalPrices, routes: Routes): readonly CostLine[] {
  return [natGatewayLines, publicIpv4Lines, interfaceEndpointLines, gatewayEndpointLines].flatMap((lines) =>
    lines(prices, routes),
  );
}
