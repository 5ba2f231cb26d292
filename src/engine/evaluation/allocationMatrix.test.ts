import { describe, expect, it } from 'vitest';

import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { generatedDesign } from '../templates/generatedDesign.ts';
import { allocationMatrix } from './allocationMatrix.ts';
import { evaluate } from './evaluate.ts';

const matrixOf = (design: typeof agents1000) => allocationMatrix(design, evaluate(design, awsPriceBook));

describe('the subnet allocation matrix', () => {
  it('has the brief’s tiers by its zones', () => {
    const { zones, tiers, sums } = matrixOf(agents1000);
    expect(zones.map(({ name }) => name)).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
    expect(tiers.map(({ name, block }) => [name, block])).toContainEqual(['ECS tasks', '10.0.0.0/20']);
    const ecs = tiers.find(({ id }) => id === 'ecs');
    expect(ecs?.cells.map((cell) => cell.map(({ cidr }) => cidr))).toEqual([
      ['10.0.0.0/22'],
      ['10.0.4.0/22'],
      ['10.0.8.0/22'],
    ]);
    expect(ecs?.sums).toMatchObject({ subnets: 3, addresses: 3_072, usable: 3_057 });
    expect(sums).toMatchObject({ subnets: 12, addresses: 5_376 });
  });

  it('counts every subnet once by row, by column and in all', () => {
    const { zones, tiers, sums } = matrixOf(
      generatedDesign({ zones: 3, tiers: 5, subnets: 100, groups: 2, flows: 1 }),
    );
    const added = (list: readonly { readonly sums: typeof sums }[], key: keyof typeof sums) =>
      list.reduce((total, one) => total + one.sums[key], 0);
    for (const key of ['subnets', 'addresses', 'usable', 'used', 'free'] as const) {
      expect(added(zones, key)).toBe(sums[key]);
      expect(added(tiers, key)).toBe(sums[key]);
    }
    expect(tiers.flatMap(({ cells }) => cells.flat())).toHaveLength(100);
  });

  it('leaves a cell empty where a tier has no subnet in a zone', () => {
    const kept = Object.entries(agents1000.subnets).filter(([id]) => id !== 'data-b');
    const subnets = Object.fromEntries(kept);
    const data = matrixOf({ ...agents1000, subnets }).tiers.find(({ id }) => id === 'data');
    expect(data?.cells.map((cell) => cell.length)).toEqual([1, 0, 1]);
  });
});
