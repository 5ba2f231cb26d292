import {
  addressCount,
  cidrEnd,
  formatIpv4,
  parseCidr,
  parseIpv4,
  rangeToCidrs,
  formatCidr,
  type Cidr,
} from '../../engine/cidr/cidr.ts';
import type { PlanBlock, Segment } from '../../engine/evaluation/evaluation.ts';

/** The part of a block that is drawn larger below it: the plan's summary where it lies inside the block. */
export function windowOf(block: PlanBlock, summary: string | null): Cidr | null {
  const outer = parseCidr(block.cidr);
  const inner = summary === null ? undefined : parseCidr(summary);
  if (!outer.ok || inner?.ok !== true) return null;
  const inside = inner.value.base >= outer.value.base && cidrEnd(inner.value) <= cidrEnd(outer.value);
  return inside && inner.value.prefix > outer.value.prefix ? inner.value : null;
}

const number = (address: string): number => {
  const parsed = parseIpv4(address);
  return parsed.ok ? parsed.value : 0;
};

/** The segments between two addresses, both included; what crosses an end is cut there. */
export function cut(segments: readonly Segment[], first: number, last: number): readonly Segment[] {
  return segments.flatMap((segment) => {
    const [from, to] = [number(segment.first), number(segment.last)];
    if (to < first || from > last) return [];
    if (from >= first && to <= last) return [segment];
    const [start, end] = [Math.max(from, first), Math.min(to, last)];
    return [
      {
        ...segment,
        first: formatIpv4(start),
        last: formatIpv4(end),
        addresses: end - start + 1,
        cidrs: rangeToCidrs(start, end).map(formatCidr),
      },
    ];
  });
}

export type Overview = {
  /** Before, inside and after the part in use, each to scale. */
  readonly before: readonly Segment[];
  readonly inUse: number;
  readonly after: readonly Segment[];
};

/** A whole block with its part in use as one piece. */
export function overviewOf(block: PlanBlock, part: Cidr): Overview {
  const end = part.base + addressCount(part.prefix) - 1;
  return {
    before: part.base === 0 ? [] : cut(block.segments, 0, part.base - 1),
    inUse: addressCount(part.prefix),
    after: cut(block.segments, end + 1, 2 ** 32 - 1),
  };
}

/** The segments of the part in use. */
export function partOf(block: PlanBlock, part: Cidr): readonly Segment[] {
  return cut(block.segments, part.base, part.base + addressCount(part.prefix) - 1);
}
