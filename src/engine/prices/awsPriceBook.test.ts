import { describe, expect, it } from 'vitest';

import { awsPriceBook } from './awsPriceBook.ts';
import { isKnown, priceDates, pricesOf } from './priceBook.ts';
import { flatPriceUnits, globalPriceUnits, globalQuantityUnits, tieredPriceUnits } from './priceKeys.ts';

const units: Readonly<Record<string, string>> = { ...flatPriceUnits, ...tieredPriceUnits };
const globalUnits: Readonly<Record<string, string>> = { ...globalPriceUnits, ...globalQuantityUnits };
const entries = Object.entries(awsPriceBook.regions).flatMap(([region, prices]) =>
  Object.entries(prices).map(([key, price]) => ({ region, key, price })),
);

describe('the AWS price book', () => {
  it('has every price of all 36 regions, in its unit', () => {
    expect(Object.keys(awsPriceBook.regions)).toHaveLength(36);
    for (const prices of Object.values(awsPriceBook.regions)) {
      expect(Object.keys(prices).sort()).toEqual(Object.keys(units).sort());
    }
    expect(entries.filter(({ key, price }) => price.unit !== units[key])).toEqual([]);
    expect(Object.entries(awsPriceBook.global).map(([key, { unit }]) => [key, unit])).toEqual(
      Object.entries(globalUnits),
    );
  });

  it('has no price below zero, and says free of charge only of gateway endpoints and peering', () => {
    const rates = entries.flatMap(({ region, key, price }) =>
      ('usd' in price ? [price.usd ?? 1] : (price.tiers?.map(({ usdPerGb }) => usdPerGb) ?? [])).map(
        (usd) => ({ region, key, usd }),
      ),
    );

    expect(rates.filter(({ usd }) => !(Number.isFinite(usd) && usd >= 0))).toEqual([]);
    expect([...new Set(rates.filter(({ usd }) => usd === 0).map(({ key }) => key))]).toEqual([
      'gatewayEndpointHour',
      'gatewayEndpointGb',
      'vpcPeeringHour',
      'vpcPeeringSameAzGb',
    ]);
  });

  it('says of every price where and when it was read', () => {
    const cited = [...entries.map(({ price }) => price), ...Object.values(awsPriceBook.global)].flatMap(
      (price) => [price, ...(price.confirmedBy ? [price.confirmedBy] : [])],
    );

    expect(cited.filter(({ source }) => !Object.hasOwn(awsPriceBook.sources, source))).toEqual([]);
    expect(
      cited.filter(
        ({ asOf }) =>
          !/^(undated|\d{4}(-\d{2}-\d{2})?)$/.test(asOf) ||
          (asOf > awsPriceBook.generated && asOf !== 'undated'),
      ),
    ).toEqual([]);
    expect(
      Object.keys(awsPriceBook.sources).filter((key) => !cited.some(({ source }) => source === key)),
    ).toEqual([]);
    expect(entries.filter(({ price }) => isKnown(price) === (price.source === 'unknown'))).toEqual([]);
  });

  it('has known tiers that join from 0 GB upwards and get cheaper', () => {
    for (const { price } of entries) {
      if ('usd' in price || price.tiers === null) continue;
      const { tiers } = price;
      expect(tiers.map(({ fromGb }) => fromGb)).toEqual([0, ...tiers.slice(0, -1).map(({ toGb }) => toGb)]);
      expect(tiers.at(-1)?.toGb).toBeNull();
      expect(tiers.map(({ usdPerGb }) => usdPerGb)).toEqual(
        tiers.map(({ usdPerGb }) => usdPerGb).sort((a, b) => b - a),
      );
    }
  });

  it('knows what a network in us-east-1 costs', () => {
    const prices = pricesOf(awsPriceBook, 'us-east-1');

    expect(prices?.natGatewayHour.usd).toBe(0.045);
    expect(prices?.natGatewayGb.usd).toBe(0.045);
    expect(prices?.interfaceEndpointAzHour.usd).toBe(0.01);
    expect(prices?.publicIpv4InUseHour.usd).toBe(0.005);
    expect(prices?.crossAzGbEachDirection.usd).toBe(0.01);
    expect(prices?.natInstanceT4gNanoHour.usd).toBe(0.0042);
    expect(prices?.internetEgressGbTiers.tiers?.[0]).toEqual({ fromGb: 0, toGb: 10_240, usdPerGb: 0.09 });
    expect(awsPriceBook.global.internetEgressFreeGbPerMonth.amount).toBe(100);
  });

  it('knows the prices of NAT and interface endpoints everywhere', () => {
    const missing = entries.filter(
      ({ key, price }) =>
        ['natGatewayHour', 'natGatewayGb', 'interfaceEndpointAzHour', 'publicIpv4InUseHour'].includes(key) &&
        !isKnown(price),
    );

    expect(missing).toEqual([]);
  });

  it('has no prices for a region AWS does not have, nor for an inherited name', () => {
    expect(pricesOf(awsPriceBook, 'xx-nowhere-1')).toBeUndefined();
    expect(pricesOf(awsPriceBook, 'constructor')).toBeUndefined();
  });
});

describe('the dates of prices', () => {
  it('are the oldest and the newest of those asked for', () => {
    const dates = priceDates(awsPriceBook, 'us-east-1', [
      'internetEgressGbTiers',
      'natGatewayHour',
      'albHour',
    ]);

    expect(dates).toEqual({ oldest: '2024-08-09', newest: '2026-09-21', undated: [], unknown: [] });
  });

  it('name the prices that have none', () => {
    const dates = priceDates(awsPriceBook, 'us-east-1', ['gwlbHour', 'natGatewayHour']);

    expect(dates).toEqual({ oldest: '2025-10-28', newest: '2025-10-28', undated: ['gwlbHour'], unknown: [] });
  });

  it('leave out prices that are unknown', () => {
    const dates = priceDates(awsPriceBook, 'mx-central-1', ['internetEgressGbTiers', 'natGatewayHour']);

    expect(dates).toMatchObject({ oldest: '2025-10-28', unknown: ['internetEgressGbTiers'] });
  });

  it('are none in a region the book does not have', () => {
    expect(priceDates(awsPriceBook, 'xx-nowhere-1', ['natGatewayHour'])).toEqual({
      oldest: null,
      newest: null,
      undated: [],
      unknown: ['natGatewayHour'],
    });
  });
});
