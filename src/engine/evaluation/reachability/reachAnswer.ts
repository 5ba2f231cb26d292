import type { Id, ReachEnd, Ref, Traffic } from '../../design/design.ts';
import { reachEndName } from '../../design/intentWords.ts';
import { trafficLabel } from '../../design/traffic.ts';
import {
  ALL_HEADERS,
  headersOfTraffic,
  type HeaderSet,
  intersect,
  isEmpty,
  unionAll,
} from '../../packets/headerSet.ts';
import { type BoxJson, headerSetJson, headerText, trafficText } from '../../packets/headerText.ts';
import { smallestHeader } from '../../packets/witness.ts';
import type { Network } from '../network.ts';
import type { Reach } from './createReach.ts';
import { fromClients, lackingWays } from './lackingWays.ts';
import type { Hop, HopKind, Through, Way, WayEnd } from './way.ts';

/** A hop as JSON: a thing on the canvas or in a panel, and what gets past it. */
export type AnswerHop = {
  readonly kind: HopKind;
  readonly ref: Ref;
  readonly label: string;
  readonly direction: 'in' | 'out' | null;
  readonly subnet: Id | null;
  /** What is left of the packets after it: "tcp 443". */
  readonly left: string;
};

/** What stops packets. */
export type Blocked = { readonly ref: Ref; readonly label: string; readonly sentence: string };

/** One way as JSON. */
export type AnswerWay = {
  readonly from: WayEnd;
  readonly to: WayEnd;
  readonly through: Through;
  readonly endpoint: Id | null;
  readonly arrives: string;
  readonly answered: string;
  readonly boxes: readonly BoxJson[];
  readonly hops: readonly AnswerHop[];
  readonly back: readonly AnswerHop[];
  readonly blockedBy: Blocked | null;
  readonly unansweredBy: Blocked | null;
};

/** Who gets from one end to another, with what, by which ways. */
export type ReachAnswer = {
  /**
   * `open`: everything asked for that clients send arrives and is answered; `partly`: some of it; `unanswered`: it
   * arrives and nothing comes back.
   */
  readonly state: 'open' | 'partly' | 'unanswered' | 'blocked';
  /** One sentence. */
  readonly verdict: string;
  readonly arrives: string;
  readonly answered: string;
  /** The packets that arrive, exactly; boxes do not overlap. */
  readonly boxes: readonly BoxJson[];
  /** The smallest packet that arrives: "tcp 10.0.0.4:0 → 10.0.20.4:5432"; `null` when none does. */
  readonly example: string | null;
  /** Open ways first; of the blocked ones those that get furthest come first. At most {@link MOST_WAYS}. */
  readonly ways: readonly AnswerWay[];
  /** How many ways there are in all. */
  readonly count: number;
  /** The first thing that stops everything, on the way that gets furthest; `null` when something arrives and is answered. */
  readonly blockedBy: Blocked | null;
};

/** How many ways an answer tells hop by hop; what arrives, and what blocks, is said of all of them. */
const MOST_WAYS = 24;

/** What is asked: which of this traffic gets from one end to the other; `null`: of all traffic. */
export type ReachInput = { readonly from: ReachEnd; readonly to: ReachEnd; readonly traffic: Traffic | null };

/** The answer of a network's reach. It is plain JSON. */
export function reachAnswer(
  { design }: Network,
  reach: Reach,
  { from, to, traffic }: ReachInput,
): ReachAnswer {
  const names = { from: reachEndName(design, from), to: reachEndName(design, to) };
  const asked = traffic === null ? undefined : headersOfTraffic(traffic);
  const ways = reach
    .between(from, to)
    .map((way) => (asked === undefined ? way : narrowedWay(way, asked)))
    .sort((a, b) => progressOf(b) - progressOf(a));
  const arrives = unionAll(ways.map((way) => way.arrives));
  const answered = unionAll(ways.map((way) => way.answered));
  const stop = isEmpty(answered) ? (ways.find((way) => stopOf(way) !== null) ?? null) : null;
  const lacking = lackingWays(ways, fromClients(asked ?? ALL_HEADERS), to);
  const state = stateOf(arrives, answered, lacking.length === 0);
  const blockedBy = stop === null ? null : blockedOf(stopOf(stop));
  const smallest = smallestHeader(arrives);
  return {
    state,
    verdict: verdictOf(state, names, { arrives, answered, traffic, blockedBy }),
    arrives: trafficText(arrives),
    answered: trafficText(answered),
    boxes: headerSetJson(arrives, reach.symbolNames),
    example: smallest === undefined ? null : headerText(smallest, reach.symbolNames),
    ways: ways.slice(0, MOST_WAYS).map((way) => answerWay(way, reach.symbolNames)),
    count: ways.length,
    blockedBy,
  };
}

/** The same way for some of the packets alone. */
export function narrowedWay(way: Way, asked: HeaderSet): Way {
  const sent = intersect(way.sent, asked);
  const narrowed = (hops: readonly Hop[]) =>
    hops.map((hop) => ({ ...hop, left: intersect(hop.left, asked) }));
  const [hops, back] = [narrowed(way.hops), narrowed(way.back)];
  const arrives = intersect(way.arrives, asked);
  const { from, to, through, endpoint } = way;
  return {
    ...{ from, to, through, endpoint },
    ...{ sent, arrives, hops, back },
    answered: intersect(way.answered, asked),
    blockedBy: hops.find(({ left }) => isEmpty(left)) ?? null,
    unansweredBy: isEmpty(arrives) ? null : (back.find(({ left }) => isEmpty(left)) ?? null),
  };
}

/** The hop at which a way ends, there or on the way back; `null` for one that is open. */
export function stopOf({ blockedBy, unansweredBy }: Way): Hop | null {
  return blockedBy ?? unansweredBy;
}

/** How far packets get: open ways furthest, then those that arrive, then by the share of hops passed. */
function progressOf(way: Way): number {
  if (way.blockedBy === null) return way.unansweredBy === null ? 3 : 2;
  return way.hops.indexOf(way.blockedBy) / way.hops.length;
}

function stateOf(arrives: HeaderSet, answered: HeaderSet, isWhole: boolean): ReachAnswer['state'] {
  if (isEmpty(arrives)) return 'blocked';
  if (isEmpty(answered)) return 'unanswered';
  return isWhole ? 'open' : 'partly';
}

type Facts = {
  readonly arrives: HeaderSet;
  readonly answered: HeaderSet;
  readonly traffic: Traffic | null;
  readonly blockedBy: Blocked | null;
};

function verdictOf(
  state: ReachAnswer['state'],
  { from, to }: { readonly from: string; readonly to: string },
  { arrives, answered, traffic, blockedBy }: Facts,
): string {
  const asked = traffic === null ? 'anything' : trafficLabel(traffic);
  const because = blockedBy === null ? '' : ` ${blockedBy.sentence}`;
  switch (state) {
    case 'blocked':
      return blockedBy === null
        ? `There is nothing between ${from} and ${to} that could carry ${asked}.`
        : `${capital(from)} cannot send ${asked} to ${to}.${because}`;
    case 'unanswered':
      return `${capital(trafficText(arrives))} from ${from} arrives at ${to}, but no answer comes back.${because}`;
    case 'open':
      return `${capital(traffic === null ? 'all traffic' : asked)} from ${from} arrives at ${to} and is answered.`;
    case 'partly':
      return `From ${from} ${trafficText(answered)} arrives at ${to} and is answered${traffic === null ? ', and nothing else' : ', but not from or to every address'}.`;
  }
}

function answerWay(way: Way, symbolNames: readonly string[]): AnswerWay {
  const { from, to, through, endpoint, hops, back } = way;
  return {
    ...{ from, to, through, endpoint },
    arrives: trafficText(way.arrives),
    answered: trafficText(way.answered),
    boxes: headerSetJson(way.arrives, symbolNames),
    hops: hops.map(answerHop),
    back: back.map(answerHop),
    blockedBy: blockedOf(way.blockedBy),
    unansweredBy: blockedOf(way.unansweredBy),
  };
}

function answerHop({ kind, ref, label, direction, subnet, left }: Hop): AnswerHop {
  return { kind, ref, label, direction, subnet, left: trafficText(left) };
}

function blockedOf(hop: Hop | null): Blocked | null {
  return hop === null ? null : { ref: hop.ref, label: hop.label, sentence: hop.why };
}

function capital(text: string): string {
  return /^(the|all|anything)\b/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
