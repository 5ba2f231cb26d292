import { type Cidr, formatCidr, overlaps, parseCidr } from '../cidr/cidr.ts';
import { type Ipv6Cidr, ipv6Overlaps, parseIpv6Cidr } from '../cidr/ipv6.ts';
import type { Vpc } from '../design/design.ts';

/** A range of another network and the block of the VPC that it shares addresses with, both as text. */
export type VpcOverlap = { readonly range: string; readonly block: string };

/**
 * Where the ranges of another network share addresses with the VPC, in the order of the ranges and then of the VPC's
 * blocks, its IPv6 block last. Text that is no block overlaps nothing.
 */
export function vpcOverlaps(
  vpc: Pick<Vpc, 'blocks' | 'ipv6'>,
  ranges: readonly string[],
): readonly VpcOverlap[] {
  const ipv4 = vpc.blocks.flatMap((text) => readIpv4(text));
  const ipv6 = readIpv6(vpc.ipv6?.cidr ?? '');
  return ranges.flatMap((range) => {
    const blocks = range.includes(':')
      ? readIpv6(range).flatMap((cidr) => ipv6.filter((block) => ipv6Overlaps(block, cidr)))
      : readIpv4(range).flatMap((cidr) => ipv4.filter((block) => overlaps(block, cidr)));
    return blocks.map((block) => ({ range, block: 'text' in block ? block.text : formatCidr(block) }));
  });
}

function readIpv4(text: string): readonly Cidr[] {
  const parsed = parseCidr(text);
  return parsed.ok ? [parsed.value] : [];
}

function readIpv6(text: string): readonly Ipv6Cidr[] {
  if (text === '') return [];
  const parsed = parseIpv6Cidr(text);
  return parsed.ok ? [parsed.value] : [];
}
