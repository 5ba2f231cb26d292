/**
 * `after`, in which every part that equals the one of `before` is that very object: who compares by identity then
 * sees what changed and nothing else. Both are plain JSON, and neither is changed; the order of keys counts.
 */
export function keepEqual<T>(before: T, after: T): T {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) return keepItems<unknown>(before, after) as T;
  if (isRecord(before) && isRecord(after)) return keepEntries(before, after) as T;
  return after;
}

type JsonRecord = Readonly<Record<string, unknown>>;

/** Maps and the like are none: what they hold does not show in their keys. */
function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Items of lists of different length are compared from the beginning up to a first difference, the rest from the end. */
function keepItems<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  const longer = after.length - before.length;
  let shift = 0;
  let same = longer === 0;
  const kept = after.map((item, at) => {
    let was = before[at - shift] as T;
    let keeps = keepEqual(was, item);
    if (keeps !== was && shift === 0 && longer !== 0) {
      shift = longer;
      was = before[at - shift] as T;
      keeps = keepEqual(was, item);
    }
    same &&= keeps === was;
    return keeps;
  });
  return same ? before : kept;
}

function keepEntries(before: JsonRecord, after: JsonRecord): JsonRecord {
  const keys = Object.keys(after);
  const keysBefore = Object.keys(before);
  let same = keys.length === keysBefore.length && keys.every((key, at) => key === keysBefore[at]);
  const kept = keys.map((key) => {
    if (!Object.hasOwn(before, key)) return after[key];
    const value = keepEqual(before[key], after[key]);
    same &&= value === before[key];
    return value;
  });
  if (same) return before;
  return Object.fromEntries(keys.map((key, at) => [key, kept[at]]));
}
