import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../design/design.ts';
import { readDesign } from '../../design/readDesign.ts';
import { contains, type Header, type HeaderSet, unionAll } from '../../packets/headerSet.ts';
import { edgeHeaders } from '../../packets/witness.ts';
import type { Reach } from '../reachability/createReach.ts';
import { reachOfDesign } from '../reachability/reachOfDesign.ts';
import { type Draw, edgesOf, endsOf, packetAt } from './boundaryPackets.testing.ts';
import { headerOf, packetOf, textOf } from './headers.testing.ts';
import { isSameAddress, type Packet } from './packet.testing.ts';
import { type Ends, isAtEnd, outcomeOf } from './places.testing.ts';
import { smallNetworks } from './smallNetworks.arbitrary.ts';

/** Networks in a run, questions about each, and packets of each question: at its edges, and at those of the answer. */
const RUNS = 160;
const QUESTIONS = 4;
const DRAWN = 30;
const FROM_ANSWER = 16;
const LEAST_PACKETS = 10_000;

const draws: fc.Arbitrary<Draw> = fc.record({
  source: fc.nat(),
  destination: fc.nat(),
  protocol: fc.nat(),
  sourcePort: fc.nat(),
  port: fc.nat(),
});

const questions = fc.record({
  from: fc.nat(),
  to: fc.nat(),
  drawn: fc.array(draws, { minLength: DRAWN, maxLength: DRAWN }),
  ofAnswer: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: FROM_ANSWER, maxLength: FROM_ANSWER }),
});

type Asked = {
  readonly from: number;
  readonly to: number;
  readonly drawn: readonly Draw[];
  readonly ofAnswer: readonly (readonly [which: number, side: number])[];
};

type Question = {
  readonly ends: Ends;
  readonly packets: readonly Packet[];
  readonly arrives: HeaderSet;
  readonly answered: HeaderSet;
};

describe('exact sets and a packet that walks', () => {
  it('agree on what arrives and on what is answered', () => {
    const seen = { packets: 0, arrived: 0, unanswered: 0 };
    fc.assert(
      fc.property(
        smallNetworks,
        fc.array(questions, { minLength: QUESTIONS, maxLength: QUESTIONS }),
        (design, asked) => {
          const { reach } = reachOfDesign(design);
          for (const one of asked) {
            const { ends, packets, arrives, answered } = questionOf(design, reach, one);
            for (const packet of packets) {
              const walked = outcomeOf(design, ends, packet);
              seen.packets += 1;
              seen.arrived += Number(walked.arrives);
              seen.unanswered += Number(walked.arrives && !walked.answered);
              const header = headerOf(packet);
              const said = { arrives: contains(arrives, header), answered: contains(answered, header) };
              if (said.arrives === walked.arrives && said.answered === walked.answered) continue;
              const trail = walked.trail.join('\n');
              expect(said, `${JSON.stringify(ends)} ${textOf(packet)}\n${trail}`).toMatchObject(walked);
            }
          }
        },
      ),
      // Making a failing network smaller takes minutes; take the line away to have it.
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(seen.packets).toBeGreaterThanOrEqual(LEAST_PACKETS);
    expect(seen.arrived).toBeGreaterThan(seen.packets / 10);
    expect(seen.unanswered).toBeGreaterThan(seen.packets / 100);
  });

  it('are tried on networks that are designs', () => {
    fc.assert(
      fc.property(smallNetworks, (design) => {
        expect(readDesign(JSON.parse(JSON.stringify(design)))).toMatchObject({ ok: true });
      }),
      { numRuns: 20 },
    );
  });
});

/** The packets of a question, and the sets that should hold exactly those that arrive and are answered. */
function questionOf(design: Design, reach: Reach, { from, to, drawn, ofAnswer }: Asked): Question {
  const all = endsOf(design);
  const ends = { from: all[from % all.length], to: all[to % all.length] } as Ends;
  const ways = reach.between(ends.from, ends.to);
  const arrives = unionAll(ways.map((way) => way.arrives));
  const answered = unionAll(ways.map((way) => way.answered));
  const edges = edgesOf(design);
  const between = {
    sources: edges.addresses.filter((address) => isAtEnd(design, ends.from, address, 'from')),
    destinations: edges.addresses.filter((address) => isAtEnd(design, ends.to, address, 'to')),
  };
  const headers = [...edgeHeaders(arrives), ...edgeHeaders(answered)];
  const packets = [
    ...drawn.flatMap((draw) => packetAt(edges, between, draw) ?? []),
    ...ofAnswer.flatMap(([which, side]) => {
      const header = headers[which % Math.max(1, headers.length)];
      return header === undefined ? [] : packetOf(nextTo(header, side));
    }),
  ];
  return {
    ...{ ends, arrives, answered },
    packets: packets.filter(({ source, destination }) => !isSameAddress(source, destination)),
  };
}

/** The header itself, or one beside it at one of its sides. */
function nextTo(header: Header, side: number): Header {
  const step = side % 2 === 0 ? 1 : -1;
  const moved = (value: Header['source']) =>
    typeof value === 'bigint' ? value + BigInt(step) : value + step;
  switch ((side >> 1) % 7) {
    case 0:
      return { ...header, source: moved(header.source) };
    case 1:
      return { ...header, destination: moved(header.destination) };
    case 2:
      return { ...header, port: header.port + step };
    case 3:
      return { ...header, sourcePort: header.sourcePort + step };
    case 4:
      return { ...header, protocol: header.protocol + step };
    default:
      return header;
  }
}
