import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import { prefixListIdSchema, type RouteTarget } from './design.ts';
import { type BlockProblem, canonicalBlock } from './traffic.ts';

/*
 * Where a route may lead to: "the destination is an IPv4 or IPv6 block or a prefix list"
 * (https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html).
 */

/** Whether the text is a prefix list by its id. */
export function isPrefixListId(text: string): boolean {
  return prefixListIdSchema.safeParse(text).success;
}

/** The destination of a route in its one canonical form: an IPv4 or IPv6 block, or a prefix list's id as it is. */
export function canonicalDestination(text: string): Result<string, BlockProblem> {
  return isPrefixListId(text) ? ok(text) : canonicalBlock(text);
}

/** The addresses that stand for IPv4 ones in NAT64, the IPv6 that a NAT gateway does carry (RFC 6052). */
export const NAT64 = '64:ff9b::/96';

/**
 * Why a target does not carry packets of the destination's family, as the end of a sentence; `null` when it does, and
 * for prefix lists, which may hold either. An egress-only internet gateway is for IPv6
 * (https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html), NAT for IPv4 and NAT64
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html).
 */
export function wrongFamily(destination: string, kind: RouteTarget['kind']): string | null {
  if (isPrefixListId(destination)) return null;
  const ipv6 = destination.includes(':');
  switch (kind) {
    case 'egress-only-internet-gateway':
      return ipv6 ? null : 'an egress-only internet gateway carries IPv6 alone';
    case 'nat-gateway':
    case 'regional-nat-gateway':
      return ipv6 && destination !== NAT64 ? `a NAT gateway carries IPv4, and of IPv6 ${NAT64} alone` : null;
    case 'nat-instance':
      return ipv6 ? 'a NAT instance carries IPv4 alone' : null;
    case 'internet-gateway':
    case 'peering':
    case 'transit-gateway':
      return null;
  }
}
