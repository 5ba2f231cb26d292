import { type Box, compact, headersBetween, type HeaderSet, intersect, narrowed } from './headerSet.ts';
import { difference, intersection, type Intervals, meet, span, unionOf } from './intervals.ts';
import { ICMP, ICMPV6, WITH_NEITHER, WITH_PORTS, WITH_TYPES } from './protocols.ts';

/*
 * What comes back. The answer to a packet has its addresses and ports the other way round; the answer to a request of
 * ICMP has the type of the reply (RFC 792, RFC 950, RFC 4443). An ICMP message that asks for nothing has no answer.
 */

/** Types of requests, each with the type of its reply: echo, timestamp, information, address mask; echo of ICMPv6. */
const REPLIES: readonly (readonly [protocol: number, request: number, reply: number])[] = [
  [ICMP, 8, 0],
  [ICMP, 13, 14],
  [ICMP, 15, 16],
  [ICMP, 17, 18],
  [ICMPV6, 128, 129],
];

/** The type of the reply to a message of ICMP (protocol 1) or ICMPv6 (58); `undefined` for one that asks for nothing. */
export function replyType(protocol: number, type: number): number | undefined {
  return REPLIES.find(([own, request]) => own === protocol && request === type)?.[2];
}

/** The headers of the answers to these packets. */
export function answersTo(set: HeaderSet): HeaderSet {
  return compact(
    set.flatMap((box) => [
      ...reversed(box),
      ...REPLIES.flatMap(([protocol, request, reply]) => retyped(box, protocol, request, reply)),
    ]),
  );
}

/**
 * The packets whose answers are among `answers`. A message of ICMP that asks for nothing is always among them: nothing
 * has to come back.
 */
export function askedBy(answers: HeaderSet): HeaderSet {
  return compact([
    ...answers.flatMap((box) => [
      ...reversed(box),
      ...REPLIES.flatMap(([protocol, request, reply]) => retyped(box, protocol, reply, request)),
    ]),
    ...ASKING_NOTHING,
  ]);
}

/** The part of a set to which nothing has to come back: messages of ICMP that ask for nothing. */
export function askingNothing(set: HeaderSet): HeaderSet {
  return set.some(({ protocols }) => meet(protocols, WITH_TYPES.protocols))
    ? intersect(set, ASKING_NOTHING)
    : [];
}

/** The part of `sent` whose answers are among `answers`, or that asks for none. */
export function answered(sent: HeaderSet, answers: HeaderSet): HeaderSet {
  return intersect(sent, askedBy(answers));
}

/** The part of a set that has these protocols, turned round: those with ports, and those with nothing. */
function reversed(box: Box): readonly Box[] {
  const protocols = unionOf(
    intersection(box.protocols, WITH_PORTS.protocols),
    intersection(box.protocols, WITH_NEITHER.protocols),
  );
  if (protocols.length === 0) return [];
  const { family, source, destination, sourcePorts, ports } = box;
  return [
    { family, protocols, source: destination, destination: source, sourcePorts: ports, ports: sourcePorts },
  ];
}

function retyped(box: Box, protocol: number, from: number, to: number): readonly Box[] {
  return narrowed([box], box.family, 'protocols', span(protocol, protocol)).flatMap((one) => {
    const codes = intersection(one.ports, typeSpan(from));
    if (codes.length === 0) return [];
    const { source, destination } = one;
    const ports = codes.map((code) => Number(code) + (to - from) * 256);
    return [{ ...one, source: destination, destination: source, ports }];
  });
}

function typeSpan(type: number): Intervals {
  return span(type * 256, type * 256 + 255);
}

/** Every ICMP message that is no request. */
const ASKING_NOTHING: HeaderSet = [ICMP, ICMPV6].flatMap((protocol) => {
  const requests = REPLIES.filter((reply) => reply[0] === protocol).map(([, request]) => typeSpan(request));
  const ports = requests.reduce<Intervals>(difference, WITH_TYPES.ports);
  const messages = [{ ...WITH_TYPES, protocols: span(protocol, protocol), ports }];
  return [
    ...headersBetween(4, undefined, undefined, messages),
    ...headersBetween(6, undefined, undefined, messages),
  ];
});
