import { type Id, type NetworkAcl, readRef } from '../../design/design.ts';
import { reachEndOf } from '../../design/reachEnds.ts';
import { answersTo } from '../../packets/answers.ts';
import {
  ALL_HEADERS,
  type HeaderSet,
  intersect,
  isEmpty,
  overlap,
  subtract,
  withSide,
} from '../../packets/headerSet.ts';
import { intersection } from '../../packets/intervals.ts';
import { WITH_PORTS } from '../../packets/protocols.ts';
import type { Network } from '../network.ts';
import { attachmentSubnets } from '../routeTargets.ts';
import type { Reach } from './createReach.ts';
import { headersOfEntry } from './networkAcls.ts';
import type { Pair } from './reachReport.ts';
import type { Hop, Way } from './way.ts';
import { NAT_PORTS } from './throughNat.ts';

type Entry = NetworkAcl['entries'][number];

/** An entry that allows what no packet is. */
export type IdleEntry = {
  readonly acl: Id;
  readonly entry: Entry;
  /** Whether the entries before it decide about everything that it is about. */
  readonly decidedBefore: boolean;
};

/**
 * The allow entries of network ACLs through which no packet gets, neither one that arrives nor the answer to one. Left
 * out are ACLs that nothing at all crosses, and those that guard the attachments of a transit gateway, whose other side
 * is not in the design.
 */
export function idleEntries(network: Network, reach: Reach): readonly IdleEntry[] {
  const { design } = network;
  const guarding = guardingAcls(network);
  if (guarding.size === 0) return [];
  const crossings = reach.pairs().flatMap((pair) => crossingsOf(reach, pair));
  return [...guarding].flatMap((id) => {
    const acl = design.networkAcls[id];
    const own = crossings.filter((one) => one.acl === id);
    return acl === undefined || own.length === 0 ? [] : idleIn(id, acl, own);
  });
}

function guardingAcls(network: Network): ReadonlySet<Id> {
  const { subnets } = network.design;
  const acls = Object.values(subnets).flatMap(({ networkAcl }) => networkAcl ?? []);
  const attached = new Set(attachmentSubnets(network).map(({ subnet }) => subnet.networkAcl));
  return new Set(acls.filter((id) => !attached.has(id)));
}

/** What crosses an ACL in one direction, in the addresses and ports that the ACL sees. */
type Crossing = { readonly acl: Id; readonly direction: Entry['direction']; readonly headers: HeaderSet };

function idleIn(id: Id, acl: NetworkAcl, crossings: readonly Crossing[]): readonly IdleEntry[] {
  return (['ingress', 'egress'] as const).flatMap((direction) => {
    const own = crossings.filter((one) => one.direction === direction);
    const ordered = acl.entries.filter((entry) => entry.direction === direction);
    let undecided: HeaderSet = ALL_HEADERS;
    const idle: IdleEntry[] = [];
    for (const entry of ordered.sort((a, b) => a.number - b.number)) {
      const about = headersOfEntry(entry);
      const decides = intersect(undecided, about);
      undecided = subtract(undecided, about);
      if (entry.action === 'deny' || own.some(({ headers }) => overlap(headers, decides))) continue;
      idle.push({ acl: id, entry, decidedBefore: isEmpty(decides) });
    }
    return idle;
  });
}

const known = new WeakMap<Pair, readonly Crossing[]>();

/** A pair stays the same while nothing of its ways changes, so each is walked once. */
function crossingsOf(reach: Reach, pair: Pair): readonly Crossing[] {
  const before = known.get(pair);
  if (before !== undefined) return before;
  const [from, to] = [reachEndOf(pair.from), reachEndOf(pair.to)];
  const ways = from === undefined || to === undefined ? [] : reach.between(from, to);
  const crossings = ways.filter(({ arrives }) => !isEmpty(arrives)).flatMap((way) => crossingsOn(way, reach));
  known.set(pair, crossings);
  return crossings;
}

function crossingsOn(way: Way, reach: Reach): readonly Crossing[] {
  const natAt = way.hops.findIndex(({ kind }) => kind === 'nat');
  const natBackAt = way.back.findIndex(({ kind }) => kind === 'nat');
  const gateway = way.hops[natAt];
  const onward = (headers: HeaderSet) => sentOn(headers, gateway, reach);
  const atNat = (hop: Hop) => gateway !== undefined && hop.subnet === gateway.subnet;
  const passed = (hops: readonly Hop[], headersAt: (hop: Hop, at: number) => HeaderSet) =>
    hops.flatMap((hop, at): readonly Crossing[] => {
      const { kind, id } = readRef(hop.ref);
      if (hop.kind !== 'acl' || kind !== 'network-acl' || hop.direction === null) return [];
      const direction = hop.direction === 'in' ? 'ingress' : 'egress';
      return [{ acl: id, direction, headers: headersAt(hop, at) }];
    });
  return [
    ...passed(way.hops, (hop, at) => (atNat(hop) && at > natAt ? onward(way.arrives) : way.arrives)),
    ...passed(way.back, (hop, at) =>
      answersTo(atNat(hop) && at < natBackAt ? onward(way.answered) : way.answered),
    ),
  ];
}

/** What NAT makes of packets, as the ACL of its subnet lets it out. */
function sentOn(headers: HeaderSet, gateway: Hop | undefined, reach: Reach): HeaderSet {
  const subnet = gateway?.subnet ?? null;
  const site = subnet === null ? undefined : reach.memory.world.siteOf(subnet);
  if (site === undefined) return headers;
  const translated = withSide(headers, 'source', site.addresses[4]).map((box) =>
    intersection(box.protocols, WITH_PORTS.protocols).length === 0 ? box : { ...box, sourcePorts: NAT_PORTS },
  );
  return intersect(translated, site.passes.egress);
}
