/**
 * IPv4 blocks as whole numbers. An address is an integer from 0 to 4,294,967,295 and a block is its
 * first address with a prefix length, so containment, overlap and order are a few integer operations.
 * JavaScript's bitwise operators work on signed 32-bit numbers: every result that is an address
 * passes through `>>> 0`.
 */
import { type Result, err, ok } from '../result.ts';
import { type CidrProblem, type Explanation, explainCidr, explainIpv4, quoted } from './cidrProblem.ts';

export type { CidrProblem } from './cidrProblem.ts';

/**
 * An IPv4 block: `base` is its first address as an unsigned 32-bit integer with no host bits set,
 * `prefix` its length from 0 (everything) to 32 (one address).
 */
export type Cidr = { readonly base: number; readonly prefix: number };

const dot = 46;
const zero = 48;
const mostBlocksOfASplit = 2 ** 20;

/**
 * The block that `text` names, read strictly: four decimal numbers without leading zeros, a slash, a
 * prefix length from 0 to 32, ASCII digits, no white space and no host bits (RFC 4632 section 3.1).
 *
 * Refuses with a sentence and, where one is clear, the text that was probably meant: the trimmed
 * text, the numbers without leading zeros, the network of an address inside it.
 */
export function parseCidr(text: string): Result<Cidr, CidrProblem> {
  const end = text.indexOf('/');
  const address = end < 0 ? -1 : readAddress(text, end);
  const prefix = address < 0 ? -1 : readPrefix(text, end + 1);
  if (prefix < 0) return err(settled(explainCidr(text), parseCidr));
  if (networkOf(address, prefix) !== address) return err(hostBits(text, address, prefix));
  return ok({ base: address, prefix });
}

/** The block as `a.b.c.d/prefix`; {@link parseCidr} reads it back to the same block. */
export function formatCidr(cidr: Cidr): string {
  return `${formatIpv4(cidr.base)}/${cidr.prefix}`;
}

/** The address that `text` names, as strictly as {@link parseCidr}, which is for blocks. */
export function parseIpv4(text: string): Result<number, CidrProblem> {
  const address = readAddress(text, text.length);
  return address < 0 ? err(settled(explainIpv4(text), parseIpv4)) : ok(address);
}

/** Every octet as text, alone and with its dot: an evaluation writes seven addresses for each subnet. */
const octets = Array.from({ length: 256 }, (_, octet) => String(octet));
const dotted = octets.map((octet) => `${octet}.`);
const textIn = (texts: readonly string[], octet: number) => texts[octet & 255] as string;

/** The address in dotted decimals. */
export function formatIpv4(address: number): string {
  return (
    textIn(dotted, address >>> 24) +
    textIn(dotted, address >>> 16) +
    textIn(dotted, address >>> 8) +
    textIn(octets, address)
  );
}

/** How many addresses a block of this prefix length has, AWS's five included: 256 for 24. */
export function addressCount(prefix: number): number {
  return prefix === 0 ? 4_294_967_296 : (1 << (32 - prefix)) >>> 0;
}

/** The last address of the block. */
export function cidrEnd(cidr: Cidr): number {
  return cidr.base + addressCount(cidr.prefix) - 1;
}

/** The block of this prefix length that `address` lies in. */
export function cidrAround(address: number, prefix: number): Cidr {
  return { base: networkOf(address, prefix), prefix };
}

/** Whether every address of `inner` lies in `outer`; a block contains itself. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.prefix <= inner.prefix && networkOf(inner.base, outer.prefix) === outer.base;
}

/** Whether `address` lies in the block. */
export function containsAddress(cidr: Cidr, address: number): boolean {
  return networkOf(address, cidr.prefix) === cidr.base;
}

/**
 * Whether the two blocks share an address. Blocks are nested or apart, never half over one another,
 * so one of two that overlap contains the other. For all pairs of many blocks see `findOverlaps`.
 */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.prefix <= b.prefix
    ? networkOf(b.base, a.prefix) === a.base
    : networkOf(a.base, b.prefix) === b.base;
}

/** Orders blocks by first address; of two that start together the wider comes first. */
export function compareCidrs(a: Cidr, b: Cidr): number {
  return a.base - b.base || a.prefix - b.prefix;
}

/**
 * The prefix length of the smallest block with at least `addresses` addresses (32 for one or fewer),
 * or `undefined` when all of IPv4 is too small or the number is none. AWS's five addresses per subnet
 * are not added here.
 */
export function prefixFor(addresses: number): number | undefined {
  if (!(addresses <= 4_294_967_296)) return undefined;
  return addresses <= 1 ? 32 : Math.clz32(Math.ceil(addresses) - 1);
}

/**
 * The blocks of length `/prefix` that make up `cidr`, lowest first; none when `/prefix` is larger
 * than the block. Throws above 2^20 blocks, which no AWS network needs.
 */
export function splitInto(cidr: Cidr, prefix: number): readonly Cidr[] {
  if (prefix < cidr.prefix) return [];
  const count = 2 ** (prefix - cidr.prefix);
  if (count > mostBlocksOfASplit)
    throw new RangeError(`${formatCidr(cidr)} has too many /${prefix} blocks to list.`);
  const size = addressCount(prefix);
  return Array.from({ length: count }, (_, position) => ({ base: cidr.base + position * size, prefix }));
}

/**
 * The fewest blocks that cover exactly the addresses from `first` to `last`, both included, lowest
 * first; none when `last` is below `first`. Each is as large as its alignment and the rest allow:
 *
 *   .4 to .15     ├ /30 ┤├── /29 ──┤
 *                 .4    .8        .15
 */
export function rangeToCidrs(first: number, last: number): readonly Cidr[] {
  const blocks: Cidr[] = [];
  let base = first;
  while (base <= last) {
    const aligned = base === 0 ? 32 : 31 - Math.clz32(base & -base);
    const span = last - base + 1;
    const fitting = span >= 4_294_967_296 ? 32 : 31 - Math.clz32(span);
    const prefix = 32 - Math.min(aligned, fitting);
    blocks.push({ base, prefix });
    base += addressCount(prefix);
  }
  return blocks;
}

/** An address AWS keeps in every subnet, and what for. */
export type ReservedAddress = {
  readonly address: number;
  readonly purpose: 'network' | 'router' | 'dns' | 'future' | 'broadcast';
};

/** A subnet's addresses that AWS keeps: its first four and its last. */
const reservedCount = 5;

/**
 * The addresses of a subnet of this prefix length that can be given to something: all but AWS's five
 * (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html). 251 for 24, 11 for 28, and 0
 * from 30 on, where five do not even fit.
 */
export function usableAddresses(prefix: number): number {
  return Math.max(0, addressCount(prefix) - reservedCount);
}

/**
 * The five addresses AWS keeps in a subnet, lowest first: network, VPC router, DNS, future use and
 * broadcast (same page). Empty for a block too small to have them, which is no subnet.
 */
export function reservedAddresses(cidr: Cidr): readonly ReservedAddress[] {
  if (usableAddresses(cidr.prefix) === 0) return [];
  return [
    { address: cidr.base, purpose: 'network' },
    { address: cidr.base + 1, purpose: 'router' },
    { address: cidr.base + 2, purpose: 'dns' },
    { address: cidr.base + 3, purpose: 'future' },
    { address: cidrEnd(cidr), purpose: 'broadcast' },
  ];
}

/** The lowest address of a subnet that can be given to something; `undefined` where there is none. */
export function firstUsable(cidr: Cidr): number | undefined {
  return usableAddresses(cidr.prefix) === 0 ? undefined : cidr.base + 4;
}

/** The highest address of a subnet that can be given to something; `undefined` where there is none. */
export function lastUsable(cidr: Cidr): number | undefined {
  return usableAddresses(cidr.prefix) === 0 ? undefined : cidrEnd(cidr) - 1;
}

/** The first address of the block of this length around `address`: its host bits cleared. */
function networkOf(address: number, prefix: number): number {
  return prefix === 0 ? 0 : (address & (-1 << (32 - prefix))) >>> 0;
}

/** The address in `text` before `end`, or -1 when it is not four decimal numbers. */
function readAddress(text: string, end: number): number {
  let address = 0;
  let dots = 0;
  let octet = -1;
  for (let position = 0; position < end; position += 1) {
    const code = text.charCodeAt(position);
    if (code >= zero && code <= zero + 9) {
      if (octet === 0) return -1;
      octet = octet < 0 ? code - zero : octet * 10 + code - zero;
      if (octet > 255) return -1;
    } else if (code === dot && octet >= 0 && dots < 3) {
      address = address * 256 + octet;
      dots += 1;
      octet = -1;
    } else return -1;
  }
  return dots === 3 && octet >= 0 ? address * 256 + octet : -1;
}

/** The prefix length in `text` from `start` to its end, or -1 when it is not 0 to 32. */
function readPrefix(text: string, start: number): number {
  const tens = text.charCodeAt(start) - zero;
  if (!(tens >= 0 && tens <= 9)) return -1;
  if (text.length === start + 1) return tens;
  const ones = text.charCodeAt(start + 1) - zero;
  const prefix = tens * 10 + ones;
  return text.length === start + 2 && tens > 0 && ones >= 0 && ones <= 9 && prefix <= 32 ? prefix : -1;
}

function hostBits(text: string, address: number, prefix: number): CidrProblem {
  const network = formatCidr(cidrAround(address, prefix));
  return {
    code: 'cidr/host-bits',
    message: `${quoted(text)} is an address inside a block, not the block itself; the network is ${network}.`,
    suggestion: network,
  };
}

/** The problem, with the explanation's attempt as suggestion if it reads, or else what reading it suggests. */
function settled<T>(
  { problem, attempt }: Explanation,
  parse: (text: string) => Result<T, CidrProblem>,
): CidrProblem {
  if (attempt === undefined) return problem;
  const again = parse(attempt);
  const suggestion = again.ok ? attempt : again.error.suggestion;
  return suggestion === undefined ? problem : { ...problem, suggestion };
}
