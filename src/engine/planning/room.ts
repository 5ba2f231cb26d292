import { addressCount, type Cidr, contains, formatCidr, overlaps } from '../cidr/cidr.ts';
import { freeRanges, freeSpaceOf, widestHole } from '../cidr/freeSpace.ts';
import type { Design, Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { type AddressPlan, planOf } from './plan.ts';

/** The free block of the size of `wanted` that begins nearest to it, the lower one of two; `undefined` without any. */
export function nearestFreeBlock(
  parents: readonly Cidr[],
  taken: readonly Cidr[],
  wanted: Cidr,
): Cidr | undefined {
  const size = addressCount(wanted.prefix);
  let nearest: Cidr | undefined;
  for (const parent of parents) {
    for (const { first, last } of freeRanges(parent, taken)) {
      const lowest = Math.ceil(first / size) * size;
      const highest = Math.floor((last + 1) / size) * size - size;
      if (highest < lowest) continue;
      const base = Math.min(Math.max(wanted.base, lowest), highest);
      if (nearest === undefined || distance(base, wanted) < distance(nearest.base, wanted)) {
        nearest = { base, prefix: wanted.prefix };
      }
    }
  }
  return nearest;
}

function distance(base: number, wanted: Cidr): number {
  return Math.abs(base - wanted.base);
}

/**
 * Addresses that something may not be given: all subnets but `except`, held ranges, and the regions of all tiers but
 * `ownTier`.
 */
export function takenBeside(plan: AddressPlan, except?: Id, ownTier?: Id): readonly Cidr[] {
  return [
    ...plan.subnets.filter(({ id }) => id !== except),
    ...plan.held,
    ...plan.tiers.filter(({ id }) => id !== ownTier),
  ].map(({ cidr }) => cidr);
}

/**
 * Why `wanted` cannot be the block of a subnet, or `undefined` when it can: outside the VPC, over another subnet or
 * over a held range. `subnet` is the one that asks, when it exists already. Another tier's spare slots may be taken on
 * purpose, but are not offered. Types: `<command>/outside-vpc`, `/overlap`, `/held`.
 */
export function blockClash(
  design: Design,
  wanted: Cidr,
  { command, subnet, tier }: { readonly command: string; readonly subnet?: Id; readonly tier: Id },
): Refusal | undefined {
  const plan = planOf(design);
  const refuse = (what: string, problem: string): Refusal => {
    const free = nearestFreeBlock(plan.blocks, takenBeside(plan, subnet, tier), wanted);
    const offer =
      free === undefined
        ? { message: 'no block of this size is free; use a smaller one or add a VPC block.' }
        : { message: `${formatCidr(free)} is free.`, suggestion: formatCidr(free) };
    return {
      type: `${command}/${what}`,
      ...offer,
      message: `${formatCidr(wanted)} ${problem}; ${offer.message}`,
      ...(subnet === undefined ? {} : { subject: `subnet:${subnet}` }),
    };
  };

  const other = plan.subnets.find(({ id, cidr }) => id !== subnet && overlaps(cidr, wanted));
  if (other !== undefined) {
    return refuse(
      'overlap',
      `overlaps subnet ${design.subnets[other.id]?.name ?? other.id} (${formatCidr(other.cidr)})`,
    );
  }
  const held = plan.held.find(({ cidr }) => overlaps(cidr, wanted));
  if (held !== undefined) {
    const { name } = design.vpc.held[held.id] ?? { name: held.id };
    return refuse('held', `overlaps ${formatCidr(held.cidr)}, which is kept free ("${name}")`);
  }
  if (!plan.blocks.some((block) => contains(block, wanted))) {
    return refuse('outside-vpc', `is not inside the VPC (${plan.blocks.map(formatCidr).join(', ')})`);
  }
  return undefined;
}

/**
 * The refusal for a subnet that finds no room: how many addresses it wants, what is free in one piece, how much is
 * short, and the size that would fit as suggestion (`/24`).
 */
export function noRoom(design: Design, command: string, name: string, prefix: number, tier: Id): Refusal {
  const plan = planOf(design);
  const widest = widestHole(freeSpaceOf(plan.blocks, takenBeside(plan, undefined, tier)));
  const wanted = `a /${prefix} (${count(addressCount(prefix))} addresses) for ${name}`;
  const type = `${command}/no-room`;
  if (widest === undefined || widest > 28) {
    return {
      type,
      message: `There is no room for ${wanted}: nothing is free; add a VPC block or release a held range.`,
    };
  }
  const free = `the largest free block is a /${widest} (${count(addressCount(widest))} addresses)`;
  const short = addressCount(prefix) - addressCount(widest);
  return short <= 0
    ? {
        type,
        message: `There is no room for ${wanted} beside the one it replaces: ${free}; add a VPC block.`,
      }
    : {
        type,
        message: `There is no room for ${wanted}: ${free}, ${count(short)} too few; use a /${widest} or add a VPC block.`,
        suggestion: `/${widest}`,
      };
}

function count(addresses: number): string {
  return addresses.toLocaleString('en-US');
}
