import type { Cidr } from './cidr.ts';
import { block } from './literal.ts';

/** The ranges a private network may number itself from: RFC 1918, and last the shared space of RFC 6598. */
export const privateFamilies = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'] as const;

/** Every /16 of the {@link privateFamilies}, lowest first in each: the widest blocks a VPC can have. */
export function privateBlocks(): readonly Cidr[] {
  return privateFamilies.flatMap((family) => {
    const { base, prefix } = block(family);
    return Array.from({ length: 2 ** (16 - prefix) }, (_, position) => ({
      base: base + position * 65_536,
      prefix: 16,
    }));
  });
}
