import { parseCidr } from '../cidr/cidr.ts';
import { parseIpv6Cidr } from '../cidr/ipv6.ts';
import type { NetworkAcl } from './design.ts';
import { canonicalProtocol } from './protocols.ts';

/*
 * A network ACL keeps no state: it has to let replies through by itself, to the ports from which connections are opened.
 * Which those are hangs on the client: 32768 to 60999 on most Linux, 49152 to 65535 on Windows, 1024 to 65535 for load
 * balancers, NAT gateways and Lambda, which is why AWS advises to allow 1024 to 65535. Source: "Custom network ACLs for
 * your VPC", Ephemeral ports, https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html, read 2026-11-22.
 */

/** The ports that clients of any kind open their connections from. */
export const EPHEMERAL = { from: 1024, to: 65_535 } as const;
/** Those of most Linux systems, which every server is called from. */
const USUAL = { from: 32_768, to: 60_999 } as const;

type Entry = NetworkAcl['entries'][number];
type Direction = Entry['direction'];
type Protocol = 'tcp' | 'udp';
/** Addresses of one family from `low` to `high`, and ports. */
type Box = { readonly low: bigint; readonly high: bigint; readonly from: number; readonly to: number };
type Read = { readonly entry: Entry; readonly ipv6: boolean; readonly box: Box };

/** Connections that an ACL lets through one way and whose replies it does not let through the other way. */
export type MissingReturn = {
  /** The way of the replies. */
  readonly direction: Direction;
  readonly protocol: Protocol;
  /** Who opens the connections, or whom they are opened to. */
  readonly cidr: string;
  /** The number of the entry that lets the connections through. */
  readonly allowedBy: number;
  /** The number of the entry that denies the replies; `null` when none allows them and the last one, `*`, does. */
  readonly deniedBy: number | null;
  /** Whether replies to most clients pass, and those to load balancers, NAT gateways or Lambda do not. */
  readonly partly: boolean;
};

/**
 * The connections over TCP and UDP that the ACL lets through and whose replies it blocks. Entries for ephemeral ports alone
 * are taken for replies themselves, and a denial of a few of those ports for what it is meant for.
 */
export function missingReturns(acl: NetworkAcl): readonly MissingReturn[] {
  const read = acl.entries.flatMap(readEntry).sort((a, b) => a.entry.number - b.entry.number);
  return (['tcp', 'udp'] as const).flatMap((protocol) => {
    const own = read.filter(({ entry }) => appliesTo(entry, protocol));
    return own.flatMap((allowed) => missingFor(own, allowed, protocol) ?? []);
  });
}

/**
 * The ACL with an entry more for all replies that none allows, behind the entries that are there; the same object when
 * nothing is missing, or an entry denies the replies, which only a person should change.
 */
export function withReturnTraffic(acl: NetworkAcl): NetworkAcl {
  let edited = acl;
  for (const { direction, protocol, cidr, deniedBy } of missingReturns(acl)) {
    const number = numberAfter(edited.entries.filter((entry) => entry.direction === direction));
    const still = missingReturns(edited).some(
      (one) => one.direction === direction && one.protocol === protocol && one.cidr === cidr,
    );
    if (deniedBy !== null || number === undefined || !still) continue;
    const entry: Entry = {
      number,
      direction,
      action: 'allow',
      traffic: { protocol, ports: EPHEMERAL },
      cidr,
    };
    edited = { ...edited, entries: [...edited.entries, entry] };
  }
  return edited;
}

const LAST_NUMBER = 32_766;

/** The next number in steps of ten after all of them, or the lowest free one; `undefined` when every one is taken. */
export function numberAfter(entries: readonly Pick<Entry, 'number'>[]): number | undefined {
  const taken = new Set(entries.map(({ number }) => number));
  const next = (Math.floor(Math.max(90, ...taken) / 10) + 1) * 10;
  if (next <= LAST_NUMBER) return next;
  return Array.from({ length: LAST_NUMBER }, (_, at) => at + 1).find((number) => !taken.has(number));
}

function missingFor(own: readonly Read[], allowed: Read, protocol: Protocol): MissingReturn | undefined {
  const { entry, ipv6, box } = allowed;
  if (entry.action === 'deny' || isForReplies(box)) return undefined;
  const before = own.filter(
    (other) =>
      other.ipv6 === ipv6 && other.entry.direction === entry.direction && other.entry.number < entry.number,
  );
  const connections = before.reduce<readonly Box[]>((left, other) => without(left, other.box), [box]);
  const direction = entry.direction === 'ingress' ? 'egress' : 'ingress';
  const answering = own.filter((other) => other.ipv6 === ipv6 && other.entry.direction === direction);
  const denied = deniedReplies(
    connections.map((one) => ({ ...one, ...EPHEMERAL })),
    answering,
  );
  if (denied === undefined) return undefined;
  return { direction, protocol, cidr: entry.cidr, allowedBy: entry.number, ...denied };
}

/** What of the replies does not pass, and why; `undefined` when all of them do. */
function deniedReplies(
  replies: readonly Box[],
  entries: readonly Read[],
): Pick<MissingReturn, 'deniedBy' | 'partly'> | undefined {
  let left = replies;
  for (const { entry, box } of entries) {
    if (entry.action === 'allow') left = without(left, box);
    else if (box.from <= USUAL.from && box.to >= USUAL.to && left.some((reply) => meets(reply, box))) {
      return { deniedBy: entry.number, partly: false };
    }
  }
  if (left.length === 0) return undefined;
  return { deniedBy: null, partly: !left.some(({ from, to }) => from <= USUAL.to && to >= USUAL.from) };
}

function readEntry(entry: Entry): readonly Read[] {
  const { from, to } = entry.traffic.ports ?? { from: 0, to: 65_535 };
  if (entry.cidr.includes(':')) {
    const read = parseIpv6Cidr(entry.cidr);
    if (!read.ok) return [];
    const high = read.value.base + (1n << BigInt(128 - read.value.prefix)) - 1n;
    return [{ entry, ipv6: true, box: { low: read.value.base, high, from, to } }];
  }
  const read = parseCidr(entry.cidr);
  if (!read.ok) return [];
  const low = BigInt(read.value.base);
  return [
    { entry, ipv6: false, box: { low, high: low + (1n << BigInt(32 - read.value.prefix)) - 1n, from, to } },
  ];
}

function appliesTo({ traffic }: Entry, protocol: Protocol): boolean {
  const own = canonicalProtocol(traffic.protocol);
  return own === 'all' || own === protocol;
}

/** A service listens on some ports; so many at once, above those of the system, are for replies. */
const PORTS_OF_REPLIES = 3000;

/** Whether an entry stands there for replies. */
function isForReplies({ from, to }: Box): boolean {
  return from >= EPHEMERAL.from && to - from >= PORTS_OF_REPLIES;
}

function meets(a: Box, b: Box): boolean {
  return a.low <= b.high && b.low <= a.high && a.from <= b.to && b.from <= a.to;
}

/** What of the boxes lies outside `taken`. */
function without(boxes: readonly Box[], taken: Box): readonly Box[] {
  return boxes.flatMap((box) => {
    if (!meets(box, taken)) return [box];
    const low = box.low > taken.low ? box.low : taken.low;
    const high = box.high < taken.high ? box.high : taken.high;
    return [
      { ...box, high: low - 1n },
      { ...box, low: high + 1n },
      { low, high, from: box.from, to: taken.from - 1 },
      { low, high, from: taken.to + 1, to: box.to },
    ].filter((piece) => piece.low <= piece.high && piece.from <= piece.to);
  });
}
