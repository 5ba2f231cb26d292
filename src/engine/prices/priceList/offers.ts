import type { PriceKey } from '../priceKeys.ts';

/*
 * Which row of AWS's price lists is which price. AWS gives no identifier that holds over regions, only the usage type,
 * whose end says what is counted, and attributes that tell apart what shares it. Sources: the offer files under
 * https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/index.json;
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-an-offer.html; the usage types of CloudWatch:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_billing.html.
 */

/** The service codes of the lists that have prices of a network. */
export const offerCodes = [
  'AmazonEC2',
  'AmazonVPC',
  'AWSELB',
  'AWSDataTransfer',
  'AmazonCloudWatch',
] as const;
export type OfferCode = (typeof offerCodes)[number];

/** What a price counts; the unit of its row must say so. */
export type Counted = 'hour' | 'gb';

/** A price of a list and how its row is known: the end of its usage type, and what its attributes must be. */
export type Offered = {
  readonly keys: readonly PriceKey[];
  readonly offers: readonly OfferCode[];
  readonly usage: string;
  readonly counted: Counted;
  /** Names in small letters without spaces, as {@link attributeName} makes them. */
  readonly where?: Readonly<Record<string, string | readonly string[]>>;
};

const ec2 = { offers: ['AmazonEC2'] } as const;
const vpc = { offers: ['AmazonVPC'] } as const;
const transfer = { offers: ['AWSDataTransfer', 'AmazonEC2'] } as const;
const logs = { offers: ['AmazonCloudWatch'] } as const;
/** Older regions list their load balancers under EC2 too. */
const balancer = (kind: string) =>
  ({ offers: ['AWSELB', 'AmazonEC2'], where: { productfamily: `Load Balancer-${kind}` } }) as const;

/** Every price that is looked for. */
export const offered: readonly Offered[] = [
  { ...ec2, keys: ['natGatewayHour'], usage: 'NatGateway-Hours', counted: 'hour' },
  { ...ec2, keys: ['natGatewayGb'], usage: 'NatGateway-Bytes', counted: 'gb' },
  { ...ec2, keys: ['regionalNatGatewayAzHour'], usage: 'RegionalNatGateway-Hours', counted: 'hour' },
  { ...ec2, keys: ['regionalNatGatewayGb'], usage: 'RegionalNatGateway-Bytes', counted: 'gb' },
  {
    ...ec2,
    keys: ['natInstanceT4gNanoHour'],
    usage: 'BoxUsage:t4g.nano',
    counted: 'hour',
    where: {
      operatingsystem: 'Linux',
      tenancy: 'Shared',
      preinstalledsw: 'NA',
      capacitystatus: 'Used',
      operation: 'RunInstances',
    },
  },
  { ...vpc, keys: ['interfaceEndpointAzHour'], usage: 'VpcEndpoint-Hours', counted: 'hour' },
  { ...vpc, keys: ['interfaceEndpointGbTiers'], usage: 'VpcEndpoint-Bytes', counted: 'gb' },
  { ...vpc, keys: ['gwlbEndpointHour'], usage: 'VpcEndpoint-GWLBE-Hours', counted: 'hour' },
  { ...vpc, keys: ['gwlbEndpointGb'], usage: 'VpcEndpoint-GWLBE-Bytes', counted: 'gb' },
  { ...vpc, keys: ['publicIpv4InUseHour'], usage: 'PublicIPv4:InUseAddress', counted: 'hour' },
  { ...vpc, keys: ['publicIpv4IdleHour'], usage: 'PublicIPv4:IdleAddress', counted: 'hour' },
  {
    ...vpc,
    keys: ['transitGatewayVpcAttachmentHour'],
    usage: 'TransitGateway-Hours',
    counted: 'hour',
    where: { operation: 'TransitGatewayVPC' },
  },
  {
    ...vpc,
    keys: ['transitGatewayPeeringAttachmentHour'],
    usage: 'TransitGateway-Hours',
    counted: 'hour',
    where: { operation: 'TransitGatewayPeering' },
  },
  {
    ...vpc,
    keys: ['transitGatewayGb'],
    usage: 'TransitGateway-Bytes',
    counted: 'gb',
    where: { operation: 'TransitGatewayVPC' },
  },
  {
    ...vpc,
    keys: ['siteToSiteVpnConnectionHour'],
    usage: 'VPN-Usage-Hours:ipsec.1',
    counted: 'hour',
    where: { operation: 'CreateVpnConnection' },
  },
  {
    ...vpc,
    keys: ['clientVpnEndpointAssociationHour'],
    usage: 'ClientVPN-EndpointHours',
    counted: 'hour',
  },
  { ...vpc, keys: ['clientVpnConnectionHour'], usage: 'ClientVPN-ConnectionHours', counted: 'hour' },
  { ...balancer('Application'), keys: ['albHour'], usage: 'LoadBalancerUsage', counted: 'hour' },
  { ...balancer('Application'), keys: ['albLcuHour'], usage: 'LCUUsage', counted: 'hour' },
  { ...balancer('Network'), keys: ['nlbHour'], usage: 'LoadBalancerUsage', counted: 'hour' },
  { ...balancer('Network'), keys: ['nlbNlcuHour'], usage: 'LCUUsage', counted: 'hour' },
  { ...balancer('Gateway'), keys: ['gwlbHour'], usage: 'LoadBalancerUsage', counted: 'hour' },
  { ...balancer('Gateway'), keys: ['gwlbGlcuHour'], usage: 'LCUUsage', counted: 'hour' },
  {
    ...transfer,
    keys: ['internetEgressGbTiers'],
    usage: 'DataTransfer-Out-Bytes',
    counted: 'gb',
    where: { transfertype: 'AWS Outbound' },
  },
  // The rate of 0.00 under DataTransfer-xAZ-Out-Bytes is not what is billed; this one is.
  {
    ...transfer,
    keys: ['crossAzGbEachDirection', 'vpcPeeringCrossAzGbEachDirection'],
    usage: 'DataTransfer-Regional-Bytes',
    counted: 'gb',
    where: { transfertype: 'IntraRegion' },
  },
  { ...logs, keys: ['flowLogsToCloudWatchGbTiers'], usage: 'VendedLog-Bytes', counted: 'gb' },
  { ...logs, keys: ['flowLogsToS3GbTiers'], usage: 'S3-Egress-Bytes', counted: 'gb' },
  { ...logs, keys: ['flowLogsToFirehoseGbTiers'], usage: 'FH-Egress-Bytes', counted: 'gb' },
  { ...logs, keys: ['cloudWatchLogsCustomIngestionGb'], usage: 'DataProcessing-Bytes', counted: 'gb' },
  { ...logs, keys: ['cloudWatchLogsStorageGbMonth'], usage: 'TimedStorage-ByteHrs', counted: 'gb' },
];

/** Attributes of a product by their name in any spelling: `Region Code` and `regionCode` are the same. */
export type Attributes = ReadonlyMap<string, string>;

/** The one spelling of an attribute's name: JSON has `usagetype`, CSV `usageType`, `Pre Installed S/W`. */
export const attributeName = (name: string): string => name.replace(/[^a-z0-9]/gi, '').toLowerCase();

/** A row that is a price of a network. */
export type Wanted = { readonly region: string; readonly offered: Offered };

const usages = new Map<string, readonly Offered[]>();
for (const one of offered) usages.set(one.usage, [...(usages.get(one.usage) ?? []), one]);

const escaped = [...usages.keys()].map((usage) => usage.replace(/[.]/g, '\\.'));

/** Whether a row of a CSV list may have one of the usage types, found without splitting it. */
export const mayBeWanted = new RegExp(`(?:${escaped.join('|')})"?[,}\\s]`);

/**
 * The usage type behind its region: `APN1-NatGateway-Hours`, `EU-…`, and none in us-east-1. Trust stores (`TS-`),
 * Outposts and Local Zones (`USE1-BOS1-…`) have other prefixes and do not fit.
 */
const usageType = new RegExp(`^(?:(?!TS-)[A-Z][A-Z0-9]{1,4}-)?(${escaped.join('|')})$`);

/** Whether a usage type is one of those looked for, whatever its region. */
export const isWantedUsage = (usage: string): boolean => usageType.test(usage);

const regionCode = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** Which price of a network a row is, or `undefined`. Rows of Local Zones, Wavelength Zones and Outposts are none. */
export function wantedOf(attributes: Attributes): Wanted | undefined {
  const offer = attributes.get('servicecode');
  const usage = usageType.exec(attributes.get('usagetype') ?? '')?.[1];
  const between = attributes.has('transfertype');
  const region = (between ? attributes.get('fromregioncode') : undefined) ?? attributes.get('regioncode');
  const place = attributes.get(between ? 'fromlocationtype' : 'locationtype') ?? 'AWS Region';
  if (usage === undefined || place !== 'AWS Region' || !regionCode.test(region ?? '')) return undefined;
  const found = usages
    .get(usage)
    ?.find(({ offers, where }) => offers.some((code) => code === offer) && hasAll(attributes, where ?? {}));
  return found === undefined || region === undefined ? undefined : { region, offered: found };
}

function hasAll(attributes: Attributes, where: NonNullable<Offered['where']>): boolean {
  return Object.entries(where).every(([name, value]) => {
    const found = attributes.get(name) ?? '';
    return typeof value === 'string' ? found === value : value.includes(found);
  });
}

/** Every price that one of these lists should have. */
export function expectedKeys(codes: ReadonlySet<string>): readonly PriceKey[] {
  return offered.flatMap(({ keys, offers }) => (codes.has(offers[0] ?? '') ? keys : []));
}
