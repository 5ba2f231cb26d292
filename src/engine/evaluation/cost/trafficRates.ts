import type { FlatPriceKey, TieredPriceKey } from '../../prices/priceKeys.ts';
import type { Design } from '../../design/design.ts';
import type { Routes, TrafficRate } from '../evaluation.ts';
import { firstRateOf, originOf, usdOf, type RegionalPrices } from './money.ts';

/**
 * What each gigabyte will add, for the things the network has; the first rate where rates fall with volume. That of NAT
 * is always there, as it is what endpoints and the choice of no NAT are compared with.
 */
export function trafficRates(prices: RegionalPrices, design: Design, routes: Routes): readonly TrafficRate[] {
  const endpoints = Object.values(routes.endpoints);
  return [
    natRate(prices, Object.keys(routes.natGateways).length > 0),
    ...(endpoints.some(({ type }) => type === 'interface') ? [interfaceRate(prices)] : []),
    ...(endpoints.some(({ type }) => type === 'gateway') ? [gatewayRate(prices)] : []),
    ...(Object.keys(design.zones).length > 1 ? [crossZoneRate(prices)] : []),
    ...(design.vpc.internetGateway ? [egressRate(prices)] : []),
    ...(design.vpc.flowLog === null ? [] : [flowLogRate(prices)]),
  ];
}

const flat = (prices: RegionalPrices, key: FlatPriceKey) => ({
  usdPerGb: usdOf(prices, key),
  price: originOf(prices, key),
});

const tiered = (prices: RegionalPrices, key: TieredPriceKey) => ({
  usdPerGb: firstRateOf(prices, key),
  price: originOf(prices, key),
});

const natRate = (prices: RegionalPrices, drawn: boolean): TrafficRate => ({
  id: 'nat-gateway-gb',
  what: 'Through a NAT gateway',
  note: drawn
    ? 'Each GB in either direction, beside what leaving the zone or AWS costs.'
    : 'To compare with: this design has no NAT gateway. With one, each GB in either direction, beside what leaving the zone or AWS costs.',
  ...flat(prices, 'natGatewayGb'),
});

const interfaceRate = (prices: RegionalPrices): TrafficRate => ({
  id: 'interface-endpoint-gb',
  what: 'Through an interface endpoint',
  note: 'Each GB in either direction, up to 1 PB a month; less beyond that.',
  ...tiered(prices, 'interfaceEndpointGbTiers'),
});

const gatewayRate = (prices: RegionalPrices): TrafficRate => ({
  id: 'gateway-endpoint-gb',
  what: 'Through a gateway endpoint',
  note: 'Free of charge within the region.',
  ...flat(prices, 'gatewayEndpointGb'),
});

const crossZoneRate = (prices: RegionalPrices): TrafficRate => ({
  id: 'cross-zone-gb',
  what: 'Between Availability Zones, each end',
  note: 'Charged to sender and receiver: a GB that crosses a zone boundary costs this twice.',
  ...flat(prices, 'crossAzGbEachDirection'),
});

const egressRate = (prices: RegionalPrices): TrafficRate => ({
  id: 'internet-egress-gb',
  what: 'Out to the internet',
  note: 'After the free volume of the whole account, up to 10 TB a month; less beyond that. Inbound is free.',
  ...tiered(prices, 'internetEgressGbTiers'),
});

const flowLogRate = (prices: RegionalPrices): TrafficRate => ({
  id: 'flow-log-gb',
  what: 'Flow logs into CloudWatch Logs',
  note: 'Each GB of log ingested, up to 10 TB a month; storage is charged besides.',
  ...tiered(prices, 'flowLogsToCloudWatchGbTiers'),
});
