import { addressesText, addressText } from './addresses.ts';
import type { Box, Header, HeaderSet } from './headerSet.ts';
import { SIDES } from './headerSet.ts';
import {
  before,
  difference,
  holds,
  intersection,
  type Intervals,
  NOTHING,
  pairsOf,
  sameIntervals,
  unionOfAll,
  type Whole,
} from './intervals.ts';
import {
  classOf,
  EVERY_CLASS,
  ICMP,
  ICMPV6,
  protocolName,
  TCP,
  UDP,
  WITH_NEITHER,
  WITH_PORTS,
  WITH_TYPES,
} from './protocols.ts';

/*
 * Sets of headers as people read them, and as JSON. Both are canonical: equal sets have equal texts, however their
 * boxes are cut.
 */

/**
 * Which protocols and destination ports the set has, between some addresses and from some port: "tcp 443",
 * "tcp 8080-8090, udp 53", "all but tcp 22", "all traffic"; "nothing" for the empty set.
 */
export function trafficText(set: HeaderSet): string {
  if (set.length === 0) return 'nothing';
  const has = kindsOf(set);
  const lacking: Kinds = {
    named: NAMED.map((protocol, at) => difference(classOf(protocol).ports, has.named[at] ?? NOTHING)),
    others: difference(WITH_NEITHER.protocols, has.others),
  };
  const whole = partsOf(has);
  const rest = partsOf(lacking);
  if (rest.length === 0) return 'all traffic';
  return rest.length < whole.length ? `all but ${rest.join(', ')}` : whole.join(', ');
}

/** One header in words: "tcp 10.0.0.4:49152 → 10.0.4.9:443", "icmp type 8 code 0 10.0.0.4 → 10.0.4.9". */
export function headerText(header: Header, symbolNames: readonly string[] = []): string {
  const { family, protocol, sourcePort, port } = header;
  const [source, destination] = [header.source, header.destination].map((address) =>
    addressText(address, symbolNames),
  );
  const name = protocolName(protocol);
  if (holds(WITH_PORTS.protocols, protocol)) {
    const [open, close] = family === 6 ? ['[', ']'] : ['', ''];
    return `${name} ${open}${source}${close}:${sourcePort} → ${open}${destination}${close}:${port}`;
  }
  const kind = holds(WITH_TYPES.protocols, protocol) ? ` ${typeText(port)}` : '';
  return `${name}${kind} ${source} → ${destination}`;
}

/** One box of a set as JSON; a range is `443` or `8080-8090`. */
export type BoxJson = {
  readonly family: 'IPv4' | 'IPv6';
  /** "tcp", "protocol 50", or a range such as "protocol 2-5". */
  readonly protocols: readonly string[];
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  /** `null`: every port there is, or the protocol has none. */
  readonly sourcePorts: readonly string[] | null;
  /** Destination ports, for ICMP `type 8 code 0`; `null` as above. */
  readonly ports: readonly string[] | null;
};

/** The set as boxes that do not overlap, in one order; a box has protocols of one class alone. */
export function headerSetJson(set: HeaderSet, symbolNames: readonly string[] = []): readonly BoxJson[] {
  return canonicalBoxes(set).flatMap((box) =>
    EVERY_CLASS.flatMap((one) => {
      const protocols = intersection(box.protocols, one.protocols);
      if (protocols.length === 0) return [];
      return {
        family: box.family === 4 ? ('IPv4' as const) : ('IPv6' as const),
        protocols: protocolTexts(protocols),
        sources: addressesText(box.source, symbolNames),
        destinations: addressesText(box.destination, symbolNames),
        sourcePorts: sameIntervals(box.sourcePorts, one.sourcePorts)
          ? null
          : pairsOf(box.sourcePorts).map(rangeText),
        ports: sameIntervals(box.ports, one.ports)
          ? null
          : pairsOf(box.ports).map(one === WITH_TYPES ? typesText : rangeText),
      };
    }),
  );
}

/**
 * The one way of cutting a set into boxes that hangs on the set alone: side by side, numbers go together that have the
 * same headers behind them.
 */
export function canonicalBoxes(set: HeaderSet): HeaderSet {
  return [4, 6].flatMap((family) =>
    cut(
      set.filter((box) => box.family === family),
      0,
    ),
  );
}

function cut(boxes: HeaderSet, depth: number): readonly Box[] {
  const side = SIDES[depth];
  const [first] = boxes;
  if (side === undefined) return first === undefined ? [] : [first];
  const slices = new Map<string, { readonly at: Intervals[]; readonly behind: readonly Box[] }>();
  for (const slice of slicesOf(boxes, side)) {
    const behind = cut(slice.boxes, depth + 1);
    const key = behind
      .map((box) =>
        SIDES.slice(depth + 1)
          .map((one) => box[one].join())
          .join(' '),
      )
      .join(';');
    const known = slices.get(key);
    if (known === undefined) slices.set(key, { at: [slice.at], behind });
    else known.at.push(slice.at);
  }
  return [...slices.values()].flatMap(({ at, behind }) => {
    const all = unionOfAll(at);
    return behind.map((box) => ({ ...box, [side]: all }));
  });
}

type Slice = { readonly at: Intervals; readonly boxes: HeaderSet };

/** The numbers at a side, cut wherever a box begins or ends. */
function slicesOf(boxes: HeaderSet, side: (typeof SIDES)[number]): readonly Slice[] {
  const cuts = [...new Set(boxes.flatMap((box) => box[side]))].sort((a, b) => (a < b ? -1 : 1));
  return cuts.flatMap((from, at) => {
    const inside = boxes.filter((box) => holds(box[side], from));
    const until: Whole | undefined = cuts[at + 1];
    return inside.length === 0 || until === undefined ? [] : [{ at: [from, until], boxes: inside }];
  });
}

/** TCP and UDP first, ICMP after them. */
const NAMED = [TCP, UDP, ICMP, ICMPV6];

/** The ports or types of each named protocol, and the other protocols. */
type Kinds = { readonly named: readonly Intervals[]; readonly others: Intervals };

function kindsOf(set: HeaderSet): Kinds {
  return {
    named: NAMED.map((protocol) =>
      unionOfAll(set.flatMap((box) => (holds(box.protocols, protocol) ? [box.ports] : []))),
    ),
    others: unionOfAll(set.map((box) => intersection(box.protocols, WITH_NEITHER.protocols))),
  };
}

/** The named protocols, then the others by number, neighbours as one range. */
function partsOf({ named, others }: Kinds): readonly string[] {
  return [
    ...NAMED.flatMap((protocol, at) => portParts(protocol, named[at] ?? NOTHING)),
    ...protocolTexts(others),
  ];
}

function portParts(protocol: number, ports: Intervals): readonly string[] {
  if (ports.length === 0) return [];
  const name = protocolName(protocol);
  if (sameIntervals(ports, classOf(protocol).ports)) return [name];
  const typed = holds(WITH_TYPES.protocols, protocol);
  return pairsOf(ports).map((pair) => `${name} ${typed ? typesText(pair) : rangeText(pair)}`);
}

function protocolTexts(protocols: Intervals): readonly string[] {
  return [
    ...NAMED.filter((protocol) => holds(protocols, protocol)).map(protocolName),
    ...pairsOf(intersection(protocols, WITH_NEITHER.protocols)).map((pair) => `protocol ${rangeText(pair)}`),
  ];
}

function rangeText([from, until]: readonly [Whole, Whole]): string {
  const last = before(until);
  return from === last ? String(from) : `${from}-${last}`;
}

function typesText([from, until]: readonly [Whole, Whole]): string {
  const [first, last] = [Number(from), Number(before(until))];
  if (first === last) return typeText(first);
  const [firstType, lastType] = [first >> 8, last >> 8];
  const wholeTypes = first % 256 === 0 && last % 256 === 255;
  if (wholeTypes) return `type ${rangeText([firstType, lastType + 1])}`;
  return `${typeText(first)} to ${typeText(last)}`;
}

function typeText(port: number): string {
  return `type ${port >> 8} code ${port & 255}`;
}
