import type { Design, Id, ReachEnd, Ref, Traffic } from '../../design/design.ts';
import type { Evaluation } from '../evaluation.ts';
import { readNetwork } from '../network.ts';
import { createReach } from './createReach.ts';
import type { Hop, HopKind, Way } from './way.ts';
import { headersOfTraffic, type HeaderSet, intersect, isEmpty, unionAll } from '../../packets/headerSet.ts';
import { trafficText } from '../../packets/headerText.ts';

/** Who is to reach whom, and with what; without traffic, with anything. */
export type ReachAsked = { readonly from: ReachEnd; readonly to: ReachEnd; readonly traffic: Traffic | null };

/** One thing on a way, in words. */
export type ReachHop = {
  readonly kind: HopKind;
  readonly ref: Ref;
  readonly label: string;
  /** Out of what came before, or into what follows; `null` where it is neither. */
  readonly direction: 'in' | 'out' | null;
  /** Why what it does not let through stops here; "" where it filters nothing. */
  readonly why: string;
};

/** A way in words, both directions. */
export type ReachWay = {
  readonly from: { readonly ref: Ref; readonly label: string; readonly subnets: readonly Id[] };
  readonly to: { readonly ref: Ref; readonly label: string; readonly subnets: readonly Id[] };
  /** What arrives: "tcp 443", "nothing". */
  readonly arrives: string;
  /** What of it is answered. */
  readonly answered: string;
  readonly hops: readonly ReachHop[];
  readonly back: readonly ReachHop[];
  /** The position in `hops` of the first that leaves nothing; `null` when something arrives. */
  readonly blockedAt: number | null;
  /** The position in `back` of the first that lets no answer pass; `null` when one comes back, or nothing arrives. */
  readonly unansweredAt: number | null;
};

export type ReachAnswer = {
  readonly arrives: string;
  readonly answered: string;
  /** Those on which something arrives first, of each kind one; at most {@link MOST_WAYS}. */
  readonly ways: readonly ReachWay[];
  /** How many ways there are in all. */
  readonly count: number;
};

const MOST_WAYS = 12;

/** Whether and how one end reaches another, exactly: from routes, gateways, network ACLs and security groups both ways. */
export function reachWays(
  { design, evaluation }: { readonly design: Design; readonly evaluation: Evaluation },
  { from, to, traffic }: ReachAsked,
): ReachAnswer {
  const reach = createReach({ network: readNetwork(design), routes: evaluation.routes });
  const wanted = traffic === null ? null : headersOfTraffic(traffic);
  const ways = reach.between(from, to);
  const told = ways.map((way) => wayInWords(way, wanted));
  const ordered = [...told].sort((a, b) => Number(a.blockedAt !== null) - Number(b.blockedAt !== null));
  return {
    arrives: trafficText(unionAll(ways.map((way) => narrowed(way.arrives, wanted)))),
    answered: trafficText(unionAll(ways.map((way) => narrowed(way.answered, wanted)))),
    ways: ordered.slice(0, MOST_WAYS),
    count: ways.length,
  };
}

const narrowed = (set: HeaderSet, wanted: HeaderSet | null): HeaderSet =>
  wanted === null ? set : intersect(set, wanted);

function wayInWords(way: Way, wanted: HeaderSet | null): ReachWay {
  const arrives = narrowed(way.arrives, wanted);
  return {
    from: way.from,
    to: way.to,
    arrives: trafficText(arrives),
    answered: trafficText(narrowed(way.answered, wanted)),
    hops: way.hops.map(hopInWords),
    back: way.back.map(hopInWords),
    blockedAt: isEmpty(arrives) ? firstEmpty(way.hops, wanted) : null,
    unansweredAt: isEmpty(arrives) ? null : firstEmpty(way.back, wanted),
  };
}

function firstEmpty(hops: readonly Hop[], wanted: HeaderSet | null): number | null {
  const at = hops.findIndex(({ left }) => isEmpty(narrowed(left, wanted)));
  return at < 0 ? null : at;
}

const hopInWords = ({ kind, ref, label, direction, why }: Hop): ReachHop => ({
  ...{ kind, ref, label, direction, why },
});
