import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bulkJson, ec2List, type MadeUp, productsJson, transferList, vpcList } from './priceList.testing.ts';
import { PriceListReader } from './priceListReader.ts';
import { read, refusal, taken } from './priceListReader.testing.ts';

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
