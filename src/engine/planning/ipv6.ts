import { parseIpv6Cidr, type Ipv6Cidr, ipv6Block } from '../cidr/ipv6.ts';
import { type Design, type Id, NO_IPV4, type Subnet, type Vpc } from '../design/design.ts';

/*
 * IPv6 in a VPC. Amazon gives a /56, a subnet takes one of its 256 blocks of /64, and the design keeps which
 * ("Subnet sizing for IPv6", https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html). The /56 itself is
 * known only once AWS has given it.
 */

/** How many /64 blocks a /56 has. */
export const IPV6_SUBNETS = 256;

/** Whether a subnet has IPv6 addresses alone. */
export function isIpv6Only({ cidr }: Pick<Subnet, 'cidr'>): boolean {
  return cidr === NO_IPV4;
}

/** The VPC's IPv6 block where it is known and readable. */
export function vpcIpv6Block({ ipv6 }: Pick<Vpc, 'ipv6'>): Ipv6Cidr | undefined {
  const text = ipv6?.cidr ?? null;
  const parsed = text === null ? undefined : parseIpv6Cidr(text);
  return parsed?.ok === true ? parsed.value : undefined;
}

/**
 * The subnet's /64 as text: `2001:db8:1234:1a05::/64` within a known /56, else its end, `\u2026:05::/64`; `null` without
 * IPv6 in the subnet or the VPC.
 */
export function subnetIpv6(vpc: Pick<Vpc, 'ipv6'>, index: number | null): string | null {
  if (vpc.ipv6 === null || index === null) return null;
  const block = vpcIpv6Block(vpc);
  if (block === undefined) return `\u2026:${index.toString(16).padStart(2, '0')}::/64`;
  return ipv6Block(block.base + (BigInt(index) << 64n), 64).text;
}

/** The lowest /64 that no subnet but `except` has; `undefined` when all 256 are taken. */
export function freeIpv6(subnets: Design['subnets'], except?: Id): number | undefined {
  const taken = new Set(Object.entries(subnets).map(([id, { ipv6 }]) => (id === except ? null : ipv6)));
  for (let index = 0; index < IPV6_SUBNETS; index += 1) if (!taken.has(index)) return index;
  return undefined;
}
