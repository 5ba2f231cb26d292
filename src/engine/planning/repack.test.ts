import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cidrAround, contains, formatCidr, overlaps } from '../cidr/cidr.ts';
import { anyDesign } from '../design/design.arbitrary.ts';
import type { Design } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { planOf, prefixIn } from './plan.ts';
import { movableSubnets, movesBetween, repacked } from './repack.ts';

const cidrsOf = ({ subnets }: Design) =>
  Object.fromEntries(Object.entries(subnets).map(([id, { cidr }]) => [id, cidr]));

function withSubnet(design: Design, id: string, changes: Partial<Design['subnets'][string]>): Design {
  const subnet = design.subnets[id];
  if (subnet === undefined) throw new Error(`There is no ${id}.`);
  return { ...design, subnets: { ...design.subnets, [id]: { ...subnet, ...changes } } };
}

describe('repacked', () => {
  it('brings subnets that stand apart back into their tier’s block, widest tier first', () => {
    const scattered = withSubnet(withSubnet(agents1000, 'ecs-b', { cidr: '10.0.100.0/22' }), 'data-c', {
      cidr: '10.0.150.0/24',
    });

    const packed = repacked(scattered);

    expect(cidrsOf(packed)).toEqual(cidrsOf(agents1000));
    expect(movesBetween(scattered, packed)).toEqual([
      { id: 'ecs-b', name: 'ECS b', from: '10.0.100.0/22', to: '10.0.4.0/22' },
      { id: 'data-c', name: 'Data c', from: '10.0.150.0/24', to: '10.0.22.0/24' },
    ]);
  });

  it('gives tiers other subnet sizes, and keeps clear of what it is told to', () => {
    const equal = repacked(agents1000, { sizes: { public: 22, data: 22, messaging: 22 } });
    expect(Object.values(equal.tiers).map(({ block }) => block)).toEqual([
      '10.0.0.0/20',
      '10.0.16.0/20',
      '10.0.32.0/20',
      '10.0.48.0/20',
    ]);

    const above = repacked(agents1000, { keepFree: [{ base: 0x0a000000, prefix: 17 }] });
    expect(above.tiers['ecs']?.block).toBe('10.0.128.0/20');
    expect(above.subnets['messaging-a']?.cidr).toBe('10.0.152.0/24');
  });

  it('leaves a pinned subnet and its tier’s region where they are', () => {
    const pinned = withSubnet(agents1000, 'messaging-b', { pinned: true });
    const packed = repacked(pinned, { sizes: { public: 20 } });
    expect(packed.subnets['messaging-b']?.cidr).toBe('10.0.25.0/24');
    expect(packed.tiers['messaging']?.block).toBe('10.0.24.0/22');
    expect(packed.tiers['public']?.block).toBe('10.0.64.0/18');
  });

  it('moves no pinned subnet and no held range, overlaps nothing, and has nothing to do a second time', () => {
    fc.assert(
      fc.property(anyDesign(25), (design) => {
        const packed = repacked(design);
        const movable = new Set(movableSubnets(design));
        for (const [id, { cidr, pinned }] of Object.entries(design.subnets)) {
          expect(movable.has(id)).toBe(!pinned && cidr !== 'none');
          if (pinned) expect(packed.subnets[id]?.cidr).toBe(cidr);
          expect(prefixIn(packed.subnets[id]?.cidr ?? '')).toBe(prefixIn(cidr));
        }
        expect(packed.vpc).toEqual(design.vpc);
        const plan = planOf(packed);
        for (const [position, { id, cidr }] of plan.subnets.entries()) {
          expect(cidrAround(cidr.base, cidr.prefix)).toEqual(cidr);
          if (!movable.has(id)) continue;
          expect(plan.blocks.some((block) => contains(block, cidr))).toBe(true);
          const beside = [...plan.subnets.slice(position + 1), ...plan.held];
          expect(beside.filter((other) => overlaps(other.cidr, cidr)).map((other) => other.id)).toEqual([]);
        }
        expect(cidrsOf(repacked(packed))).toEqual(cidrsOf(packed));
      }),
      { numRuns: 80 },
    );
  });

  it('gives the same places whatever the order of the subnets', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(agents1000.subnets), { minLength: 12 }),
        fc.record({ ecs: fc.integer({ min: 19, max: 28 }), data: fc.integer({ min: 19, max: 28 }) }),
        (subnets, sizes) => {
          const shuffled = { ...agents1000, subnets: Object.fromEntries(subnets) };
          expect(cidrsOf(repacked(shuffled, { sizes }))).toEqual(cidrsOf(repacked(agents1000, { sizes })));
        },
      ),
    );
  });

  it('keeps each tier in one block with slots for four zones, wherever there is room for that', () => {
    const size = fc.integer({ min: 20, max: 28 });
    fc.assert(
      fc.property(fc.record({ public: size, ecs: size, data: size, messaging: size }), (sizes) => {
        const wide = { ...agents1000, vpc: { ...agents1000.vpc, blocks: ['10.0.0.0/16', '10.1.0.0/16'] } };
        const packed = repacked(wide, { sizes });
        for (const { id, cidr } of planOf(packed).tiers) {
          expect(cidr.prefix).toBe((packed.tiers[id]?.prefix ?? 0) - 2);
          const own = planOf(packed).subnets.filter((placed) => packed.subnets[placed.id]?.tier === id);
          expect(
            own.filter((placed) => !contains(cidr, placed.cidr)).map(({ cidr: c }) => formatCidr(c)),
          ).toEqual([]);
        }
      }),
    );
  });
});
