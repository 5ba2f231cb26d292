import type { Ref } from '../../design/design.ts';
import { addressText, ANY_ADDRESS } from '../../packets/addresses.ts';
import { type Header, type HeaderSet, isEmpty, narrowed } from '../../packets/headerSet.ts';
import { headerText } from '../../packets/headerText.ts';
import { difference, type Intervals, span } from '../../packets/intervals.ts';
import { protocolName, TCP, UDP } from '../../packets/protocols.ts';
import { smallestHeader } from '../../packets/witness.ts';
import { countOf, listOf } from '../figures.ts';
import type { Hop, Way } from '../reachability/way.ts';
import type { IntentHop, IntentPacket, IntentResult } from './intentResult.ts';

/** What a check of one intent says: all of a result but what the intent itself says. */
export type Verdict = Omit<IntentResult, 'id' | 'kind' | 'sentence'>;

/** The intent holds, because of what the sentence says. */
export function holds(detail: string, ways: readonly Way[]): Verdict {
  return {
    state: 'holds',
    detail,
    packet: null,
    path: [],
    arrives: false,
    subjects: endsOf(ways),
    fix: null,
  };
}

/** It cannot be said whether the intent holds, because of what the sentence says. */
export function unanswered(detail: string): Verdict {
  return { state: 'unanswered', detail, packet: null, path: [], arrives: false, subjects: [], fix: null };
}

/** The intent is broken by a packet of `packets`, which must not be empty, on this way. */
export function broken(
  detail: string,
  way: Way,
  packets: HeaderSet,
  { symbolNames, until, fix = null }: Breach,
): Verdict {
  const hops = until === undefined ? way.hops : upTo(way, until);
  return {
    state: 'broken',
    detail,
    packet: packetOf(packets, symbolNames),
    arrives: until === undefined,
    path: hops.map(({ ref, label }): IntentHop => ({ ref, label })),
    subjects: [
      ...new Set([...endsOf([way]), ...hops.flatMap(({ kind, ref }) => (kind === 'group' ? [ref] : []))]),
    ],
    fix,
  };
}

type Breach = {
  readonly symbolNames: readonly string[];
  /** Where the packet is stopped; it arrives without. */
  readonly until?: Hop | undefined;
  readonly fix?: IntentResult['fix'];
};

function endsOf(ways: readonly Way[]): readonly Ref[] {
  return [...new Set(ways.flatMap(({ from, to }) => [from.ref, to.ref]))];
}

/** The hops up to and with the one that stops the packet; one on the way back comes after all that lead there. */
function upTo({ hops, back }: Way, until: Hop): readonly Hop[] {
  const at = hops.indexOf(until);
  return at >= 0 ? hops.slice(0, at + 1) : [...hops, ...back.slice(0, back.indexOf(until) + 1)];
}

/** Ports that clients take (IANA's dynamic ports begin here, RFC 6335). */
const CLIENT_PORT = 49_152;

/**
 * One packet of the set as a person would try it: TCP before anything else, from a port that clients take, otherwise the
 * smallest there is. The same set gives the same packet.
 */
function packetOf(set: HeaderSet, symbolNames: readonly string[]): IntentPacket | null {
  const usual = [TCP, UDP].map((protocol) => ofProtocol(set, protocol)).find((part) => !isEmpty(part)) ?? set;
  const fromClient = narrowedTo(usual, 'sourcePorts', CLIENT_PORT);
  const usable = isEmpty(fromClient) ? usual : fromClient;
  const first = smallestHeader(usable);
  if (first === undefined) return null;
  const header =
    first.source === first.destination ? (smallestHeader(toAnother(usable, first)) ?? first) : first;
  return describe(header, symbolNames);
}

/** The packets of the set from where this one comes, to anybody but its source. */
function toAnother(set: HeaderSet, { family, source }: Header): HeaderSet {
  const others = difference(ANY_ADDRESS[family], oneAddress(source));
  return narrowed(narrowed(set, family, 'source', oneAddress(source)), family, 'destination', others);
}

function oneAddress(address: Header['source']): Intervals {
  return typeof address === 'bigint' ? [address, address + 1n] : [address, address + 1];
}

function ofProtocol(set: HeaderSet, protocol: number): HeaderSet {
  return narrowedTo(set, 'protocols', protocol);
}

function narrowedTo(set: HeaderSet, side: 'protocols' | 'sourcePorts', value: number): HeaderSet {
  return [4, 6].flatMap((family) => narrowed(set, family as 4 | 6, side, span(value, value)));
}

function describe(header: Header, symbolNames: readonly string[]): IntentPacket {
  const hasPorts = header.protocol === TCP || header.protocol === UDP;
  return {
    protocol: protocolName(header.protocol),
    source: addressText(header.source, symbolNames),
    sourcePort: hasPorts ? header.sourcePort : null,
    destination: addressText(header.destination, symbolNames),
    destinationPort: hasPorts ? header.port : null,
    label: headerText(header, symbolNames),
  };
}

/** "2 ways", and where what is sent on them ends: "rds-sg and the routes of Data a". */
export function stopsOn(ways: readonly Way[]): string {
  const stops = [...new Set(ways.flatMap(({ blockedBy }) => blockedBy?.label ?? []))];
  const where = stops.length === 0 ? '' : `, stopped by ${listOf(stops)}`;
  return `${countOf(ways.length, 'way')}${where}`;
}
