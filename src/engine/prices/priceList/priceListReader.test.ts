import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  bulkCsv,
  bulkJson,
  documentsOf,
  ec2List,
  productsJson,
  transferList,
  vpcList,
} from './priceList.testing.ts';
import { read, readIn, refusal, taken } from './priceListReader.testing.ts';

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
