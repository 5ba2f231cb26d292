import { type Design, type Id, type ReachEnd, type Ref, type Rule } from '../../design/design.ts';
import {
  headersBetween,
  type HeaderSet,
  headersOfTraffic,
  intersect,
  isEmpty,
  overlap,
} from '../../packets/headerSet.ts';
import { classesOf } from '../../packets/protocols.ts';
import { groupedBy } from '../network.ts';
import { addressesOfPeer, type Symbols, symbolsOf } from './addressSpace.ts';
import type { Reach } from './createReach.ts';
import type { Party } from './party.ts';
import type { Pair } from './reachReport.ts';
import type { Hop } from './way.ts';

/** A rule that no packet gets through, and where those that it would let through end. */
export type IdleRule = {
  readonly id: Id;
  readonly rule: Rule;
  /** The first thing that stops them all; `null` where there is nobody whom the rule could be about. */
  readonly stoppedBy: Hop | null;
};

/**
 * The rules of security groups through which no packet gets from anybody to anybody: everything that the rule lets through
 * is stopped elsewhere, or begins or ends where there is nobody. Exact, because what arrives between two ends is within
 * what rules let through. Rules of groups that no interface has are left out, and so are those for such groups; nobody
 * knows what a prefix list holds, so rules for those are left out as well.
 */
export function idleRules(design: Design, reach: Reach): readonly IdleRule[] {
  const symbols = symbolsOf(design);
  const wearers = wearersOf(reach.parties);
  const pairs = reach.pairs();
  const bySide = {
    ingress: groupedBy(pairs, ({ to }) => to),
    egress: groupedBy(pairs, ({ from }) => from),
  };
  return Object.entries(design.rules).flatMap(([id, rule]) => {
    const own = wearers.get(rule.group);
    const others = rule.peer.kind === 'group' ? wearers.get(rule.peer.group) : undefined;
    const unknown = rule.peer.kind === 'group' ? others === undefined : rule.peer.kind === 'prefix-list';
    if (own === undefined || unknown) return [];
    const headers = headersOfRule(design, rule, symbols);
    const isUsed = [...own].some((ref) =>
      (bySide[rule.direction].get(ref) ?? []).some(
        (pair) => (others?.has(otherEnd(rule, pair)) ?? true) && overlap(headers, pair.arrives),
      ),
    );
    return isUsed ? [] : [{ id, rule, stoppedBy: stopOf(reach, rule, headers) }];
  });
}

/** Those that have interfaces, by each of their groups. */
function wearersOf(parties: readonly Party[]): ReadonlyMap<Id, ReadonlySet<Ref>> {
  const wearers = new Map<Id, Set<Ref>>();
  for (const { ref, inside, policy } of parties) {
    if (inside.length === 0) continue;
    for (const group of policy.groups) wearers.set(group, (wearers.get(group) ?? new Set()).add(ref));
  }
  return wearers;
}

function otherEnd({ direction }: Rule, { from, to }: Pair): Ref {
  return direction === 'ingress' ? from : to;
}

/** What the rule lets through between those that it is about. */
function headersOfRule(
  { endpoints }: Design,
  { traffic, peer, direction }: Rule,
  symbols: Symbols,
): HeaderSet {
  const addresses = addressesOfPeer(endpoints, peer, symbols);
  if (addresses === undefined) return headersOfTraffic(traffic);
  const classes = classesOf(traffic);
  return ([4, 6] as const).flatMap((family) =>
    direction === 'ingress'
      ? headersBetween(family, addresses[family], undefined, classes)
      : headersBetween(family, undefined, addresses[family], classes),
  );
}

/**
 * Where the ways that the rule is about end: what routes, gateways and ACLs stop before what other groups do, because a
 * wide rule is about many whose own groups say nothing of it.
 */
function stopOf(reach: Reach, rule: Rule, headers: HeaderSet): Hop | null {
  const own: ReachEnd = { kind: 'group', group: rule.group };
  const other = endOfPeer(rule);
  if (other === undefined) return null;
  const ways = rule.direction === 'ingress' ? reach.between(other, own) : reach.between(own, other);
  const stops = ways.flatMap(({ hops }) => {
    const hop = hops.find(({ left }) => isEmpty(intersect(left, headers)));
    const isAbout = hop !== undefined && (hop.kind !== 'source' || isEmpty(hop.passes));
    return isAbout ? [hop] : [];
  });
  return stops.find(({ kind }) => kind !== 'group' && kind !== 'source') ?? stops[0] ?? null;
}

function endOfPeer({ peer }: Rule): ReachEnd | undefined {
  switch (peer.kind) {
    case 'group':
    case 'cidr':
    case 'endpoint':
      return peer;
    case 'prefix-list':
      return undefined;
  }
}
