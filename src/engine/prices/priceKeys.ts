/*
 * The names of all prices, each with its unit. A price missing from a book is filled in as unknown from here, so
 * code that asks for a price always finds one. Hours are billed hours, GB are the GB of AWS price lists.
 */

/** Prices of a region with one rate, and their units. */
export const flatPriceUnits = {
  /** One zonal NAT gateway; its public IPv4 address, internet egress and cross-AZ traffic are charged besides. */
  natGatewayHour: 'USD/NAT-gateway-hour',
  natGatewayGb: 'USD/GB processed, both directions',
  /** Charged for each hour in each AZ the gateway is active in: three AZs are three times the price. */
  regionalNatGatewayAzHour: 'USD/AZ-hour',
  regionalNatGatewayGb: 'USD/GB processed',
  /** One endpoint interface, that is one endpoint in one AZ. */
  interfaceEndpointAzHour: 'USD/endpoint-AZ-hour',
  gatewayEndpointHour: 'USD/hour',
  gatewayEndpointGb: 'USD/GB',
  /** Every public IPv4 address, that of a NAT gateway or load balancer included. */
  publicIpv4InUseHour: 'USD/address-hour',
  publicIpv4IdleHour: 'USD/address-hour',
  transitGatewayVpcAttachmentHour: 'USD/attachment-hour',
  transitGatewayGb: 'USD/GB processed',
  transitGatewayPeeringAttachmentHour: 'USD/attachment-hour',
  siteToSiteVpnConnectionHour: 'USD/connection-hour',
  gwlbEndpointHour: 'USD/endpoint-AZ-hour',
  gwlbEndpointGb: 'USD/GB processed',
  clientVpnEndpointAssociationHour: 'USD/association-hour',
  clientVpnConnectionHour: 'USD/connection-hour',
  reachabilityAnalysis: 'USD/analysis',
  networkAccessAnalyzerEni: 'USD/ENI assessed',
  /** Charged to both sides: one GB over an AZ boundary costs twice this price. */
  crossAzGbEachDirection: 'USD/GB charged to sender and receiver',
  /** us-east-1 to us-east-2 and back is cheaper than to other regions. */
  interRegionGbUsEastPair: 'USD/GB out of this region',
  interRegionGbOther: 'USD/GB out of this region',
  vpcPeeringHour: 'USD/hour',
  vpcPeeringSameAzGb: 'USD/GB',
  /** Peering across AZs pays the ordinary regional transfer. */
  vpcPeeringCrossAzGbEachDirection: 'USD/GB charged to each side',
  albHour: 'USD/load-balancer-hour',
  nlbHour: 'USD/load-balancer-hour',
  albLcuHour: 'USD/LCU-hour',
  /** Network Load Balancer Capacity Unit. */
  nlbNlcuHour: 'USD/NLCU-hour',
  /** Gateway Load Balancer, per AZ. */
  gwlbHour: 'USD/GWLB-AZ-hour',
  gwlbGlcuHour: 'USD/GLCU-hour',
  cloudWatchLogsCustomIngestionGb: 'USD/GB',
  cloudWatchLogsStorageGbMonth: 'USD/GB-month',
  networkFirewallEndpointHour: 'USD/endpoint-AZ-hour',
  networkFirewallGb: 'USD/GB processed',
  /** Linux on demand; the usual size of a NAT instance such as fck-nat. */
  natInstanceT4gNanoHour: 'USD/instance-hour',
} as const;

/** Prices of a region that fall with the monthly volume, and their units. */
export const tieredPriceUnits = {
  /** Tier bounds are 1 PB and 5 PB of 1,048,576 GB. */
  interfaceEndpointGbTiers: 'USD/GB by monthly volume',
  /** After the free volume of the whole account, see `internetEgressFreeGbPerMonth`. */
  internetEgressGbTiers: 'USD/GB by monthly volume',
  /** Vended logs of the Standard class. */
  flowLogsToCloudWatchGbTiers: 'USD/GB ingested',
  /** S3 storage is charged besides. */
  flowLogsToS3GbTiers: 'USD/GB delivered',
  /** Firehose is charged besides. */
  flowLogsToFirehoseGbTiers: 'USD/GB delivered',
} as const;

/** Prices that hold in every region, and their units. */
export const globalPriceUnits = {
  internetIngressGb: 'USD/GB',
  /** VPC, subnet, route table, security group, network ACL and internet gateway have no metered unit. */
  vpcConfigurationHour: 'USD/hour',
  natInstanceGb: 'USD/GB processed',
  /** The gp3 volume of a NAT instance. */
  natInstanceStorageMonth: 'USD/month',
} as const;

/** Volumes that are free and capacities that are charged as one unit, and their units. */
export const globalQuantityUnits = {
  /** Over all regions but China and GovCloud and all services together; not a tier of each region. */
  internetEgressFreeGbPerMonth: 'GB/month',
  regionalTransferFreeGbPerMonth: 'GB/month',
  /** One LCU is the highest of these four. */
  albLcuNewConnectionsPerSecond: 'connections/second',
  albLcuActiveConnectionsPerMinute: 'connections/minute',
  albLcuProcessedGbPerHour: 'GB/hour',
  albLcuRuleEvaluationsPerSecond: 'evaluations/second',
} as const;

export type FlatPriceKey = keyof typeof flatPriceUnits;
export type TieredPriceKey = keyof typeof tieredPriceUnits;
/** Any price of a region. */
export type PriceKey = FlatPriceKey | TieredPriceKey;
export type GlobalPriceKey = keyof typeof globalPriceUnits;
export type GlobalQuantityKey = keyof typeof globalQuantityUnits;

/** All prices of a region by name. */
export const priceKeys: readonly PriceKey[] = [
  ...(Object.keys(flatPriceUnits) as FlatPriceKey[]),
  ...(Object.keys(tieredPriceUnits) as TieredPriceKey[]),
];

/** The prices that are truly zero: AWS charges nothing. Any other zero in a list is not what is billed. */
export const freePriceKeys: ReadonlySet<PriceKey> = new Set<PriceKey>([
  'gatewayEndpointHour',
  'gatewayEndpointGb',
  'vpcPeeringHour',
  'vpcPeeringSameAzGb',
]);

/** Whether a price has rates that fall with the monthly volume. */
export function isTieredKey(key: PriceKey): key is TieredPriceKey {
  return Object.hasOwn(tieredPriceUnits, key);
}
