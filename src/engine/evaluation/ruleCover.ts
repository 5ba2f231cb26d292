import { parseCidr } from '../cidr/cidr.ts';
import { ipv6Block, parseIpv6Cidr } from '../cidr/ipv6.ts';
import { formatIpv4 } from '../cidr/cidr.ts';
import type { Id, Peer, Rule, Traffic } from '../design/design.ts';
import { EVERY_CODE } from '../design/icmpTypes.ts';
import { canonicalProtocol, hasTypes } from '../design/protocols.ts';
import { peerRef } from '../design/traffic.ts';
import { groupedBy } from './network.ts';
import { trafficKey } from './traffic.ts';

/*
 * Which rules of a group lie inside another of it. A group may have thousands of rules, so none is compared with all:
 * rules are kept by peer, and in each by protocol as ranges in order, in which the one that reaches furthest is known.
 */

type Range = { readonly from: number; readonly to: number; readonly id: Id };
/** Ranges in order of their first port, longest first; `furthest[n]` is, of those up to n, the one that ends last. */
type Ranges = { readonly ranges: readonly Range[]; readonly furthest: readonly Range[] };
type Bucket = ReadonlyMap<string, Ranges>;

const LAST = 65_535;

/**
 * For each of `rules`, all of one group and direction, the rule of them that lets through everything it does and more, when
 * there is one. Of two that say the same neither lies in the other.
 */
export function coveringRules(rules: readonly (readonly [Id, Rule])[]): ReadonlyMap<Id, Id> {
  const buckets = bucketsOf(rules);
  const lengths = prefixLengths(rules);
  const covering = new Map<Id, Id>();
  for (const [id, rule] of rules) {
    const own = peerRef(rule.peer);
    for (const ref of [own, ...widerRefs(rule.peer, lengths)]) {
      const found = coverIn(buckets.get(ref), rule.traffic, ref === own);
      if (found === undefined) continue;
      covering.set(id, found);
      break;
    }
  }
  return covering;
}

/** Answers whether one of `traffics` alone lets through everything that is asked for; made once, asked often. */
export function anyCovers(traffics: readonly Traffic[]): (asked: Traffic) => boolean {
  const bucket = bucketOf(traffics.map((traffic, at) => [String(at), traffic]));
  return (asked) => coverIn(bucket, asked, false) !== undefined;
}

function bucketsOf(rules: readonly (readonly [Id, Rule])[]): ReadonlyMap<string, Bucket> {
  const byPeer = groupedBy(rules, ([, { peer }]) => peerRef(peer));
  return new Map(
    [...byPeer].map(([ref, own]) => [ref, bucketOf(own.map(([id, { traffic }]) => [id, traffic]))]),
  );
}

function bucketOf(traffics: readonly (readonly [Id, Traffic])[]): Bucket {
  const ranges = traffics.map(([id, traffic]) => ({ ...rangeOf(traffic), id }));
  return new Map([...groupedBy(ranges, ({ key }) => key)].map(([key, own]) => [key, inOrder(own)]));
}

function inOrder(list: readonly Range[]): Ranges {
  const ranges = [...list].sort((a, b) => a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1));
  const furthest: Range[] = [];
  for (const range of ranges) {
    const last = furthest.at(-1);
    furthest.push(last !== undefined && last.to >= range.to ? last : range);
  }
  return { ranges, furthest };
}

/** Traffic as a range of ports; an ICMP message is a range of one in a line of type and code. */
function rangeOf({ protocol: written, ports }: Traffic): {
  readonly key: string;
  readonly from: number;
  readonly to: number;
} {
  const key = canonicalProtocol(written);
  if (ports === null) return { key, from: 0, to: LAST };
  if (!hasTypes(key)) return { key, ...ports };
  const first = ports.from * 256;
  return ports.to === EVERY_CODE
    ? { key, from: first, to: first + 255 }
    : { key, from: first + ports.to, to: first + ports.to };
}

function coverIn(bucket: Bucket | undefined, traffic: Traffic, isOwn: boolean): Id | undefined {
  if (bucket === undefined) return undefined;
  const { key, from, to } = rangeOf(traffic);
  const everything = bucket.get('all')?.ranges[0];
  if (everything !== undefined && !(isOwn && key === 'all')) return everything.id;
  const known = bucket.get(key);
  if (known === undefined) return undefined;
  const at = lastUpTo(known.ranges, from, isOwn ? to + 1 : 0);
  const widest = known.furthest[at];
  return widest !== undefined && widest.to >= to ? widest.id : undefined;
}

/** The last range that begins before `from`, or at it and ends at `end` or later; -1 when none does. */
function lastUpTo(ranges: readonly Range[], from: number, end: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    const isBefore = range !== undefined && (range.from < from || (range.from === from && range.to >= end));
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The lengths of the IPv4 and of the IPv6 blocks that the rules name, shortest first. */
function prefixLengths(rules: readonly (readonly [Id, Rule])[]): {
  readonly ipv4: number[];
  readonly ipv6: number[];
} {
  const lengths = (ipv6: boolean) => [
    ...new Set(
      rules.flatMap(([, { peer }]) =>
        peer.kind === 'cidr' && peer.cidr.includes(':') === ipv6 ? [Number(peer.cidr.split('/')[1])] : [],
      ),
    ),
  ];
  return { ipv4: lengths(false), ipv6: lengths(true) };
}

/** The refs of the blocks around a block, of the lengths there are. */
function widerRefs(
  peer: Peer,
  lengths: { readonly ipv4: number[]; readonly ipv6: number[] },
): readonly string[] {
  if (peer.kind !== 'cidr') return [];
  if (peer.cidr.includes(':')) {
    const read = parseIpv6Cidr(peer.cidr);
    if (!read.ok) return [];
    const { base, prefix } = read.value;
    return lengths.ipv6
      .filter((length) => length < prefix)
      .map(
        (length) => `cidr:${ipv6Block((base >> BigInt(128 - length)) << BigInt(128 - length), length).text}`,
      );
  }
  const read = parseCidr(peer.cidr);
  if (!read.ok) return [];
  const { base, prefix } = read.value;
  return lengths.ipv4
    .filter((length) => length < prefix)
    .map((length) => `cidr:${formatIpv4(length === 0 ? 0 : (base & (-1 << (32 - length))) >>> 0)}/${length}`);
}

/** Equal for rules of one group and direction that say the same. */
export function sameness({ group, direction, peer, traffic }: Rule): string {
  return `${group} ${direction} ${peerRef(peer)} ${trafficKey(traffic)}`;
}
