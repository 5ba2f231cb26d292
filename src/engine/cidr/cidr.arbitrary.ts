import fc from 'fast-check';
import { type Cidr, addressCount, cidrAround, formatIpv4 } from './cidr.ts';

/** Any IPv4 address. */
export const address = fc.nat({ max: 0xffff_ffff });

/** Any block, with prefix lengths from 0 to 32 unless narrowed. */
export function cidr(limits: { readonly min?: number; readonly max?: number } = {}): fc.Arbitrary<Cidr> {
  const { min = 0, max = 32 } = limits;
  return fc.tuple(address, fc.integer({ min, max })).map(([around, prefix]) => cidrAround(around, prefix));
}

/** A block inside `outer`, with a prefix length up to `longest`. */
export function cidrInside(outer: Cidr, longest = 32): fc.Arbitrary<Cidr> {
  return fc
    .tuple(
      fc.nat({ max: addressCount(outer.prefix) - 1 }),
      fc.integer({ min: outer.prefix, max: Math.max(outer.prefix, longest) }),
    )
    .map(([offset, prefix]) => cidrAround(outer.base + offset, prefix));
}

/** Blocks inside `outer` that may overlap, as a half-finished design has them. */
export function cidrsInside(outer: Cidr, longest = 32, maxLength = 20): fc.Arbitrary<readonly Cidr[]> {
  return fc.array(cidrInside(outer, longest), { maxLength });
}

/** A text made to be misread: near-misses of a CIDR, other scripts, control characters, anything at all. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789./: \t\u00a0xX-+eE１٣۴．／%')), maxLength: 24 }),
  fc
    .tuple(
      fc.array(fc.nat({ max: 300 }), { maxLength: 6 }),
      fc.constantFrom('.', '..', ',', '。'),
      fc.integer({ min: -2, max: 40 }),
    )
    .map(([octets, dot, prefix]) => `${octets.join(dot)}/${prefix}`),
  fc
    .tuple(fc.constantFrom(' ', '\n', '\u3000', '0', '٠'), cidr())
    .map(([odd, { base, prefix }]) => `${odd}${formatIpv4(base)}/${odd}${prefix}`),
);
