import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  bulkCsv,
  bulkJson,
  documentsOf,
  ec2List,
  type MadeUp,
  productsJson,
  transferList,
  vpcList,
} from './priceList.testing.ts';
import { PriceListReader } from './priceListReader.ts';

const read = (text: string) => readIn([text]);

function readIn(pieces: readonly string[]) {
  const reader = new PriceListReader();
  for (const piece of pieces) reader.push(piece);
  return reader.finish();
}

function taken(text: string) {
  const result = read(text);
  if (!result.ok) throw new Error(result.error.message);
  return Object.fromEntries(result.value.taken.map(({ key, price }) => [key, price]));
}

const refusal = (text: string) => {
  const result = read(text);
  if (result.ok) throw new Error('the list was taken');
  expect(result.error.message).toMatch(/^[^.].*\.$/);
  return result.error;
};

const forms = (list: typeof ec2List) => ({
  'an offer file as JSON': bulkJson(list),
  'an offer file as JSON without spaces': JSON.stringify(JSON.parse(bulkJson(list))),
  'an offer file as CSV': bulkCsv(list),
  'get-products with texts': productsJson(list),
  'get-products with objects': JSON.stringify({ PriceList: documentsOf(list), NextToken: null }),
  'the products alone': JSON.stringify(documentsOf(list)),
  'texts of products alone': JSON.stringify(
    documentsOf(list).map((one) => JSON.stringify(one)),
    null,
    2,
  ),
  'one product a line': documentsOf(list)
    .map((one) => JSON.stringify(one))
    .join('\n'),
  'one text a line': documentsOf(list)
    .map((one) => JSON.stringify(JSON.stringify(one)))
    .join('\r\n'),
});

describe('a price list', () => {
  it.each(Object.entries(forms(ec2List)))('gives the prices of NAT, as %s', (_, text) => {
    expect(taken(text)).toEqual({
      natGatewayGb: 0.049,
      natGatewayHour: 0.048,
      natInstanceT4gNanoHour: 0.0046,
      regionalNatGatewayAzHour: 0.051,
      regionalNatGatewayGb: 0.052,
    });
  });

  it.each(Object.entries(forms(vpcList)))('gives the prices of endpoints and addresses, as %s', (_, text) => {
    expect(taken(text)).toEqual({
      interfaceEndpointAzHour: 0.011,
      interfaceEndpointGbTiers: [
        { fromGb: 0, toGb: 1_048_576, usdPerGb: 0.01 },
        { fromGb: 1_048_576, toGb: 5_242_880, usdPerGb: 0.006 },
        { fromGb: 5_242_880, toGb: null, usdPerGb: 0.004 },
      ],
      publicIpv4InUseHour: 0.005,
      transitGatewayPeeringAttachmentHour: 0.07,
      transitGatewayVpcAttachmentHour: 0.05,
    });
  });

  it.each(Object.entries(forms(transferList)))('gives the prices of data, as %s', (_, text) => {
    expect(taken(text)).toEqual({
      crossAzGbEachDirection: 0.01,
      vpcPeeringCrossAzGbEachDirection: 0.01,
      internetEgressGbTiers: [
        { fromGb: 0, toGb: 10_240, usdPerGb: 0.09 },
        { fromGb: 10_240, toGb: null, usdPerGb: 0.085 },
      ],
    });
  });

  it('says what it is, what it did not have, and how much of it is of no use', () => {
    const result = read(bulkJson(vpcList));

    expect(result).toMatchObject({
      ok: true,
      value: {
        offers: ['AmazonVPC'],
        version: '20260925174521',
        published: '2026-09-25',
        products: 6,
        unused: 1,
        hasMorePages: false,
      },
    });
    const report = result.ok ? result.value : undefined;
    expect(report?.taken[0]).toEqual({
      region: 'eu-west-1',
      key: 'interfaceEndpointAzHour',
      price: 0.011,
      source: 'AWS price list AmazonVPC 20260925174521',
      asOf: '2026-09-25',
      effective: '2026-09-01',
    });
    expect(report?.missed.map(({ key, why }) => [key, why])).toContainEqual([
      'gwlbEndpointHour',
      'it is not in this list',
    ]);
  });

  it('is the same however its text is cut', () => {
    const texts = [...Object.values(forms(ec2List)), ...Object.values(forms(vpcList))];
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(fc.integer({ min: 1, max: 400 })), (text, lengths) => {
        const pieces: string[] = [];
        let at = 0;
        for (let next = 0; at < text.length; next += 1) {
          const length = lengths[next % Math.max(1, lengths.length)] ?? 1;
          pieces.push(text.slice(at, at + length));
          at += length;
        }
        expect(readIn(pieces)).toEqual(read(text));
      }),
      { numRuns: 60 },
    );
  });

  it('gives nothing when it is cut off, wherever that is', () => {
    for (const text of [bulkJson(vpcList), productsJson(vpcList)]) {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: text.length - 1 }), (length) => {
          expect(read(text.slice(0, length)).ok).toBe(false);
        }),
        { numRuns: 60 },
      );
    }
    const half = bulkJson(vpcList).slice(0, -400);
    expect(refusal(half)).toMatchObject({
      type: 'priceList/cut-off',
      message: 'The list breaks off after 6 products, so nothing was taken from it; download it again.',
    });
    expect(refusal(bulkCsv(vpcList).slice(0, -20)).type).toBe('priceList/cut-off');
  });
});

const changed = (changes: Partial<MadeUp>) =>
  ec2List.map((one) => (one.usage === 'EU-NatGateway-Hours' ? { ...one, ...changes } : one));
const whyOf = (list: typeof ec2List, key: string) => {
  const result = read(bulkJson(list));
  expect(result.ok && result.value.taken.some((price) => price.key === key)).toBe(false);
  return result.ok ? result.value.missed.find((missed) => missed.key === key)?.why : undefined;
};

describe('a price that cannot be used', () => {
  it.each([
    ['0.0000000000', 'it is shown as 0, which is not what is billed'],
    ['-0.048', 'its price is "-0.048"'],
    ['1e999', 'its price is "1e999"'],
    ['NaN', 'its price is "NaN"'],
    ['99999999', 'its price is "99999999"'],
    ['', 'its price is ""'],
  ])('of %s is left out, and the others are taken', (usd, why) => {
    expect(whyOf(changed({ ranges: [['0', 'Inf', usd]] }), 'natGatewayHour')).toBe(why);
  });

  it('in another currency or unit is left out', () => {
    expect(whyOf(changed({ currency: 'CNY' }), 'natGatewayHour')).toBe('it is in "CNY", not in USD');
    expect(whyOf(changed({ unit: 'Quantity' }), 'natGatewayHour')).toBe('its unit is "Quantity", not hours');
  });

  it('is left out when the list has two, or ranges with a gap', () => {
    const second = changed({ sku: 'SECOND', ranges: [['0', 'Inf', '0.2']] }).slice(1, 2);
    expect(whyOf([...ec2List, ...second], 'natGatewayHour')).toBe('the list has several prices for it');
    expect(
      whyOf(
        changed({
          ranges: [
            ['0', '5', '0.1'],
            ['6', 'Inf', '0.2'],
          ],
        }),
        'natGatewayHour',
      ),
    ).toBe('its ranges do not join from 0 upwards');
    const price = (usd: string, key: string) =>
      `{"sku":"S","productFamily":"NAT Gateway","attributes":{"servicecode":"AmazonEC2","regionCode":"eu-west-1","usagetype":"EU-NatGateway-${key}"},"x":"${usd}"}`;
    const doubled = bulkJson(vpcList).replace(
      '"products": {',
      `"products": {"S": ${price('1', 'Hours')}, "S": ${price('2', 'Bytes')},`,
    );
    expect(taken(doubled)).toEqual(taken(bulkJson(vpcList)));
  });

  it('is none in Local Zones, Outposts and trust stores', () => {
    const elb = (usage: string, attributes = {}) => ({
      ...{ sku: usage, offer: 'AWSELB', family: 'Load Balancer-Application', usage, unit: 'Hrs' },
      ...{ ranges: [['0', 'Inf', '0.5'] as const], attributes },
    });
    const list = [
      elb('EU-LoadBalancerUsage'),
      elb('EU-TS-LoadBalancerUsage'),
      elb('TS-LoadBalancerUsage'),
      elb('EU-Outposts-LoadBalancerUsage'),
      elb('EU-ReservedLCUUsage'),
      elb('EUL1-LoadBalancerUsage', { locationType: 'AWS Local Zone' }),
    ];

    expect(read(bulkJson(list))).toMatchObject({ ok: true, value: { unused: 5 } });
    expect(taken(bulkJson(list))).toEqual({ albHour: 0.5 });
  });

  it('leaves out the free volume at the start of a price by volume', () => {
    const list = transferList.map((one) =>
      one.ranges.length > 1
        ? {
            ...one,
            ranges: [
              ['0', '1', '0'],
              ['1', 'Inf', '0.09'],
            ] as const,
          }
        : one,
    );

    expect(taken(bulkJson(list))).toMatchObject({
      internetEgressGbTiers: [{ fromGb: 0, toGb: null, usdPerGb: 0.09 }],
    });
  });
});

describe('a file that is no price list of a network', () => {
  it('of another service is refused before its products are read', () => {
    const reader = new PriceListReader();
    const text = bulkJson(ec2List, { offerCode: 'AmazonS3' });

    expect(reader.push(text.slice(0, 400))).toMatchObject({
      type: 'priceList/other-service',
      message: expect.stringMatching(
        /^This is the price list of "AmazonS3"; AmazonEC2, AmazonVPC/,
      ) as unknown,
    });
    expect(reader.finish().ok).toBe(false);
    const products = productsJson(ec2List.map((one) => ({ ...one, offer: 'AmazonS3' })));
    expect(refusal(products).type).toBe('priceList/other-service');
  });

  it.each([
    ['priceList/empty', ''],
    ['priceList/empty', ' \n\uFEFF'],
    ['priceList/compressed', '\u001F\uFFFD\b\u0000'],
    ['priceList/compressed', 'PK\u0003\u0004'],
    ['priceList/not-a-list', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
    ['priceList/not-a-list', 'name,price\nnat,1'],
    ['priceList/not-a-list', '"FormatVersion","v1.0"\n"a","b"\n'],
    ['priceList/not-a-list', '{"format":"groundplan-design","version":3}'],
    ['priceList/not-a-list', '[]'],
    ['priceList/not-a-list', '{"products": }'],
    ['priceList/not-a-list', '{"products" {}}'],
    ['priceList/cut-off', '{"products": {'],
    ['priceList/index', '{"formatVersion":"v1.0","offers":{"AmazonEC2":{}}}'],
    ['priceList/terms-first', `{"terms":{"OnDemand":{}},"products":{}}`],
    ['priceList/too-deep', `{"products":${'['.repeat(100_000)}`],
    ['priceList/too-deep', `{"other":${'{"a":'.repeat(100_000)}`],
    ['priceList/too-long', `{"products":{"A":{"x":"${'y'.repeat(5_000_000)}"}}}`],
    ['priceList/too-long', `"SKU","PricePerUnit"\n"${'y'.repeat(2_000_000)}`],
    ['priceList/nothing', bulkJson(ec2List.slice(0, 1))],
    ['priceList/nothing', bulkJson(ec2List.map((one) => ({ ...one, currency: 'CNY' })))],
    ['priceList/nothing', bulkJson(ec2List, { publicationDate: '2026-02-30' })],
  ])('is refused with %s', (type, text) => {
    expect(refusal(text).type).toBe(type);
  });

  it('changes no prototype and takes nothing from inherited names', () => {
    const hostile = bulkJson(vpcList).replace(
      '"products": {',
      '"products": {"__proto__": {"sku":"__proto__","attributes":{"__proto__":"x","usagetype":"EU-VpcEndpoint-Hours"}}, "constructor": {"attributes": null},',
    );

    expect(taken(hostile)).toEqual(taken(bulkJson(vpcList)));
    expect({}).not.toHaveProperty('sku');
  });

  it('never throws and never takes a price that is none, whatever is put into its text', () => {
    const text = bulkJson(ec2List);
    fc.assert(
      fc.property(
        fc.nat({ max: text.length }),
        fc.oneof(fc.string(), fc.constantFrom('"', '{', '}', '\\', '[', ',', '0', '-', 'null')),
        (at, put) => {
          const result = read(text.slice(0, at) + put + text.slice(at));
          for (const { price } of result.ok ? result.value.taken : []) {
            for (const rate of typeof price === 'number' ? [price] : price.map(({ usdPerGb }) => usdPerGb)) {
              expect(rate).toBeGreaterThan(0);
              expect(rate).toBeLessThanOrEqual(1000);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
