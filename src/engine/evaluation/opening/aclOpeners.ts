import { entryOf, type Id, type NetworkAcl, readRef, type Traffic } from '../../design/design.ts';
import { canonicalProtocol, hasPorts, hasTypes } from '../../design/protocols.ts';
import { EPHEMERAL, numberAfter } from '../../design/returnTraffic.ts';
import { replyType } from '../../packets/answers.ts';
import { type HeaderSet, overlap } from '../../packets/headerSet.ts';
import { ICMP, ICMPV6 } from '../../packets/protocols.ts';
import { headersOfEntry } from '../reachability/networkAcls.ts';
import type { Openers, Stop, Tried, Wish } from './openingWish.ts';
import { rangesOf } from './wayEnds.ts';

type Entry = NetworkAcl['entries'][number];

/** How many entries the design's ACLs hold, both directions together. */
const MOST_ENTRIES = 80;

/**
 * Entries of a network ACL that let the traffic through, or its answers, at a free number before the entry that denies
 * them. An ACL keeps no state, so answers need entries of their own, to the ports that connections are opened from
 * (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports).
 */
export function aclOpeners(tried: Tried, wish: Wish, stop: Stop): Openers {
  const { kind, id } = readRef(stop.hop.ref);
  const acl = kind === 'network-acl' ? entryOf(tried.design.networkAcls, id) : undefined;
  if (acl === undefined) return { choices: [] };
  const edited = neededEntries(tried, wish, stop).reduce<NetworkAcl | string>(
    (before, entry) => (typeof before === 'string' ? before : withEntry(before, entry)),
    acl,
  );
  if (typeof edited === 'string') return { choices: [], why: edited };
  return edited === acl ? { choices: [] } : { choices: [[putAcl(id, edited)]] };
}

const putAcl = (id: Id, networkAcl: NetworkAcl) => ({ type: 'putNetworkAcl', id, networkAcl }) as const;

function neededEntries(
  tried: Tried,
  { from, to, traffic }: Wish,
  stop: Stop,
): readonly Omit<Entry, 'number'>[] {
  const { way, hop, isBack, families } = stop;
  const direction = hop.direction === 'in' ? 'ingress' : 'egress';
  // What goes to the server is let out to it and in from the client; answers the other way round.
  const isServer = (direction === 'egress') !== isBack;
  const side = isServer ? { end: way.to, asked: to, way } : { end: way.from, asked: from, way };
  return rangesOf(tried, side, families).map((cidr) => ({
    direction,
    action: 'allow',
    traffic: isBack ? replyTo(traffic) : traffic,
    cidr,
  }));
}

/** What answers to the traffic are: to ports of clients, or of the type of the reply. */
function replyTo(traffic: Traffic): Traffic {
  const protocol = canonicalProtocol(traffic.protocol);
  if (hasPorts(protocol)) return { protocol, ports: EPHEMERAL };
  if (!hasTypes(protocol) || traffic.ports === null) return traffic;
  const type = replyType(protocol === 'icmp' ? ICMP : ICMPV6, traffic.ports.from);
  return type === undefined ? traffic : { protocol, ports: { ...traffic.ports, from: type } };
}

/** The ACL with an entry more; the sentence that says why there is no place for it otherwise. */
function withEntry(acl: NetworkAcl, entry: Omit<Entry, 'number'>): NetworkAcl | string {
  const own = acl.entries.filter(({ direction }) => direction === entry.direction);
  if (acl.entries.length >= MOST_ENTRIES) return `Network ACL ${acl.name} has no room for another entry.`;
  const denial = firstDenial(own, headersOfEntry({ ...entry, number: 1 }));
  const number = denial === undefined ? numberAfter(own) : numberBefore(own, denial.number);
  if (number === undefined) {
    const where = denial === undefined ? '' : ` before entry ${denial.number}, which denies this`;
    return `Network ACL ${acl.name} has no free number${where}; number its entries anew first.`;
  }
  return { ...acl, entries: [...acl.entries, { ...entry, number }] };
}

function firstDenial(entries: readonly Entry[], wanted: HeaderSet): Entry | undefined {
  return [...entries]
    .sort((a, b) => a.number - b.number)
    .find((entry) => entry.action === 'deny' && overlap(headersOfEntry(entry), wanted));
}

/** The highest free number below, one that ends in 0 first and then one that ends in 5, as people number entries. */
function numberBefore(entries: readonly Entry[], limit: number): number | undefined {
  const taken = new Set(entries.map(({ number }) => number));
  const free = Array.from({ length: limit - 1 }, (_, at) => limit - 1 - at).filter((one) => !taken.has(one));
  return free.find((one) => one % 10 === 0) ?? free.find((one) => one % 5 === 0) ?? free[0];
}
