import type { Traffic } from '../../design/design.ts';

/*
 * One concrete packet, for the simulator that the exact sets are tried against. It reads addresses, blocks and traffic
 * by itself: nothing of `cidr`, `packets` or `reachability` is used here, so that no mistake is made on both sides.
 */

/** An address, or one of those behind a prefix list that nobody knows offline: `s3`, `dynamodb`, `services`, `pl-…`. */
export type Address =
  { readonly family: 4 | 6; readonly at: bigint } | { readonly family: 4; readonly behind: string };

/** A packet as it is sent. Ports are 0 for protocols without, type and code are 0 for all but ICMP. */
export type Packet = {
  readonly source: Address;
  readonly destination: Address;
  readonly protocol: number;
  readonly sourcePort: number;
  readonly port: number;
  readonly type: number;
  readonly code: number;
};

/** A block of addresses. */
export type Block = { readonly family: 4 | 6; readonly base: bigint; readonly prefix: number };

const NUMBERS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };

/** Where the VPC's IPv6 block is taken to begin while AWS has not given it: where no address is. */
export const UNGIVEN = 1n << 128n;

const read = new Map<string, Block | undefined>();

/** The block in a text; `undefined` for a text that is none. Remembered, since few texts are asked for often. */
export function readBlock(text: string): Block | undefined {
  if (!read.has(text)) read.set(text, blockIn(text));
  return read.get(text);
}

function blockIn(text: string): Block | undefined {
  const [address = '', length] = text.split('/');
  const family = address.includes(':') ? 6 : 4;
  const base = family === 6 ? readIpv6(address) : readIpv4(address);
  const bits = family === 6 ? 128 : 32;
  const prefix = length === undefined ? bits : Number(length);
  if (base === undefined || !(prefix >= 0 && prefix <= bits)) return undefined;
  const size = 1n << BigInt(bits - prefix);
  return { family, base: base - (base % size), prefix };
}

function readIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part))) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function readIpv6(text: string): bigint | undefined {
  const [head = '', tail] = text.split('::');
  const wordsOf = (part: string) => (part === '' ? [] : part.split(':'));
  const [first, last] = [wordsOf(head), wordsOf(tail ?? '')];
  const missing = 8 - first.length - last.length;
  if (tail === undefined ? missing !== 0 : missing < 0) return undefined;
  const words = [...first, ...Array.from({ length: missing }, () => '0'), ...last];
  return words.reduce((sum, word) => sum * 65_536n + BigInt(`0x${word}`), 0n);
}

/** How many addresses a block has. */
export function sizeOf({ family, prefix }: Block): bigint {
  return 1n << BigInt((family === 6 ? 128 : 32) - prefix);
}

/** Whether an address is in the block that a text names. What is behind a list is in `0.0.0.0/0` and in its own list. */
export function isIn(address: Address, text: string): boolean {
  if ('behind' in address) return text === '0.0.0.0/0' || text === address.behind;
  const block = readBlock(text);
  if (block?.family !== address.family) return false;
  if (block.prefix === 0) return true;
  return address.at >= block.base && address.at < block.base + sizeOf(block);
}

/** Whether both are the same address. */
export function isSameAddress(a: Address, b: Address): boolean {
  if ('behind' in a || 'behind' in b) return 'behind' in a && 'behind' in b && a.behind === b.behind;
  return a.family === b.family && a.at === b.at;
}

/** Whether a rule's or an entry's traffic is about this packet. */
export function isAbout({ protocol, ports }: Traffic, packet: Packet): boolean {
  if (protocol === 'all') return true;
  if ((NUMBERS[protocol] ?? Number(protocol)) !== packet.protocol) return false;
  if (ports === null) return true;
  if (protocol === 'tcp' || protocol === 'udp') return packet.port >= ports.from && packet.port <= ports.to;
  return packet.type === ports.from && (ports.to < 0 || packet.code === ports.to);
}

/** The reply to a request of ICMP, by protocol and type (RFC 792, RFC 950, RFC 4443). */
const REPLY: Readonly<Record<string, number>> = {
  '1/8': 0,
  '1/13': 14,
  '1/15': 16,
  '1/17': 18,
  '58/128': 129,
};

/** The packet that answers this one; `undefined` for a message of ICMP that asks for nothing. */
export function answerTo(packet: Packet): Packet | undefined {
  const { source, destination, sourcePort, port, protocol, type } = packet;
  const turned = { ...packet, source: destination, destination: source };
  if (protocol !== 1 && protocol !== 58) return { ...turned, sourcePort: port, port: sourcePort };
  const reply = REPLY[`${protocol}/${type}`];
  return reply === undefined ? undefined : { ...turned, type: reply };
}
