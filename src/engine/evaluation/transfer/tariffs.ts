import type { FlatPriceKey, GlobalPriceKey, TieredPriceKey } from '../../prices/priceKeys.ts';
import type { PlacedEndpoint, PriceOrigin } from '../evaluation.ts';

/*
 * What a gigabyte is charged for at each hop: one tariff for each cost line. Sources: "Overview of Data Transfer Costs
 * for Common Architectures" (https://aws.amazon.com/blogs/architecture/overview-of-data-transfer-costs-for-common-architectures/),
 * https://aws.amazon.com/vpc/pricing/, https://aws.amazon.com/privatelink/pricing/,
 * https://aws.amazon.com/transit-gateway/pricing/ and "Data Transfer" at https://aws.amazon.com/ec2/pricing/on-demand/.
 */

/** How a line is priced. `ends`: crossing zones is charged to the sender, the receiver or both. */
export type Rate =
  | { readonly kind: 'flat'; readonly key: FlatPriceKey; readonly ends: 1 | 2 }
  | { readonly kind: 'global'; readonly key: GlobalPriceKey }
  | { readonly kind: 'tiered'; readonly key: TieredPriceKey; readonly afterFreeVolume: boolean }
  | { readonly kind: 'free'; readonly price: PriceOrigin };

/** The price of one cost line; two hops with the same `line` have the same tariff. */
export type Tariff = { readonly line: string; readonly what: string; readonly rate: Rate };

const flat = (line: string, what: string, key: FlatPriceKey, ends: 1 | 2 = 1): Tariff => ({
  line,
  what,
  rate: { kind: 'flat', key, ends },
});

const free = (line: string, what: string, source: string, asOf: string): Tariff => ({
  line,
  what,
  rate: { kind: 'free', price: { source, asOf } },
});

/** "You are charged for each GB that passes", in either direction. */
export const natGateway = flat('transfer-nat', 'Processed by NAT gateways', 'natGatewayGb');

export const regionalNatGateway = flat(
  'transfer-nat-regional',
  'Processed by the regional NAT gateway',
  'regionalNatGatewayGb',
);

/** An instance charges nothing for what passes; its zone and the internet do. */
export const natInstance: Tariff = {
  line: 'transfer-nat-instance',
  what: 'Passed on by NAT instances',
  rate: { kind: 'global', key: 'natInstanceGb' },
};

/** "$0.01 per GB in each direction", which the sender and the receiver each pay. */
export const crossZone = flat(
  'transfer-cross-zone',
  'Between Availability Zones, charged at both ends',
  'crossAzGbEachDirection',
  2,
);

/** To an ElastiCache node in another zone only the EC2 side pays (https://aws.amazon.com/elasticache/pricing/). */
export const crossZoneOneEnd = flat(
  'transfer-cross-zone-one-end',
  'Between Availability Zones, charged at one end',
  'crossAzGbEachDirection',
);

/**
 * Since April 2022 crossing zones is free to interface endpoints, transit gateways and Client VPN endpoints
 * (https://aws.amazon.com/about-aws/whats-new/2022/04/aws-data-transfer-price-reduction-privatelink-transit-gateway-client-vpn-services/).
 */
export const crossZoneToService = free(
  'transfer-cross-zone-free',
  'Between Availability Zones to interface endpoints, not charged',
  'AWS: data transfer price reduction for PrivateLink, Transit Gateway and Client VPN',
  '2022-04-01',
);

/**
 * "Since cross-zone load balancing is always on with an Application Load Balancer, you are not charged for this type of
 * regional data transfer" (https://aws.amazon.com/elasticloadbalancing/faqs/).
 */
export const crossZoneToTargets = free(
  'transfer-cross-zone-load-balancer',
  'Between Availability Zones from an Application Load Balancer to its targets, not charged',
  'AWS: Elastic Load Balancing FAQs',
  'undated',
);

/** Tiers by the month's volume, after what every account has free. */
export const internetEgress: Tariff = {
  line: 'transfer-internet',
  what: 'Out to the internet',
  rate: { kind: 'tiered', key: 'internetEgressGbTiers', afterFreeVolume: true },
};

/** "If the internet gateway is used to access the public endpoint of the AWS services in the same Region, there are no data transfer charges." */
export const regionalService = free(
  'transfer-region-service',
  'To public AWS services of the region, not charged',
  'AWS: Overview of Data Transfer Costs for Common Architectures',
  '2021-09-17',
);

export const peering = flat('transfer-peering', 'Over VPC peering within a zone', 'vpcPeeringSameAzGb');

export const peeringCrossZone = flat(
  'transfer-peering-cross-zone',
  'Over VPC peering between zones, charged at both ends',
  'vpcPeeringCrossAzGbEachDirection',
  2,
);

/** "Data processing charges apply for each gigabyte sent from a VPC … to the Transit Gateway." */
export const transitGateway = flat(
  'transfer-transit-gateway',
  'Sent to the transit gateway',
  'transitGatewayGb',
);

/** Every endpoint has a line of its own; the tiers count what all interface endpoints of the region process. */
export function endpointTariff({ id, label, type }: PlacedEndpoint): Tariff {
  const line = `transfer-endpoint-${id}`;
  return type === 'gateway'
    ? flat(line, `Through the ${label}`, 'gatewayEndpointGb')
    : {
        line,
        what: `Processed by the interface endpoint for ${label}`,
        rate: { kind: 'tiered', key: 'interfaceEndpointGbTiers', afterFreeVolume: false },
      };
}
