import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyDesign } from '../design/design.arbitrary.ts';
import type { Design } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { generatedDesign } from '../templates/generatedDesign.ts';
import { settle } from './place.ts';
import { planOf, prefixIn } from './plan.ts';

/** The design as it was before anything had a place. */
function unplaced(design: Design): Design {
  return {
    ...design,
    tiers: Object.fromEntries(
      Object.entries(design.tiers).map(([id, tier]) => [id, { ...tier, block: null }]),
    ),
    subnets: Object.fromEntries(
      Object.entries(design.subnets).map(([id, subnet]) => [
        id,
        { ...subnet, cidr: `/${prefixIn(subnet.cidr) ?? 24}` },
      ]),
    ),
  };
}

const cidrsOf = ({ subnets }: Design) =>
  Object.fromEntries(Object.entries(subnets).map(([id, { cidr }]) => [id, cidr]));
const blocksOf = ({ tiers }: Design) =>
  Object.fromEntries(Object.entries(tiers).map(([id, { block }]) => [id, block]));

describe('settle', () => {
  it('gives the network of 1,000 agents the plan that summarises: each tier in one block with a slot to spare', () => {
    const settled = settle(unplaced(agents1000));
    expect(blocksOf(settled)).toEqual({
      public: '10.0.16.0/22',
      ecs: '10.0.0.0/20',
      data: '10.0.20.0/22',
      messaging: '10.0.24.0/22',
    });
    expect(settled).toEqual(agents1000);
  });

  it('gives the same places whatever the order of the subnets', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(agents1000.subnets), { minLength: 12 }), (subnets) => {
        const shuffled = unplaced({ ...agents1000, subnets: Object.fromEntries(subnets) });
        expect(cidrsOf(settle(shuffled))).toEqual(cidrsOf(agents1000));
      }),
    );
  });

  it('leaves a design alone in which everything has a place', () => {
    fc.assert(
      fc.property(anyDesign(15), (design) => {
        expect(settle(settle(design))).toBe(settle(design));
        for (const [id, { cidr }] of Object.entries(design.subnets)) {
          if (!cidr.startsWith('/')) expect(settle(design).subnets[id]?.cidr).toBe(cidr);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lets a subnet that finds no room keep asking', () => {
    const { 'ecs-a': a } = agents1000.subnets;
    if (a === undefined) throw new Error('The template has ecs-a.');
    const settled = settle({
      ...agents1000,
      subnets: { ...agents1000.subnets, wide: { ...a, cidr: '/16' } },
    });
    expect(settled.subnets['wide']?.cidr).toBe('/16');
    expect(planOf(settled).unplaced).toEqual(['wide']);
  });

  it('keeps clear of held ranges, other tiers’ regions and addresses that are still in use', () => {
    const { 'data-a': a } = agents1000.subnets;
    if (a === undefined) throw new Error('The template has data-a.');
    const crowded = {
      ...agents1000,
      subnets: { ...agents1000.subnets, 'data-x': { ...a, cidr: '/24' }, 'data-y': { ...a, cidr: '/24' } },
    };
    expect(settle(crowded).subnets).toMatchObject({
      'data-x': { cidr: '10.0.23.0/24' },
      'data-y': { cidr: '10.0.28.0/24' },
    });
    const beside = settle(crowded, [{ base: 0x0a001700, prefix: 24 }]);
    expect(beside.subnets).toMatchObject({
      'data-x': { cidr: '10.0.28.0/24' },
      'data-y': { cidr: '10.0.29.0/24' },
    });
  });

  it('gives up the spare slots of new tiers when they would not all find room', () => {
    const tiny = unplaced({ ...agents1000, vpc: { ...agents1000.vpc, blocks: ['10.0.0.0/19'], held: {} } });
    expect(planOf(settle(tiny)).unplaced).toEqual([]);
    const {
      zones: { a, b },
    } = agents1000;
    if (a === undefined || b === undefined) throw new Error('The template has zones a and b.');
    const two = {
      ...tiny,
      vpc: { ...tiny.vpc, blocks: ['10.0.0.0/20'] },
      zones: { a, b },
      subnets: Object.fromEntries(Object.entries(tiny.subnets).filter(([, { zone }]) => zone !== 'c')),
    };
    const settled = settle(two);
    expect(blocksOf(settled)).toMatchObject({ ecs: '10.0.0.0/21', public: '10.0.8.0/23' });
    expect(planOf(settled).unplaced).toEqual([]);
  });

  it('places 1,000 subnets of 20 tiers without one left over', () => {
    const design = unplaced(generatedDesign({ zones: 6, tiers: 20, subnets: 1000, groups: 10, flows: 10 }));
    expect(planOf(settle(design)).unplaced).toEqual([]);
  });
});
