import type { Traffic } from '../design/design.ts';
import { ANY_ADDRESS, type Family } from './addresses.ts';
import {
  difference,
  holds,
  includes,
  intersection,
  type Intervals,
  meet,
  sameIntervals,
  unionOf,
  unionOfAll,
  type Whole,
} from './intervals.ts';
import { classesOf, EVERY_CLASS, type ProtocolClass } from './protocols.ts';

/*
 * Exact sets of packet headers. A set is a finite union of boxes, and a box is every header whose protocol, addresses
 * and ports each lie in a set of their own. Boxes may overlap; every question about a set has the same answer however
 * its boxes are cut. The idea is that of header-space analysis (Kazemian et al., NSDI 2012,
 * https://www.usenix.org/conference/nsdi12/technical-sessions/presentation/kazemian), with intervals in the place of
 * wildcards, because rules of AWS name blocks and ranges.
 */

/** One header, of a packet that need not exist. See `protocols.ts` for what the two ports mean. */
export type Header = {
  readonly family: Family;
  readonly protocol: number;
  readonly source: Whole;
  readonly destination: Whole;
  readonly sourcePort: number;
  readonly port: number;
};

/** The sides of a box, in the order in which headers are compared. */
export const SIDES = ['protocols', 'source', 'destination', 'sourcePorts', 'ports'] as const;

/** Which numbers a header of the box may have at each of its sides; none of them is empty. */
export type Box = { readonly family: Family } & { readonly [Side in (typeof SIDES)[number]]: Intervals };

/** A set of headers. */
export type HeaderSet = readonly Box[];

/** The set with no header. */
export const NO_HEADERS: HeaderSet = [];

/** Every header of one family between these addresses, which are all there are unless given. */
export function headersBetween(
  family: Family,
  source: Intervals = ANY_ADDRESS[family],
  destination: Intervals = ANY_ADDRESS[family],
  classes: readonly ProtocolClass[] = EVERY_CLASS,
): HeaderSet {
  if (source.length === 0 || destination.length === 0) return NO_HEADERS;
  return classes.map(({ protocols, sourcePorts, ports }) => ({
    ...{ family, protocols, source, destination, sourcePorts, ports },
  }));
}

/** Every header there is, of both families. */
export const ALL_HEADERS: HeaderSet = [...headersBetween(4), ...headersBetween(6)];

/** The headers that a rule's traffic lets through, between any addresses. */
export function headersOfTraffic(traffic: Traffic): HeaderSet {
  const classes = classesOf(traffic);
  return [
    ...headersBetween(4, undefined, undefined, classes),
    ...headersBetween(6, undefined, undefined, classes),
  ];
}

/** Whether no header is in the set. */
export function isEmpty(set: HeaderSet): boolean {
  return set.length === 0;
}

/** The headers in both sets. */
export function intersect(a: HeaderSet, b: HeaderSet): HeaderSet {
  if (a === b || b === ALL_HEADERS) return a;
  if (a === ALL_HEADERS) return b;
  const boxes: Box[] = [];
  for (const one of a) {
    for (const other of b) {
      const both = common(one, other);
      if (both !== undefined) boxes.push(both);
    }
  }
  const whole = boxes.length === a.length && boxes.every((box, at) => box === a[at]);
  return whole ? a : compact(boxes);
}

/** The headers in either set. */
export function union(a: HeaderSet, b: HeaderSet): HeaderSet {
  if (a === b || b.length === 0) return a;
  return a.length === 0 ? b : compact([...a, ...b]);
}

/** The headers in any of the sets; the set itself when there is but one. */
export function unionAll(sets: readonly HeaderSet[]): HeaderSet {
  const [only, another] = sets;
  if (only !== undefined && another === undefined) return only;
  return compact(sets.flat());
}

/** The headers in `a` that are not in `b`. */
export function subtract(a: HeaderSet, b: HeaderSet): HeaderSet {
  let rest: HeaderSet = a;
  for (const box of b) {
    if (rest.length === 0) break;
    rest = rest.flatMap((one) => without(one, box));
  }
  return rest === a ? a : compact(rest);
}

/** Whether every header of `inner` is in `outer`. */
export function isWithin(inner: HeaderSet, outer: HeaderSet): boolean {
  if (inner === outer || outer === ALL_HEADERS) return true;
  if (inner.every((box) => outer.some((other) => isInside(box, other)))) return true;
  return subtract(inner, outer).length === 0;
}

/** Whether both sets have the same headers. */
export function isEqual(a: HeaderSet, b: HeaderSet): boolean {
  return isWithin(a, b) && isWithin(b, a);
}

/** Whether the sets have a header in common. */
export function overlap(a: HeaderSet, b: HeaderSet): boolean {
  return a.some((one) => b.some((other) => boxesMeet(one, other)));
}

/** Whether this header is in the set. */
export function contains(set: HeaderSet, header: Header): boolean {
  return set.some(
    (box) =>
      box.family === header.family &&
      holds(box.protocols, header.protocol) &&
      holds(box.ports, header.port) &&
      holds(box.sourcePorts, header.sourcePort) &&
      holds(box.source, header.source) &&
      holds(box.destination, header.destination),
  );
}

/** The headers of the set with these addresses in one place, whatever they were before; for translation of addresses. */
export function withSide(set: HeaderSet, side: (typeof SIDES)[number], value: Intervals): HeaderSet {
  return value.length === 0 ? NO_HEADERS : compact(set.map((box) => ({ ...box, [side]: value })));
}

/** The part of the set whose headers have one of these numbers at a side. */
export function narrowed(
  set: HeaderSet,
  family: Family,
  side: (typeof SIDES)[number],
  to: Intervals,
): HeaderSet {
  return set.flatMap((box) => {
    if (box.family !== family) return [];
    const kept = intersection(box[side], to);
    if (kept.length === 0) return [];
    return kept === box[side] ? [box] : [{ ...box, [side]: kept }];
  });
}

/**
 * The set in fewer boxes: those within others dropped, and those that differ at one side alone joined. Pairs are tried
 * while there are few boxes; many are joined by looking up what they share, which leaves a few more of them.
 */
export function compact(boxes: readonly Box[]): HeaderSet {
  if (boxes.length < 2) return boxes;
  const few = boxes.length > MOST_PAIRED ? joinedByLookUp(boxes) : boxes;
  if (few.length > MOST_PAIRED) return few;
  const kept: Box[] = [];
  for (const box of few) addTo(kept, box);
  return kept;
}

/** With more boxes than this, comparing each with each costs more than it saves. */
const MOST_PAIRED = 48;

function joinedByLookUp(boxes: readonly Box[]): readonly Box[] {
  let joined = boxes;
  for (const side of SIDES) {
    const others = SIDES.filter((other) => other !== side);
    const alike = new Map<string, Box[]>();
    for (const box of joined) {
      const key = `${box.family} ${others.map((other) => box[other].join()).join(' ')}`;
      const known = alike.get(key);
      if (known === undefined) alike.set(key, [box]);
      else known.push(box);
    }
    joined = [...alike.values()].map((group) =>
      group.length === 1
        ? (group[0] as Box)
        : { ...(group[0] as Box), [side]: unionOfAll(group.map((box) => box[side])) },
    );
  }
  return joined;
}

function addTo(kept: Box[], added: Box): void {
  let box = added;
  for (let at = 0; at < kept.length; at += 1) {
    const known = kept[at] as Box;
    const joined = join(known, box);
    if (joined === undefined) continue;
    if (joined === known) return;
    kept.splice(at, 1);
    box = joined;
    at = -1;
  }
  kept.push(box);
}

/** One box that holds exactly what two do; `undefined` when there is none. */
function join(a: Box, b: Box): Box | undefined {
  if (a.family !== b.family) return undefined;
  const [side, another] = SIDES.filter((one) => !sameIntervals(a[one], b[one]));
  if (side === undefined) return a;
  if (another === undefined) return { ...a, [side]: unionOf(a[side], b[side]) };
  if (isInside(b, a)) return a;
  return isInside(a, b) ? b : undefined;
}

function isInside(inner: Box, outer: Box): boolean {
  return inner.family === outer.family && SIDES.every((side) => includes(outer[side], inner[side]));
}

function boxesMeet(a: Box, b: Box): boolean {
  return a.family === b.family && SIDES.every((side) => meet(a[side], b[side]));
}

/** The box of what is in both; `a` itself when that is all of it. */
function common(a: Box, b: Box): Box | undefined {
  if (a.family !== b.family) return undefined;
  const protocols = intersection(a.protocols, b.protocols);
  if (protocols.length === 0) return undefined;
  const ports = intersection(a.ports, b.ports);
  if (ports.length === 0) return undefined;
  const source = intersection(a.source, b.source);
  if (source.length === 0) return undefined;
  const destination = intersection(a.destination, b.destination);
  if (destination.length === 0) return undefined;
  const sourcePorts = intersection(a.sourcePorts, b.sourcePorts);
  if (sourcePorts.length === 0) return undefined;
  const same =
    protocols === a.protocols &&
    ports === a.ports &&
    source === a.source &&
    destination === a.destination &&
    sourcePorts === a.sourcePorts;
  return same ? a : { family: a.family, protocols, source, destination, sourcePorts, ports };
}

/** At most one box for each side: what lies outside `b` there, and inside at the sides before. They do not overlap. */
function without(a: Box, b: Box): readonly Box[] {
  if (!boxesMeet(a, b)) return [a];
  const pieces: Box[] = [];
  let rest: Box = a;
  for (const side of SIDES) {
    const outside = difference(rest[side], b[side]);
    if (outside.length > 0) pieces.push({ ...rest, [side]: outside });
    rest = { ...rest, [side]: intersection(rest[side], b[side]) };
  }
  return pieces;
}
