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
  /** What the answer passes, each step as the set of packets whose answers it lets through; asked for when needed. */
  readonly back: () => readonly Step[];
};

/** The way that a course is: every step taken in order. */
export function wayOf(course: Course): Way {
  return new CourseWay(course);
}

/**
 * What is left after each single step is worked out when it is read, and the way back when it is asked for: most ways
 * are asked for what arrives alone, and nothing arrives on most of them.
 */
class CourseWay implements Way {
  readonly from: WayEnd;
  readonly to: WayEnd;
  readonly through: Through;
  readonly endpoint: Id | null;
  readonly sent: HeaderSet;
  readonly arrives: HeaderSet;
  readonly #course: Course;
  #back: readonly Step[] | undefined;
  #answered: HeaderSet | undefined;
  #hops: readonly Hop[] | undefined;
  #returning: readonly Hop[] | undefined;

  constructor(course: Course) {
    this.from = course.from;
    this.to = course.to;
    this.through = course.through;
    this.endpoint = course.endpoint ?? null;
    this.sent = course.sent;
    this.arrives = leftAfter(course.sent, course.forward);
    this.#course = course;
  }

  get answered(): HeaderSet {
    const { arrives } = this;
    if (isEmpty(arrives)) return NO_HEADERS;
    return (this.#answered ??= union(leftAfter(arrives, this.#stepsBack()), askingNothing(arrives)));
  }

  get hops(): readonly Hop[] {
    return (this.#hops ??= follow(this.sent, this.#course.forward));
  }

  get back(): readonly Hop[] {
    return (this.#returning ??= follow(this.arrives, this.#stepsBack(), askingNothing(this.arrives)));
  }

  get blockedBy(): Hop | null {
    return isEmpty(this.arrives) ? (this.hops.find(({ left }) => isEmpty(left)) ?? null) : null;
  }

  get unansweredBy(): Hop | null {
    if (isEmpty(this.arrives) || !isEmpty(this.answered)) return null;
    return this.back.find(({ left }) => isEmpty(left)) ?? null;
  }

  #stepsBack(): readonly Step[] {
    return (this.#back ??= this.#course.back());
  }
}

/** What is left after all steps. */
function leftAfter(sent: HeaderSet, steps: readonly Step[]): HeaderSet {
  let left = sent;
  for (const { passes } of steps) {
    if (isEmpty(left)) return NO_HEADERS;
    left = intersect(left, passes);
  }
  return left;
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
