import type { Box, Header, HeaderSet } from './headerSet.ts';
import { SIDES } from './headerSet.ts';
import { before, type Intervals, pairsOf, type Whole } from './intervals.ts';

/**
 * The smallest header of the set: IPv4 before IPv6, then by protocol, source, destination, source port and port.
 * `undefined` when there is none. The same set has the same one, however its boxes are cut.
 */
export function smallestHeader(set: HeaderSet): Header | undefined {
  let smallest: Header | undefined;
  for (const box of set) {
    const header = headerOf(box, (intervals) => intervals[0] as Whole);
    if (smallest === undefined || compareHeaders(header, smallest) < 0) smallest = header;
  }
  return smallest;
}

/**
 * Headers at the edges of the set's boxes: for every box its smallest and its largest, and for each boundary of each
 * side the header that has it there and is smallest elsewhere. In no order, some of them twice.
 */
export function edgeHeaders(set: HeaderSet): readonly Header[] {
  return set.flatMap((box) => [
    headerOf(box, (intervals) => intervals[0] as Whole),
    headerOf(box, (intervals) => before(intervals.at(-1) as Whole)),
    ...SIDES.flatMap((side) =>
      pairsOf(box[side]).flatMap(([from, until]) =>
        [from, before(until)].map((value) =>
          headerOf({ ...box, [side]: [value] }, (intervals) => intervals[0] as Whole),
        ),
      ),
    ),
  ]);
}

/** Orders headers as {@link smallestHeader} does. */
export function compareHeaders(a: Header, b: Header): number {
  const order = [
    [a.family, b.family],
    [a.protocol, b.protocol],
    [a.source, b.source],
    [a.destination, b.destination],
    [a.sourcePort, b.sourcePort],
    [a.port, b.port],
  ] as const;
  for (const [left, right] of order) if (left !== right) return left < right ? -1 : 1;
  return 0;
}

function headerOf(box: Box, choose: (intervals: Intervals) => Whole): Header {
  return {
    family: box.family,
    protocol: Number(choose(box.protocols)),
    source: choose(box.source),
    destination: choose(box.destination),
    sourcePort: Number(choose(box.sourcePorts)),
    port: Number(choose(box.ports)),
  };
}
