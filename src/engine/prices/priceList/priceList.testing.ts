/*
 * Made-up price lists, written in each of the forms that AWS has for them. The names of the fields are AWS's; SKUs and
 * prices are not.
 */

/** One product of a made-up list with its prices on demand. */
export type MadeUp = {
  readonly sku: string;
  readonly offer: string;
  readonly family: string;
  readonly usage: string;
  readonly unit: string;
  /** `[begin, end, usd]` of each range. */
  readonly ranges: readonly (readonly [begin: string, end: string, usd: string])[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly region?: string;
  readonly currency?: string;
};

const flat = (usd: string) => [['0', 'Inf', usd]] as const;

const product = (
  offer: string,
  family: string,
  usage: string,
  unit: string,
  ranges: MadeUp['ranges'],
  attributes: Readonly<Record<string, string>> = {},
): MadeUp => ({
  sku: `SKU${usage.replace(/[^A-Za-z0-9]/g, '')}${attributes['operation'] ?? ''}`.toUpperCase(),
  ...{ offer, family, usage, unit, ranges, attributes },
});

const nat = { operation: 'NatGateway' };
const regional = { operation: 'RegionalNatGateway' };
const nano = {
  ...{ instanceType: 't4g.nano', operatingSystem: 'Linux', tenancy: 'Shared', preInstalledSw: 'NA' },
  ...{ capacitystatus: 'Used', operation: 'RunInstances' },
};

/** What AmazonEC2 has of a network in eu-west-1, among what is of no use. */
export const ec2List: readonly MadeUp[] = [
  product('AmazonEC2', 'Compute Instance', 'EU-BoxUsage:m5.large', 'Hrs', flat('0.1070000000'), {
    ...nano,
    instanceType: 'm5.large',
  }),
  product('AmazonEC2', 'NAT Gateway', 'EU-NatGateway-Hours', 'Hrs', flat('0.0480000000'), nat),
  product('AmazonEC2', 'NAT Gateway', 'EU-NatGateway-Bytes', 'GB', flat('0.0490000000'), nat),
  product('AmazonEC2', 'NAT Gateway', 'EU-NatGateway-Prvd-Bytes', 'GB', flat('0.0010000000'), nat),
  product('AmazonEC2', 'NAT Gateway', 'EU-RegionalNatGateway-Hours', 'Hrs', flat('0.0510000000'), regional),
  product('AmazonEC2', 'NAT Gateway', 'EU-RegionalNatGateway-Bytes', 'GB', flat('0.0520000000'), regional),
  product('AmazonEC2', 'Compute Instance', 'EU-BoxUsage:t4g.nano', 'Hrs', flat('0.0046000000'), nano),
  product('AmazonEC2', 'Compute Instance', 'EU-BoxUsage:t4g.nano', 'Hrs', flat('0.0146000000'), {
    ...nano,
    operatingSystem: 'SUSE',
    operation: 'RunInstances:000g',
  }),
];

/** What AmazonVPC has of a network in eu-west-1. */
export const vpcList: readonly MadeUp[] = [
  product('AmazonVPC', 'VpcEndpoint', 'EU-VpcEndpoint-Hours', 'Hrs', flat('0.0110000000')),
  product('AmazonVPC', 'VpcEndpoint', 'EU-VpcEndpoint-Bytes', 'GB', [
    ['5242880', 'Inf', '0.0040000000'],
    ['0', '1048576', '0.0100000000'],
    ['1048576', '5242880', '0.0060000000'],
  ]),
  product('AmazonVPC', 'VpcEndpoint', 'EU-VpcEndpoint-Service-Hours', 'Hrs', flat('9.0000000000')),
  product('AmazonVPC', 'VPCPublicIPv4Address', 'EU-PublicIPv4:InUseAddress', 'Hrs', flat('0.0050000000')),
  product('AmazonVPC', 'Transit Gateway', 'EU-TransitGateway-Hours', 'hour', flat('0.0500000000'), {
    operation: 'TransitGatewayVPC',
  }),
  product('AmazonVPC', 'Transit Gateway', 'EU-TransitGateway-Hours', 'hour', flat('0.0700000000'), {
    operation: 'TransitGatewayPeering',
  }),
];

const between = { transferType: 'IntraRegion', fromLocationType: 'AWS Region', fromRegionCode: 'eu-west-1' };

/** What AWSDataTransfer has of a network in eu-west-1. */
export const transferList: readonly MadeUp[] = [
  product(
    'AWSDataTransfer',
    'Data Transfer',
    'EU-DataTransfer-xAZ-Out-Bytes',
    'GB',
    flat('0.0000000000'),
    between,
  ),
  product(
    'AWSDataTransfer',
    'Data Transfer',
    'EU-DataTransfer-Regional-Bytes',
    'GB',
    flat('0.0100000000'),
    between,
  ),
  product(
    'AWSDataTransfer',
    'Data Transfer',
    'EU-DataTransfer-Out-Bytes',
    'GB',
    [
      ['0', '10240', '0.0900000000'],
      ['10240', 'Inf', '0.0850000000'],
    ],
    { ...between, transferType: 'AWS Outbound' },
  ),
];

const published = '2026-09-25T17:45:21Z';
const version = '20260925174521';

function attributesOf({ offer, usage, attributes, region = 'eu-west-1' }: MadeUp) {
  const place =
    attributes?.['transferType'] === undefined ? { regionCode: region, locationType: 'AWS Region' } : {};
  return { servicecode: offer, location: 'EU (Ireland)', usagetype: usage, ...place, ...attributes };
}

const productOf = (made: MadeUp) => ({
  sku: made.sku,
  productFamily: made.family,
  attributes: attributesOf(made),
});

function termsOf(
  { sku, unit, ranges, currency = 'USD' }: MadeUp,
  names: readonly [string, string] = ['beginRange', 'endRange'],
) {
  const priceDimensions = Object.fromEntries(
    ranges.map(([begin, end, usd], index) => {
      const rateCode = `${sku}.JRTCKXETXF.${String(index)}`;
      const range = { [names[0]]: begin, [names[1]]: end };
      return [rateCode, { rateCode, ...range, unit, pricePerUnit: { [currency]: usd }, appliesTo: [] }];
    }),
  );
  const term = { offerTermCode: 'JRTCKXETXF', sku, effectiveDate: '2026-09-01T00:00:00Z', priceDimensions };
  return { [`${sku}.JRTCKXETXF`]: { ...term, termAttributes: {} } };
}

/** The same product at a price that nobody pays on demand. */
const reserved = (made: MadeUp): MadeUp => ({ ...made, ranges: [['0', 'Inf', '77.0000000000']] });

/** A bulk offer file as JSON. */
export function bulkJson(list: readonly MadeUp[], changes: Readonly<Record<string, unknown>> = {}): string {
  const file = {
    formatVersion: 'v1.0',
    disclaimer: 'A "list" \\ with é',
    offerCode: list[0]?.offer ?? '',
    version,
    publicationDate: published,
    products: Object.fromEntries(list.map((made) => [made.sku, productOf(made)])),
    terms: {
      OnDemand: Object.fromEntries(list.map((made) => [made.sku, termsOf(made)])),
      Reserved: Object.fromEntries(list.map((made) => [made.sku, termsOf(reserved(made))])),
    },
    ...changes,
  };
  return JSON.stringify(file, null, 2);
}

/** Each product as get-products gives it. */
export function documentsOf(list: readonly MadeUp[]): readonly object[] {
  return list.map((made) => ({
    product: productOf(made),
    serviceCode: made.offer,
    terms: { OnDemand: termsOf(made, ['startingRange', 'endingRange']) },
    version,
    publicationDate: published,
  }));
}

/** The output of `aws pricing get-products`. */
export function productsJson(list: readonly MadeUp[]): string {
  const PriceList = documentsOf(list).map((document) => JSON.stringify(document));
  return JSON.stringify({ FormatVersion: 'aws_v1', PriceList }, null, 4);
}

/** A bulk offer file as CSV. */
export function bulkCsv(list: readonly MadeUp[]): string {
  const extra = [...new Set(list.flatMap(({ attributes }) => Object.keys(attributes ?? {})))].filter(
    (name) => name !== 'operation',
  );
  const names = ['SKU', 'OfferTermCode', 'TermType', 'PriceDescription', 'EffectiveDate', 'StartingRange'];
  const more = [
    'EndingRange',
    'Unit',
    'PricePerUnit',
    'Currency',
    'Product Family',
    'serviceCode',
    'Location',
  ];
  const last = ['Location Type', 'usageType', 'operation', 'Region Code', ...extra];
  const rows = list.flatMap((made) => {
    const found = new Map<string, string>(Object.entries(attributesOf(made)));
    const of = (name: string) => found.get(name) ?? '';
    const rowsOf = (term: string, { ranges }: MadeUp) =>
      ranges.map(([begin, end, usd]) => [
        ...[made.sku, 'JRTCKXETXF', term, `$${usd} per "${made.unit}",\nof use`, '2026-09-01', begin],
        ...[end, made.unit, usd, made.currency ?? 'USD', made.family, made.offer, 'EU (Ireland)'],
        ...[of('locationType'), made.usage, of('operation'), of('regionCode'), ...extra.map(of)],
      ]);
    return [...rowsOf('OnDemand', made), ...rowsOf('Reserved', reserved(made))];
  });
  const table: readonly (readonly string[])[] = [
    ['FormatVersion', 'v1.0'],
    ['Disclaimer', 'This pricing list is for informational purposes only.'],
    ['Publication Date', published],
    ['Version', version],
    ['OfferCode', list[0]?.offer ?? ''],
    [...names, ...more, ...last],
    ...rows,
  ];
  return table
    .map((fields) => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
}
