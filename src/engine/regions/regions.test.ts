import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { zoneSchema } from '../design/design.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { regionCodes, regionOf, regions, zoneMappingMayDiffer } from './regions.ts';

const zonePairs = (code: string) => regionOf(code)?.zones.map(({ name, id }) => [name, id]);

describe('regions', () => {
  it('are the 36 the price book has', () => {
    expect(regionCodes).toHaveLength(36);
    expect(regionCodes).toEqual(Object.keys(awsPriceBook.regions).sort());
    expect(Object.entries(regions).filter(([code, region]) => code !== region.code)).toEqual([]);
  });

  it('have zones a design accepts, at least three, none twice', () => {
    for (const { zones, zoneIds } of Object.values(regions)) {
      expect(zones.length).toBeGreaterThanOrEqual(3);
      expect(zoneIds).toHaveLength(zones.length);
      expect(new Set(zones.map(({ name }) => name)).size).toBe(zones.length);
      for (const { name, id } of zones) {
        expect(zoneSchema.safeParse({ name, zoneId: id }).error).toBeUndefined();
      }
    }
  });

  it('have zone ids that belong to one region alone', () => {
    const ids = Object.values(regions).flatMap(({ zoneIds }) => zoneIds);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('pair names and ids as AWS does, which is not always in order', () => {
    expect(zonePairs('us-east-2')).toEqual([
      ['us-east-2a', 'use2-az1'],
      ['us-east-2b', 'use2-az2'],
      ['us-east-2c', 'use2-az3'],
    ]);
    expect(zonePairs('ca-central-1')).toEqual([
      ['ca-central-1a', 'cac1-az1'],
      ['ca-central-1b', 'cac1-az2'],
      ['ca-central-1d', 'cac1-az4'],
    ]);
    expect(zonePairs('eu-central-1')).toEqual([
      ['eu-central-1a', 'euc1-az2'],
      ['eu-central-1b', 'euc1-az3'],
      ['eu-central-1c', 'euc1-az1'],
    ]);
    expect(zonePairs('ap-south-1')?.map(([, id]) => id)).toEqual(['aps1-az1', 'aps1-az3', 'aps1-az2']);
    expect(zonePairs('eu-west-2')?.map(([, id]) => id)).toEqual([
      'euw2-az2',
      'euw2-az3',
      'euw2-az1',
      'euw2-az4',
    ]);
  });

  it('leave the id open exactly where it depends on the account', () => {
    for (const { code, zones } of Object.values(regions)) {
      expect(zones.map(({ id }) => id === null)).toEqual(zones.map(() => zoneMappingMayDiffer(code)));
    }
    expect(regionCodes.filter(zoneMappingMayDiffer)).toHaveLength(9);
    expect(regionOf('us-east-1')?.zones).toHaveLength(6);
    expect(regionOf('us-east-1')?.zoneIds).toContain('use1-az6');
  });

  it('offer the zones every account of Tokyo has first', () => {
    expect(regionOf('ap-northeast-1')?.zones.map(({ name }) => name.at(-1))).toEqual(['a', 'c', 'd', 'b']);
  });

  it('are not found by any other code, an inherited name included', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString')), (code) => {
        fc.pre(!regionCodes.includes(code));
        expect(regionOf(code)).toBeUndefined();
      }),
    );
  });
});
