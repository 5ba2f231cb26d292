import type { Traffic } from '../design/design.ts';
import { type Intervals, span, unionOf } from './intervals.ts';

/*
 * What a packet says about itself besides its addresses: its IP protocol and two numbers whose meaning hangs on it.
 *
 *   tcp, udp        the source port, and the destination port
 *   icmp, icmpv6    0,               and type × 256 + code
 *   all others      0,               and 0: they have none
 *
 * So every protocol has its own whole space, and "all but tcp 22" is as finite as "tcp 22".
 */

export const ICMP = 1;
export const TCP = 6;
export const UDP = 17;
export const ICMPV6 = 58;

const NAMES: ReadonlyMap<number, string> = new Map([
  [ICMP, 'icmp'],
  [TCP, 'tcp'],
  [UDP, 'udp'],
  [ICMPV6, 'icmpv6'],
]);

const ANY_16_BITS: Intervals = span(0, 65_535);
const NONE: Intervals = span(0, 0);

/** Protocols whose two numbers have the same meaning, with all that these may be. */
export type ProtocolClass = {
  readonly protocols: Intervals;
  readonly sourcePorts: Intervals;
  readonly ports: Intervals;
};

/** The protocols with ports: "tcp (6), udp (17)". */
export const WITH_PORTS: ProtocolClass = {
  protocols: unionOf(span(TCP, TCP), span(UDP, UDP)),
  sourcePorts: ANY_16_BITS,
  ports: ANY_16_BITS,
};

/** The protocols with types and codes. */
export const WITH_TYPES: ProtocolClass = {
  protocols: unionOf(span(ICMP, ICMP), span(ICMPV6, ICMPV6)),
  sourcePorts: NONE,
  ports: ANY_16_BITS,
};

/** The protocols that have neither, from 0 to 255. */
export const WITH_NEITHER: ProtocolClass = {
  protocols: [0, ICMP, ICMP + 1, TCP, TCP + 1, UDP, UDP + 1, ICMPV6, ICMPV6 + 1, 256],
  sourcePorts: NONE,
  ports: NONE,
};

/** All there is, class by class. */
export const EVERY_CLASS: readonly ProtocolClass[] = [WITH_PORTS, WITH_TYPES, WITH_NEITHER];

/** A protocol as people write it: "tcp", or "protocol 50". */
export function protocolName(protocol: number): string {
  return NAMES.get(protocol) ?? `protocol ${protocol}`;
}

/** The class a protocol belongs to. */
export function classOf(protocol: number): ProtocolClass {
  if (protocol === TCP || protocol === UDP) return WITH_PORTS;
  return protocol === ICMP || protocol === ICMPV6 ? WITH_TYPES : WITH_NEITHER;
}

/** What a rule's traffic lets through, class by class: any source port, and the ports or the type that it names. */
export function classesOf({ protocol, ports }: Traffic): readonly ProtocolClass[] {
  if (protocol === 'all') return EVERY_CLASS;
  const number = protocolNumber(protocol);
  const whole = { ...classOf(number), protocols: span(number, number) };
  if (ports === null) return [whole];
  if (!protocol.startsWith('icmp')) return [{ ...whole, ports: span(ports.from, ports.to) }];
  const everyCode = ports.to < 0;
  const [first, last] = everyCode ? [0, 255] : [ports.to, ports.to];
  return [{ ...whole, ports: span(ports.from * 256 + first, ports.from * 256 + last) }];
}

function protocolNumber(protocol: string): number {
  for (const [number, name] of NAMES) if (name === protocol) return number;
  return Number(protocol);
}
