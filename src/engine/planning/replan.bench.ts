/**
 * A whole plan made anew in one pass: a place for every subnet, then all overlaps. Beside it the same work done with
 * the objects of ip-address, netmask and ipaddr.js, which know blocks but no plan: the places follow the same rules,
 * step by step, and the overlaps the same sweep. All answers are checked to agree before anything is timed. Between
 * 1,000 and 10,000 subnets a cost that grows as n log n grows by 13.3.
 */
import { deepEqual } from 'node:assert/strict';
import { Address4 } from 'ip-address';
import ipaddr from 'ipaddr.js';
import { long2ip, Netmask } from 'netmask';
import { bench, describe } from 'vitest';

import { findOverlaps } from '../cidr/allocate.ts';
import type { Design, Id } from '../design/design.ts';
import { generatedDesign } from '../templates/generatedDesign.ts';
import { settle } from './place.ts';
import { planOf } from './plan.ts';

type Answer = { readonly places: readonly string[]; readonly overlapping: readonly string[] };

/** What the plan needs of a library: a block from its text, and its first and last address as numbers. */
type Library<Block> = {
  readonly read: (text: string) => Block;
  readonly text: (block: Block) => string;
  readonly first: (block: Block) => number;
  readonly last: (block: Block) => number;
  readonly contains: (outer: Block, inner: Block) => boolean;
  readonly address: (number: number) => string;
};

const ipAddress: Library<Address4> = {
  read: (text) => new Address4(text),
  text: (block) => `${block.startAddress().correctForm()}/${String(block.subnetMask)}`,
  first: (block) => Number(block.startAddress().bigInt()),
  last: (block) => Number(block.endAddress().bigInt()),
  contains: (outer, inner) => inner.isInSubnet(outer),
  address: (number) => Address4.fromBigInt(BigInt(number)).correctForm(),
};

const netmask: Library<Netmask> = {
  read: (text) => new Netmask(text),
  text: String,
  first: (block) => block.netLong,
  last: (block) => block.netLong + block.size - 1,
  contains: (outer, inner) => outer.contains(inner),
  address: long2ip,
};

type Parsed = readonly [ipaddr.IPv4, number];

const numberOf = (address: ipaddr.IPv4) => address.octets.reduce((sum, octet) => sum * 256 + octet, 0);
const ipaddrJs: Library<Parsed> = {
  read: (text) => ipaddr.IPv4.parseCIDR(text),
  text: ([address, prefix]) => `${address.toString()}/${String(prefix)}`,
  first: ([address]) => numberOf(address),
  last: ([address, prefix]) => numberOf(address) + 2 ** (32 - prefix) - 1,
  contains: (outer, [address, prefix]) => outer[1] <= prefix && address.match([...outer]),
  address: (number) =>
    new ipaddr.IPv4([number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255]).toString(),
};

const ZONES = 6;
const SLOTS = 8;
const SLOT = 24;
const SIZE = 28;

/** Every subnet asks for a place, a hundred a tier, but each hundredth: those are pinned, many over one another. */
function unplanned(subnets: number): Design {
  const design = generatedDesign({ zones: ZONES, tiers: subnets / 100, subnets, groups: 1, flows: 0 });
  const pinnedAt = (at: number) => `10.4.${String(Math.floor(at / 200))}.0/${at % 200 === 0 ? '24' : '26'}`;
  return {
    ...design,
    vpc: {
      ...design.vpc,
      blocks: ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16', '10.4.0.0/16'],
    },
    tiers: Object.fromEntries(
      Object.entries(design.tiers).map(([id, tier]) => [id, { ...tier, prefix: SLOT }]),
    ),
    subnets: Object.fromEntries(
      Object.entries(design.subnets).map(([id, subnet], at) => {
        const pinned = at % 100 === 99;
        return [id, { ...subnet, pinned, cidr: pinned ? pinnedAt(at + 1) : `/${String(SIZE)}` }];
      }),
    ),
  };
}

/** By the engine: the design settled, read and swept. */
function replan(design: Design): Answer {
  const settled = settle(design);
  return {
    places: Object.values(settled.subnets).map(({ cidr }) => cidr),
    overlapping: findOverlaps(planOf(settled).subnets).map((pair) => pair.join(' ')),
  };
}

/** The same with the blocks of a library: the new subnets, and their overlaps as read from those. */
function replanWith<Block>(library: Library<Block>, design: Design): Answer {
  const places = placesWith(library, design);
  const subnets = Object.fromEntries(
    Object.entries(design.subnets).map(([id, subnet]) => [
      id,
      { ...subnet, cidr: library.text(places.get(id) as Block) },
    ]),
  );
  const placed = Object.entries(subnets).map(([id, { cidr }]) => [id, library.read(cidr)] as const);
  return {
    places: Object.values(subnets).map(({ cidr }) => cidr),
    overlapping: overlapsWith(library, placed).map((pair) => pair.join(' ')),
  };
}

function placesWith<Block>(library: Library<Block>, design: Design): ReadonlyMap<Id, Block> {
  const at = (base: number, prefix: number) => library.read(`${library.address(base)}/${String(prefix)}`);
  const places = new Map<Id, Block>();
  const wishes = new Map<Id, { readonly id: Id; readonly zone: number }[]>();
  const zones = Object.keys(design.zones);
  for (const [id, { cidr, tier, zone }] of Object.entries(design.subnets)) {
    if (cidr.startsWith('/'))
      wishes.set(tier, [...(wishes.get(tier) ?? []), { id, zone: zones.indexOf(zone) }]);
    else places.set(id, library.read(cidr));
  }
  const blocks = design.vpc.blocks.map(library.read);
  /** The next place in the VPC's blocks, upwards from the first. */
  const [firstBlock] = blocks;
  let next = firstBlock === undefined ? 0 : library.first(firstBlock);
  const take = (prefix: number) => {
    const block = at(next, prefix);
    if (!blocks.some((parent) => library.contains(parent, block))) throw new Error('The VPC is full.');
    next = library.last(block) + 1;
    return block;
  };
  const regions = [...wishes.values()].map(() => take(SLOT - Math.log2(SLOTS)));
  for (const [rank, asking] of [...wishes.values()].entries()) {
    const region = regions[rank] as Block;
    asking.sort((a, b) => a.zone - b.zone || (a.id < b.id ? -1 : 1));
    const used = new Set<number>();
    const put = (id: Id, base: number) => {
      const block = at(base, SIZE);
      if (!library.contains(region, block)) return false;
      used.add(library.first(block));
      places.set(id, block);
      return true;
    };
    const rest = asking.filter(({ id, zone }) => {
      const slot = library.first(region) + zone * 2 ** (32 - SLOT);
      return used.has(slot) || !put(id, slot);
    });
    let cursor = library.first(region);
    for (const { id } of rest) {
      while (used.has(cursor)) cursor += 2 ** (32 - SIZE);
      if (!put(id, cursor)) throw new Error('The region is full.');
    }
  }
  return places;
}

function overlapsWith<Block>(library: Library<Block>, placed: readonly (readonly [Id, Block])[]) {
  const pairs: (readonly [Id, Id])[] = [];
  const sorted = placed
    .map(([id, block]) => ({ id, block, first: library.first(block), last: library.last(block) }))
    .sort((a, b) => a.first - b.first || b.last - a.last);
  const open: typeof sorted = [];
  for (const one of sorted) {
    for (
      let top = open.at(-1);
      top !== undefined && !library.contains(top.block, one.block);
      top = open.at(-1)
    ) {
      open.pop();
    }
    for (const outer of open) pairs.push([outer.id, one.id]);
    open.push(one);
  }
  return pairs;
}

/** The pairs in no order, and no order in a pair: of two equal blocks either may be the outer one. */
function comparable({ places, overlapping }: Answer) {
  return { places, overlapping: overlapping.map((pair) => pair.split(' ').sort().join(' ')).sort() };
}

const ways: readonly (readonly [string, (design: Design) => Answer])[] = [
  ['whole numbers', replan],
  ['ip-address', (design) => replanWith(ipAddress, design)],
  ['netmask', (design) => replanWith(netmask, design)],
  ['ipaddr.js', (design) => replanWith(ipaddrJs, design)],
];

/** The median of each way, for 1,000 and for 10,000 subnets. */
const medians = new Map<string, number[]>(ways.map(([name]) => [name, []]));

function keepMedian(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  medians.get(name)?.push(sorted[Math.floor(sorted.length / 2)] ?? NaN);
  if ([...medians.values()].some(({ length }) => length < 2)) return;
  const lines = [...medians].map(([way, [small = NaN, large = NaN]]) => {
    const columns = [small, large].map((ms) => `${ms.toFixed(1).padStart(8)} ms`).join(' ');
    return `  ${way.padEnd(14)} ${columns}   × ${(large / small).toFixed(1)}`;
  });
  console.log(['Medians of 1,000 and 10,000 subnets; n log n grows × 13.3:', ...lines].join('\n'));
}

for (const subnets of [1_000, 10_000]) {
  const design = unplanned(subnets);
  const answer = comparable(replan(design));
  if (answer.overlapping.length === 0) throw new Error('Nothing overlaps, so nothing would be found.');
  for (const [, way] of ways) deepEqual(comparable(way(design)), answer);

  describe(`a place for ${subnets.toLocaleString('en-US')} subnets, and all overlaps`, () => {
    for (const [name, way] of ways) {
      let times: number[] = [];
      const timed = () => {
        const from = performance.now();
        way(design);
        times.push(performance.now() - from);
      };
      const setup = () => {
        times = [];
      };
      bench(name, timed, {
        ...{ warmupTime: 1000, time: 1000, setup },
        teardown: (_, mode) => {
          if (mode === 'run') keepMedian(name, times);
        },
      });
    }
  });
}
