import { sameValue } from '../commands/sameValue.ts';

/*
 * What two copies of a value and the one both come from make together. What only one side changed is taken from it;
 * what both changed otherwise is a conflict: both are told, and the side that was chosen stands in the result.
 */

/** A side of a merge: the design that is open, or the copy that comes to it. */
export type Side = 'ours' | 'theirs';

/** Where something is in a design: `['subnets', 'ecs-b', 'cidr']`. */
export type Path = readonly string[];

/** What both sides changed otherwise; a side that took it away has `undefined`. */
export type Clash = { readonly path: Path; readonly ours: unknown; readonly theirs: unknown };

/** What is known of the value both come from when there is no common version: nothing, so that nothing counts as removed. */
export const UNKNOWN = Symbol('unknown');

/** One merge under way: who wins where, and what clashed so far. */
export type Merging = {
  readonly choose: (path: Path) => Side;
  readonly clashed: (clash: Clash) => void;
};

type Fields = Readonly<Record<string, unknown>>;

/** A record or object, and no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field of what both come from; nothing is known of a field of the unknown. */
export function fieldOf(base: unknown, key: string): unknown {
  if (base === UNKNOWN) return UNKNOWN;
  return isFields(base) && Object.hasOwn(base, key) ? base[key] : undefined;
}

/**
 * The value that three make, as a whole; `undefined` where it is gone. What one side removed and the other left alone is
 * gone, and what the other changed is kept.
 */
export function mergeWhole(
  merging: Merging,
  path: Path,
  base: unknown,
  ours: unknown,
  theirs: unknown,
): unknown {
  if (sameValue(ours, theirs)) return ours;
  if (base !== UNKNOWN && sameValue(base, ours)) return theirs;
  if (base !== UNKNOWN && sameValue(base, theirs)) return ours;
  if (base === UNKNOWN && (ours === undefined || theirs === undefined)) return ours ?? theirs;
  if (isIdList(ours) && isIdList(theirs) && (base === UNKNOWN || isIdList(base))) {
    return mergeIds(base === UNKNOWN ? [] : base, ours, theirs);
  }
  merging.clashed({ path, ours, theirs });
  if (ours === undefined || theirs === undefined) return ours ?? theirs;
  return merging.choose(path) === 'ours' ? ours : theirs;
}

/** Lists of ids whose order says nothing; VPC blocks and ranges are no ids. */
function isIdList(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'string' && /^[a-z][a-z0-9-]*$/.test(item))
  );
}

function mergeIds(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  const gone = new Set(base.filter((id) => !ours.includes(id) || !theirs.includes(id)));
  return [...new Set([...ours, ...theirs])].filter((id) => !gone.has(id));
}

/** The object that three make, field by field; as a whole where they are not of the same shape. */
export function mergeFields(
  merging: Merging,
  path: Path,
  base: unknown,
  ours: unknown,
  theirs: unknown,
): unknown {
  if (!isFields(ours) || !isFields(theirs) || !sameShape(ours, theirs))
    return mergeWhole(merging, path, base, ours, theirs);
  const merged = Object.keys(ours).map((key) => [
    key,
    mergeWhole(merging, [...path, key], fieldOf(base, key), ours[key], theirs[key]),
  ]);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as unknown;
}

/** Whether both have the same fields, and are of the same kind where they say one. */
function sameShape(ours: Fields, theirs: Fields): boolean {
  const keys = Object.keys(ours);
  return (
    keys.length === Object.keys(theirs).length &&
    keys.every((key) => Object.hasOwn(theirs, key)) &&
    ['kind', 'type', 'direction'].every((key) => ours[key] === theirs[key])
  );
}

/** How one entry of a record merges. */
export type MergeEntry = typeof mergeWhole;

/** The record that three make, entry by entry, in the order of the side that changed it, what is new of the other last. */
export function mergeRecord(
  merging: Merging,
  path: Path,
  [base, ours, theirs]: readonly [unknown, Fields, Fields],
  mergeEntry: MergeEntry,
): Fields {
  const entries = orderOf(base, ours, theirs).map((id) => [
    id,
    mergeEntry(merging, [...path, id], fieldOf(base, id), ownOf(ours, id), ownOf(theirs, id)),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Fields;
}

const ownOf = (fields: Fields, key: string) => (Object.hasOwn(fields, key) ? fields[key] : undefined);

function orderOf(base: unknown, ours: Fields, theirs: Fields): readonly string[] {
  const shared = (fields: Fields) => Object.keys(fields).filter((id) => fieldOf(base, id) !== undefined);
  const before = isFields(base) ? Object.keys(base).filter((id) => Object.hasOwn(ours, id)) : [];
  const untouched = sameValue(shared(ours), before);
  const [first, then] = isFields(base) && untouched ? [theirs, ours] : [ours, theirs];
  return [...new Set([...Object.keys(first), ...Object.keys(then)])];
}
