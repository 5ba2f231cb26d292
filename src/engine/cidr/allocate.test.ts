import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type TierDemand,
  allocateMany,
  allocateTiers,
  findOverlaps,
  nextFreeBlock,
  packNextFit,
  tierSlots,
} from './allocate.ts';
import { cidr, cidrInside, cidrsInside } from './cidr.arbitrary.ts';
import {
  type Cidr,
  addressCount,
  cidrAround,
  cidrEnd,
  compareCidrs,
  contains,
  formatCidr,
  overlaps,
  splitInto,
} from './cidr.ts';
import { freeRanges } from './freeSpace.ts';
import { block } from './literal.ts';

const blocks = (...texts: readonly string[]) => texts.map(block);
const shown = (value: Cidr | undefined) => (value === undefined ? undefined : formatCidr(value));

/** A /24 to /28 with blocks of it taken, small enough to look at every candidate. */
const smallSpace = cidr({ min: 24, max: 28 }).chain((parent) =>
  fc.tuple(fc.constant(parent), cidrsInside(parent, 30, 12), fc.integer({ min: 24, max: 32 })),
);

const isFree = (taken: readonly Cidr[], candidate: Cidr) => !taken.some((used) => overlaps(used, candidate));

/** The widest free block around `candidate` that stays in `parent`. */
function holeAround(parent: Cidr, taken: readonly Cidr[], candidate: Cidr): Cidr {
  const wider = cidrAround(candidate.base, candidate.prefix - 1);
  return candidate.prefix > parent.prefix && isFree(taken, wider)
    ? holeAround(parent, taken, wider)
    : candidate;
}

/** Best fit by looking at every aligned block of the size. */
function bruteForce(parents: readonly Cidr[], taken: readonly Cidr[], prefix: number): Cidr | undefined {
  return parents
    .flatMap((parent) =>
      splitInto(parent, prefix)
        .filter((candidate) => isFree(taken, candidate))
        .map((candidate) => ({ candidate, hole: holeAround(parent, taken, candidate) })),
    )
    .sort((a, b) => b.hole.prefix - a.hole.prefix || compareCidrs(a.candidate, b.candidate))[0]?.candidate;
}

describe('nextFreeBlock', () => {
  it('equals looking at every candidate', () => {
    fc.assert(
      fc.property(smallSpace, ([parent, taken, prefix]) => {
        expect(nextFreeBlock([parent], taken, prefix)).toEqual(bruteForce([parent], taken, prefix));
      }),
      { numRuns: 500 },
    );
  });

  it('equals looking at every candidate in several parents', () => {
    const parents = blocks('10.0.0.0/26', '10.0.0.64/27', '10.0.2.0/25');
    const taken = fc.array(fc.oneof(...parents.map((parent) => cidrInside(parent, 30))), { maxLength: 15 });
    fc.assert(
      fc.property(taken, fc.integer({ min: 24, max: 32 }), (used, prefix) => {
        expect(nextFreeBlock(parents, used, prefix)).toEqual(bruteForce(parents, used, prefix));
      }),
      { numRuns: 300 },
    );
  });

  it('stays inside, is aligned and overlaps nothing, however wide the space', () => {
    const space = cidr().chain((parent) =>
      fc.tuple(fc.constant(parent), cidrsInside(parent), fc.integer({ min: 0, max: 32 })),
    );
    fc.assert(
      fc.property(space, ([parent, taken, prefix]) => {
        const found = nextFreeBlock([parent], taken, prefix);
        if (found === undefined) return;
        expect(found).toEqual(cidrAround(found.base, prefix));
        expect(contains(parent, found)).toBe(true);
        expect(isFree(taken, found)).toBe(true);
      }),
    );
  });

  it('prefers the narrow hole to the low one', () => {
    const taken = blocks('10.0.0.0/23', '10.0.3.0/24', '10.0.6.0/23');

    expect(shown(nextFreeBlock(blocks('10.0.0.0/21'), taken, 24))).toBe('10.0.2.0/24');
    expect(shown(nextFreeBlock(blocks('10.0.0.0/21'), taken, 23))).toBe('10.0.4.0/23');
    expect(nextFreeBlock(blocks('10.0.0.0/21'), taken, 22)).toBeUndefined();
    expect(shown(nextFreeBlock(blocks('10.0.0.0/22'), blocks('10.0.3.0/25'), 26))).toBe('10.0.3.128/26');
  });

  it('does not join two parents that lie side by side', () => {
    const parents = blocks('10.0.0.0/17', '10.0.128.0/17');

    expect(nextFreeBlock(parents, [], 16)).toBeUndefined();
    expect(shown(nextFreeBlock(parents, blocks('10.0.0.0/17'), 17))).toBe('10.0.128.0/17');
  });

  it('finds nothing without parents, in a full parent, and wider than the parent', () => {
    expect(nextFreeBlock([], [], 24)).toBeUndefined();
    expect(nextFreeBlock(blocks('10.0.0.0/24'), blocks('10.0.0.0/16'), 28)).toBeUndefined();
    expect(nextFreeBlock(blocks('10.0.0.0/24'), [], 23)).toBeUndefined();
  });
});

describe('allocateMany', () => {
  it('places each block where nextFreeBlock would after the ones before', () => {
    const demand = fc.array(fc.integer({ min: 22, max: 30 }), { maxLength: 40 });
    const parent = block('10.0.0.0/22');
    fc.assert(
      fc.property(cidrsInside(parent, 30, 8), demand, (taken, prefixes) => {
        const oneByOne = [...taken];
        const expected = prefixes.map((prefix) => {
          const found = nextFreeBlock([parent], oneByOne, prefix);
          if (found !== undefined) oneByOne.push(found);
          return found;
        });

        expect(allocateMany([parent], taken, prefixes)).toEqual(expected);
      }),
    );
  });

  it('counts a parent once that is given twice or lies in another', () => {
    const parents = blocks('10.0.0.0/25', '10.0.0.0/24', '10.0.0.0/24', '10.0.0.128/25');

    expect(allocateMany(parents, [], [25, 25, 25]).map(shown)).toEqual([
      '10.0.0.0/25',
      '10.0.0.128/25',
      undefined,
    ]);
  });

  it('fills a /16 with 4,096 subnets of /28 and then has no more', () => {
    const placed = allocateMany(
      blocks('10.0.0.0/16'),
      [],
      Array.from({ length: 4097 }, () => 28),
    );

    expect(placed.slice(0, 4096)).toEqual(splitInto(block('10.0.0.0/16'), 28));
    expect(placed[4096]).toBeUndefined();
  });
});

describe('freeRanges', () => {
  it('are the addresses nothing covers, as separate ranges', () => {
    fc.assert(
      fc.property(smallSpace, ([parent, taken]) => {
        const free = new Set<number>();
        for (let at = parent.base; at <= cidrEnd(parent); at += 1) {
          if (isFree(taken, { base: at, prefix: 32 })) free.add(at);
        }
        const ranges = freeRanges(parent, taken);

        const listed = ranges.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, step) => first + step),
        );
        expect(listed).toEqual([...free]);
        for (const [position, range] of ranges.entries()) {
          expect(range.first).toBeGreaterThan((ranges[position - 1]?.last ?? -2) + 1);
        }
      }),
    );
  });

  it('ignore what lies outside, also at both ends of IPv4', () => {
    expect(freeRanges(block('0.0.0.0/0'), blocks('0.0.0.0/1', '255.255.255.255/32'))).toEqual([
      { first: 0x8000_0000, last: 0xffff_fffe },
    ]);
    expect(freeRanges(block('10.0.1.0/24'), blocks('10.0.0.0/24', '10.0.2.0/24'))).toEqual([
      { first: 0x0a00_0100, last: 0x0a00_01ff },
    ]);
  });
});

describe('tierSlots', () => {
  it('are the places of a region in order', () => {
    expect(tierSlots(block('10.0.16.0/22'), 24).map(formatCidr)).toEqual([
      '10.0.16.0/24',
      '10.0.17.0/24',
      '10.0.18.0/24',
      '10.0.19.0/24',
    ]);
  });
});

describe('allocateTiers', () => {
  const agents: readonly TierDemand[] = [
    { id: 'public', prefix: 24, rank: 0 },
    { id: 'ecs', prefix: 22, rank: 1 },
    { id: 'data', prefix: 24, rank: 2 },
    { id: 'messaging', prefix: 24, rank: 3 },
  ];
  const demand = fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    prefix: fc.integer({ min: 20, max: 28 }),
    slots: fc.integer({ min: 1, max: 9 }),
    rank: fc.nat({ max: 2 }),
  });
  const demands = fc.uniqueArray(demand, { selector: (tier) => tier.id, maxLength: 8 });
  const parent = block('10.0.0.0/18');
  const plan = fc.tuple(demands, cidrsInside(parent, 28, 4));

  it('plans the four tiers of a /16 so that they summarise', () => {
    const planned = allocateTiers(blocks('10.0.0.0/16'), [], agents);

    expect(planned.ok).toBe(true);
    if (!planned.ok) return;
    expect([...planned.value].map(([id, region]) => [id, formatCidr(region)])).toEqual([
      ['ecs', '10.0.0.0/20'],
      ['public', '10.0.16.0/22'],
      ['data', '10.0.20.0/22'],
      ['messaging', '10.0.24.0/22'],
    ]);
    for (const region of planned.value.values()) expect(contains(block('10.0.0.0/19'), region)).toBe(true);
  });

  it('gives aligned regions with all slots, apart from one another and from what is taken', () => {
    fc.assert(
      fc.property(plan, ([tiers, taken]) => {
        const planned = allocateTiers([parent], taken, tiers);
        const regions = planned.ok ? planned.value : planned.error.placed;

        for (const [id, region] of regions) {
          const tier = tiers.find((one) => one.id === id);
          const slots = tierSlots(region, tier?.prefix ?? -1).length;
          expect(slots).toBeGreaterThanOrEqual(tier?.slots ?? Number.NaN);
          expect(slots).toBeLessThan(2 * (tier?.slots ?? Number.NaN));
          expect(region).toEqual(cidrAround(region.base, region.prefix));
          expect(contains(parent, region)).toBe(true);
          expect(isFree(taken, region)).toBe(true);
          for (const [other, otherRegion] of regions) {
            if (other !== id) expect(overlaps(region, otherRegion)).toBe(false);
          }
        }
        expect(regions.size + (planned.ok ? 0 : planned.error.unplaced.length)).toBe(tiers.length);
      }),
    );
  });

  it('does not depend on the order of tiers, of parents or of what is taken', () => {
    const parents = blocks('10.0.0.0/19', '10.0.32.0/20', '10.0.64.0/22');
    const shuffled = plan.chain(([tiers, taken]) =>
      fc.tuple(
        fc.constant({ parents, tiers, taken }),
        fc.record({
          parents: fc.shuffledSubarray(parents, { minLength: parents.length }),
          tiers: fc.shuffledSubarray(tiers, { minLength: tiers.length }),
          taken: fc.shuffledSubarray([...taken], { minLength: taken.length }),
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(allocateTiers(other.parents, other.taken, other.tiers)).toEqual(
          allocateTiers(one.parents, one.taken, one.tiers),
        );
      }),
    );
  });

  it('keeps a region where it is when a zone is added within the slots', () => {
    const three = allocateTiers(
      blocks('10.0.0.0/16'),
      [],
      agents.map((tier) => ({ ...tier, slots: 4 })),
    );
    const without = allocateTiers(blocks('10.0.0.0/16'), [], agents);

    expect(three).toEqual(without);
  });

  it('says who found no room, how many addresses that is, and what is free', () => {
    const planned = allocateTiers(blocks('10.0.0.0/21'), blocks('10.0.0.0/24'), agents);

    expect(planned).toMatchObject({
      ok: false,
      error: {
        code: 'tiers/no-room',
        short: 4096 + 1024 + 1024,
        unplaced: [
          { id: 'ecs', addresses: 4096, widestFreePrefix: 22 },
          { id: 'data', addresses: 1024, widestFreePrefix: 23 },
          { id: 'messaging', addresses: 1024, widestFreePrefix: 23 },
        ],
      },
    });
    if (planned.ok) return;
    expect(planned.error.message).toContain('no room for ecs (4,096 addresses), data (1,024 addresses)');
    expect([...planned.error.placed.keys()]).toEqual(['public']);
  });

  it('says that nothing is free in a full parent', () => {
    const planned = allocateTiers(blocks('10.0.0.0/22'), blocks('10.0.0.0/22'), agents.slice(0, 1));

    expect(planned).toMatchObject({
      error: { message: expect.stringContaining('nothing is free') as string, short: 1024 },
    });
  });
});

describe('findOverlaps', () => {
  it('equals comparing every pair', () => {
    const parent = block('10.0.0.0/24');
    fc.assert(
      fc.property(fc.oneof(cidrsInside(parent, 32, 30), fc.array(cidr(), { maxLength: 30 })), (cidrs) => {
        const named = cidrs.map((value, position) => ({ id: `b${position}`, cidr: value }));
        const expected = named.flatMap((a, position) =>
          named
            .slice(position + 1)
            .filter((b) => overlaps(a.cidr, b.cidr))
            .map((b) => [a.id, b.id].sort().join(' ')),
        );

        const found = findOverlaps(named).map((pair) => [...pair].sort().join(' '));

        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 500 },
    );
  });

  it('names the wider block first, and the one given first of two that are equal', () => {
    const named = [
      { id: 'narrow', cidr: block('200.0.1.0/24') },
      { id: 'twin', cidr: block('200.0.1.0/24') },
      { id: 'wide', cidr: block('200.0.0.0/16') },
      { id: 'apart', cidr: block('10.0.0.0/8') },
    ];

    expect(findOverlaps(named)).toEqual([
      ['wide', 'narrow'],
      ['wide', 'twin'],
      ['narrow', 'twin'],
    ]);
  });
});

describe('packNextFit', () => {
  it.each([
    ['10.40.0.0/21', [24, 24, 24, 22], ['10.40.0.0/24', '10.40.1.0/24', '10.40.2.0/24', '10.40.4.0/22']],
    ['10.0.0.0/16', [25, 24, 26], ['10.0.0.0/25', '10.0.1.0/24', '10.0.2.0/26']],
    // The two examples of Terraform's own page on `cidrsubnets`
    // (https://developer.hashicorp.com/terraform/language/functions/cidrsubnets).
    ['10.1.0.0/16', [20, 20, 24, 20], ['10.1.0.0/20', '10.1.16.0/20', '10.1.32.0/24', '10.1.48.0/20']],
    ['10.0.0.0/8', [16, 16, 16, 16], ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16']],
    ['10.3.0.0/16', [20, 20], ['10.3.0.0/20', '10.3.16.0/20']],
    ['10.0.0.0/24', [], []],
    ['0.0.0.0/0', [1, 1], ['0.0.0.0/1', '128.0.0.0/1']],
  ])('packs %s as %j', (parent, prefixes, expected) => {
    const packed = packNextFit(block(parent), prefixes);

    expect(packed.ok && packed.value.map(formatCidr)).toEqual(expected);
  });

  it('refuses the first block that does not fit, and one wider than the parent', () => {
    expect(packNextFit(block('10.0.0.0/24'), [25, 26, 25])).toMatchObject({
      error: {
        code: 'pack/no-room',
        position: 2,
        message: expect.stringContaining('Block 3, a /25') as string,
      },
    });
    expect(packNextFit(block('10.0.0.0/24'), [23])).toMatchObject({ error: { position: 0 } });
    expect(packNextFit(block('255.255.255.0/24'), [24, 32])).toMatchObject({ error: { position: 1 } });
  });

  it('never takes less room than the addresses asked for', () => {
    fc.assert(
      fc.property(
        cidr({ min: 8, max: 20 }),
        fc.array(fc.integer({ min: 16, max: 30 })),
        (parent, prefixes) => {
          const packed = packNextFit(parent, prefixes);
          if (!packed.ok) return;
          let next = parent.base;
          for (const [position, value] of packed.value.entries()) {
            expect(value).toEqual(cidrAround(value.base, prefixes[position] ?? -1));
            expect(value.base - next).toBeGreaterThanOrEqual(0);
            expect(value.base - next).toBeLessThan(addressCount(value.prefix));
            next = cidrEnd(value) + 1;
          }
          expect(next - 1).toBeLessThanOrEqual(cidrEnd(parent));
        },
      ),
    );
  });
});
