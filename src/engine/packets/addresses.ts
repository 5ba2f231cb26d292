import { type Cidr, addressCount, formatCidr, formatIpv4, rangeToCidrs } from '../cidr/cidr.ts';
import { type Ipv6Cidr, ipv6Block } from '../cidr/ipv6.ts';
import { before, type Intervals, pairsOf, type Whole } from './intervals.ts';

/*
 * Addresses as whole numbers, with room above the real ones for addresses that nobody knows on the drawing table:
 *
 *   IPv4   0 … 2^32 - 1   the addresses there are      2^32 + n    what prefix list or service number n stands for
 *   IPv6   0 … 2^128 - 1  the addresses there are      2^128 …     the VPC's block before AWS has given it
 *
 * A symbol stands for addresses that exist but are not listed in the design: those of S3 behind its managed prefix
 * list, which AWS changes at will (https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html).
 * `0.0.0.0/0` covers every symbol. A narrower block covers none, although its addresses may in truth be among them:
 * whether 52.216.0.0/15 lets packets to S3 through cannot be said offline, and a rule that may not hold is not counted.
 */

/** The two families of addresses. */
export type Family = 4 | 6;

const IPV4_END = 2 ** 32;
const IPV6_END = 1n << 128n;

/** Every address of a family, symbols included: what `0.0.0.0/0` or `::/0` covers. */
export const ANY_ADDRESS: Readonly<Record<Family, Intervals>> = {
  4: [0, IPV4_END * 2],
  6: [0n, IPV6_END * 2n],
};

/** The addresses of a block; `0.0.0.0/0` and `::/0` cover the symbols too. */
export function addressesIn(block: Cidr | Ipv6Cidr): Intervals {
  if (block.prefix === 0) return ANY_ADDRESS[familyOf(block)];
  if (isIpv6Block(block)) return [block.base, block.base + (1n << BigInt(128 - block.prefix))];
  return [block.base, block.base + addressCount(block.prefix)];
}

/** Which family a block is of. */
export function familyOf(block: Cidr | Ipv6Cidr): Family {
  return isIpv6Block(block) ? 6 : 4;
}

/** The one address of the symbol with this number. */
export function symbolAddress(number: number): Intervals {
  return [IPV4_END + number, IPV4_END + number + 1];
}

/** The number of the symbol that an IPv4 address is; `undefined` for an address that is known. */
export function symbolNumber(address: Whole): number | undefined {
  return typeof address === 'number' && address >= IPV4_END ? address - IPV4_END : undefined;
}

/** Where the VPC's IPv6 block begins while AWS has not given it: above every address there is. */
export const UNKNOWN_IPV6_BASE = IPV6_END;

/** One address as text: `10.0.0.4`, `2001:db8::5`, the name of a symbol, or `VPC::5` in an IPv6 block that is not known. */
export function addressText(address: Whole, symbolNames: readonly string[] = []): string {
  if (typeof address === 'bigint') {
    if (address < IPV6_END) return withoutPrefix(ipv6Block(address, 128).text);
    return `VPC${withoutPrefix(ipv6Block(address - IPV6_END, 128).text)}`;
  }
  const symbol = symbolNumber(address);
  return symbol === undefined ? formatIpv4(address) : (symbolNames[symbol] ?? `prefix list ${symbol + 1}`);
}

/**
 * A set of addresses as short text, lowest first: blocks where an interval is one, otherwise `first–last`; symbols by
 * name, and `0.0.0.0/0` or `::/0` for all there are.
 */
export function addressesText(addresses: Intervals, symbolNames: readonly string[] = []): readonly string[] {
  return pairsOf(addresses).flatMap((pair) => intervalTexts(pair, symbolNames));
}

function intervalTexts([from, until]: readonly [Whole, Whole], names: readonly string[]): readonly string[] {
  if (typeof from === 'bigint' || typeof until === 'bigint') return [ipv6Text(BigInt(from), BigInt(until))];
  if (from === 0 && until === ANY_ADDRESS[4][1]) return ['0.0.0.0/0'];
  const known = from < IPV4_END ? [ipv4Text(from, Math.min(until, IPV4_END))] : [];
  const symbols = names.flatMap((name, number) =>
    from <= IPV4_END + number && IPV4_END + number < until ? [name] : [],
  );
  return [...known, ...symbols];
}

function ipv4Text(from: number, until: number): string {
  const [first, second] = rangeToCidrs(from, until - 1);
  if (first !== undefined && second === undefined) {
    return first.prefix === 32 ? formatIpv4(first.base) : formatCidr(first);
  }
  return `${formatIpv4(from)}–${formatIpv4(until - 1)}`;
}

function ipv6Text(from: bigint, until: bigint): string {
  if (from === 0n && until === ANY_ADDRESS[6][1]) return '::/0';
  const size = until - from;
  const isBlock = (size & (size - 1n)) === 0n && from % size === 0n;
  if (!isBlock || size === 1n) {
    const first = addressText(from);
    return size === 1n ? first : `${first}–${addressText(before(until))}`;
  }
  const prefix = 129 - size.toString(2).length;
  return from < IPV6_END ? ipv6Block(from, prefix).text : `${addressText(from)}/${prefix}`;
}

function withoutPrefix(text: string): string {
  return text.slice(0, text.indexOf('/'));
}

function isIpv6Block(block: Cidr | Ipv6Cidr): block is Ipv6Cidr {
  return typeof block.base === 'bigint';
}
