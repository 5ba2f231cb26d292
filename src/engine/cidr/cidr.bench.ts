/**
 * How long the arithmetic takes beside the same answers computed with ip-address objects. Each pair
 * is checked to agree before it is timed, so that neither side can win by doing less.
 */
import { deepEqual } from 'node:assert/strict';
import { Address4 } from 'ip-address';
import { bench, describe } from 'vitest';
import { allocateMany, findOverlaps } from './allocate.ts';
import { type Cidr, cidrAround, formatCidr, parseCidr } from './cidr.ts';
import { block } from './literal.ts';

/** Repeatable numbers from 0 to 1 (the minimal standard generator of Park and Miller). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function scattered(count: number): readonly Cidr[] {
  const next = numbers(count);
  return Array.from({ length: count }, () =>
    cidrAround(0x0a00_0000 + Math.floor(next() * 2 ** 24), 22 + Math.floor(next() * 7)),
  );
}

const withinTen = block('10.0.0.0/8');

function parseAll(texts: readonly string[]): number {
  let sum = 0;
  for (const text of texts) {
    const parsed = parseCidr(text);
    if (parsed.ok) sum += parsed.value.base;
  }
  return sum;
}

function parseAllWithObjects(texts: readonly string[]): number {
  let sum = 0;
  for (const text of texts) {
    const parsed = new Address4(text);
    if (parsed.correctForm() === parsed.startAddress().correctForm()) sum += Number(parsed.bigInt());
  }
  return sum;
}

function overlapsFromText(texts: readonly string[]): readonly (readonly [string, string])[] {
  return findOverlaps(texts.map((text, position) => ({ id: String(position), cidr: block(text) })));
}

/** The same sort and sweep with objects: order by first address, keep the open ones, ask each. */
function overlapsWithObjects(texts: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  const sorted = texts
    .map((text, position) => ({ id: String(position), cidr: new Address4(text) }))
    .sort((a, b) => {
      const [first, second] = [a.cidr.bigInt(), b.cidr.bigInt()];
      return first < second ? -1 : first > second ? 1 : a.cidr.subnetMask - b.cidr.subnetMask;
    });
  let open: typeof sorted = [];
  for (const one of sorted) {
    open = open.filter((outer) => one.cidr.isInSubnet(outer.cidr));
    for (const outer of open) pairs.push([outer.id, one.id]);
    open.push(one);
  }
  return pairs;
}

/** First fit upwards with objects, which for blocks given widest first ends at the same places. */
function allocateWithObjects(parent: string, prefixes: readonly number[]): readonly string[] {
  const whole = new Address4(parent);
  let next = whole.startAddress();
  return prefixes.map((prefix) => {
    const candidate = new Address4(`${next.correctForm()}/${prefix}`);
    if (!candidate.isInSubnet(whole)) throw new Error('The parent is full.');
    next = candidate.endAddress().offset(1n);
    return `${candidate.startAddress().correctForm()}/${prefix}`;
  });
}

for (const count of [1_000, 10_000]) {
  const cidrs = scattered(count);
  const texts = cidrs.map(formatCidr);
  const named = cidrs.map((cidr, position) => ({ id: String(position), cidr }));
  const sizes = cidrs.map((cidr) => cidr.prefix).sort((a, b) => a - b);
  const label = count.toLocaleString('en-US');

  deepEqual(parseAll(texts), parseAllWithObjects(texts));
  deepEqual(overlapsFromText(texts), overlapsWithObjects(texts));
  const placed = allocateMany([withinTen], [], sizes);
  deepEqual(
    placed.map((cidr) => cidr && formatCidr(cidr)),
    allocateWithObjects('10.0.0.0/8', sizes),
  );

  describe(`parse ${label} blocks`, () => {
    bench('whole numbers', () => void parseAll(texts));
    bench('ip-address objects', () => void parseAllWithObjects(texts));
  });

  describe(`find the overlaps of ${label} blocks`, () => {
    bench('whole numbers', () => void findOverlaps(named));
    bench('whole numbers, from text', () => void overlapsFromText(texts));
    bench('ip-address objects, from text', () => void overlapsWithObjects(texts));
  });

  describe(`allocate ${label} blocks by best fit among ${label} taken`, () => {
    const mixed = cidrs.map((cidr) => cidr.prefix);
    bench('whole numbers', () => void allocateMany([withinTen], cidrs, mixed));
  });

  describe(`allocate ${label} blocks, widest first, into free space`, () => {
    bench('whole numbers', () => void allocateMany([withinTen], [], sizes));
    bench('ip-address objects', () => void allocateWithObjects('10.0.0.0/8', sizes));
  });
}
