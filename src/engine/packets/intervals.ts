/*
 * Sets of whole numbers as sorted intervals. An interval runs from a number up to, but not including, another; a set
 * is its boundaries in one list: `[80, 81, 443, 445]` holds 80, 443 and 444. Half-open, because then union,
 * intersection and difference only compare numbers and never count, so plain numbers and big ones (IPv6 addresses) go
 * through the same few lines. One set never mixes the two.
 */

/** A whole number of either kind. */
export type Whole = number | bigint;

/** Boundaries in rising order, an even number of them: where an interval begins, and the first number after it. */
export type Intervals = readonly Whole[];

/** The set with nothing in it. */
export const NOTHING: Intervals = [];

/** Whether both sets hold the same numbers: sorted boundaries are the one form that a set has. */
export function sameIntervals(a: Intervals, b: Intervals): boolean {
  return a === b || (a.length === b.length && a.every((boundary, at) => boundary === b[at]));
}

/** Whether the set holds this number. */
export function holds(set: Intervals, value: Whole): boolean {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (boundaryAt(set, middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

/** What is in both. */
export function intersection(a: Intervals, b: Intervals): Intervals {
  if (a === b) return a;
  const common: Whole[] = [];
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    const from = larger(boundaryAt(a, left), boundaryAt(b, right));
    const [endOfA, endOfB] = [boundaryAt(a, left + 1), boundaryAt(b, right + 1)];
    const until = endOfA < endOfB ? endOfA : endOfB;
    if (from < until) common.push(from, until);
    if (endOfA <= until) left += 2;
    if (endOfB <= until) right += 2;
  }
  return unchanged(common, a, b);
}

/** Whether the sets have a number in common; the same as a look at their intersection, without making it. */
export function meet(a: Intervals, b: Intervals): boolean {
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    if (boundaryAt(a, left + 1) <= boundaryAt(b, right)) left += 2;
    else if (boundaryAt(b, right + 1) <= boundaryAt(a, left)) right += 2;
    else return true;
  }
  return false;
}

/** What is in either. */
export function unionOf(a: Intervals, b: Intervals): Intervals {
  if (a.length === 0 || a === b) return b;
  if (b.length === 0) return a;
  return unionOfAll([a, b]);
}

/** What is in any of the sets; sorted once, so that hundreds of them cost no more than their boundaries. */
export function unionOfAll(sets: readonly Intervals[]): Intervals {
  const pairs = sets.flatMap(pairsOf).sort((x, y) => (x[0] < y[0] ? -1 : x[0] > y[0] ? 1 : 0));
  const all: Whole[] = [];
  for (const [from, until] of pairs) {
    const end = all.at(-1);
    if (end === undefined || from > end) all.push(from, until);
    else if (until > end) all[all.length - 1] = until;
  }
  return all;
}

/** What is in `a` and not in `b`. */
export function difference(a: Intervals, b: Intervals): Intervals {
  if (!meet(a, b)) return a;
  const rest: Whole[] = [];
  let right = 0;
  for (const [begin, until] of pairsOf(a)) {
    let from = begin;
    while (right < b.length && boundaryAt(b, right + 1) <= from) right += 2;
    for (let at = right; at < b.length && boundaryAt(b, at) < until && from < until; at += 2) {
      if (boundaryAt(b, at) > from) rest.push(from, boundaryAt(b, at));
      from = larger(from, boundaryAt(b, at + 1));
    }
    if (from < until) rest.push(from, until);
  }
  return rest;
}

/** Whether all of `inner` is in `outer`. */
export function includes(outer: Intervals, inner: Intervals): boolean {
  return outer === inner || difference(inner, outer).length === 0;
}

/** The intervals as pairs of their first number and the first one after them. */
export function pairsOf(set: Intervals): (readonly [Whole, Whole])[] {
  const pairs: (readonly [Whole, Whole])[] = [];
  for (let at = 0; at + 1 < set.length; at += 2) pairs.push([boundaryAt(set, at), boundaryAt(set, at + 1)]);
  return pairs;
}

/** The set of the numbers from `first` to `last`, both included. */
export function span(first: number, last: number): Intervals {
  return [first, last + 1];
}

/** The number before this one. */
export function before(value: Whole): Whole {
  return typeof value === 'bigint' ? value - 1n : value - 1;
}

/** One of the operands itself where the answer is equal to it, so that equal sets tend to be the same object. */
function unchanged(answer: Intervals, a: Intervals, b: Intervals): Intervals {
  if (sameIntervals(answer, a)) return a;
  return sameIntervals(answer, b) ? b : answer;
}

function larger(a: Whole, b: Whole): Whole {
  return a > b ? a : b;
}

/** A boundary inside the list; the compiler cannot know that it is there. */
function boundaryAt(set: Intervals, position: number): Whole {
  return set[position] as Whole;
}
