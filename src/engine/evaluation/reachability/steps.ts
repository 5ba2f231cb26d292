import type { Id, Ref } from '../../design/design.ts';
import {
  ALL_HEADERS,
  headersBetween,
  type HeaderSet,
  intersect,
  isEmpty,
  NO_HEADERS,
  union,
} from '../../packets/headerSet.ts';
import { askedBy, askingNothing } from '../../packets/answers.ts';
import type { Addresses } from './addressSpace.ts';
import type { Hop, HopKind, Through, Way, WayEnd } from './way.ts';

/** A hop before anything has passed it. */
export type Step = Omit<Hop, 'left'>;

/** A step; it lets everything through unless told otherwise. */
export function step(
  kind: HopKind,
  ref: Ref,
  label: string,
  rest: {
    readonly passes?: HeaderSet;
    readonly why?: string;
    readonly direction?: 'in' | 'out';
    readonly subnet?: Id;
  } = {},
): Step {
  const { passes = ALL_HEADERS, why = '', direction = null, subnet = null } = rest;
  return { kind, ref, label, direction, subnet, passes, why };
}

/** What is sent between two ends, and what it passes. */
export type Course = {
  readonly from: WayEnd;
  readonly to: WayEnd;
  readonly through: Through;
  readonly endpoint?: Id | null;
  readonly sent: HeaderSet;
  readonly forward: readonly Step[];
  /** What the answer passes, each step as the set of packets whose answers it lets through. */
  readonly back: readonly Step[];
};

/** The way that a course is: every step taken in order. */
export function wayOf({ from, to, through, endpoint = null, sent, forward, back }: Course): Way {
  const hops = follow(sent, forward);
  const arrives = hops.at(-1)?.left ?? sent;
  const returning = follow(arrives, back, askingNothing(arrives));
  const returned = returning.at(-1)?.left ?? arrives;
  return {
    ...{ from, to, through, endpoint, sent, arrives },
    answered: returned,
    hops,
    back: returning,
    blockedBy: hops.find(({ left }) => isEmpty(left)) ?? null,
    unansweredBy: isEmpty(arrives) ? null : (returning.find(({ left }) => isEmpty(left)) ?? null),
  };
}

/** What is left after each step; `regardless` is left whatever the steps let through. */
function follow(sent: HeaderSet, steps: readonly Step[], regardless: HeaderSet = NO_HEADERS): readonly Hop[] {
  let left = sent;
  return steps.map((one) => {
    left = union(intersect(left, one.passes), regardless);
    return { ...one, left };
  });
}

/** Every header between these addresses, of both families. */
export function between(from: Addresses, to: Addresses): HeaderSet {
  return [...headersBetween(4, from[4], to[4]), ...headersBetween(6, from[6], to[6])];
}

/** The packets whose answers a filter lets through. */
export function answeredThrough(filter: HeaderSet): HeaderSet {
  return filter === ALL_HEADERS ? ALL_HEADERS : askedBy(filter);
}
