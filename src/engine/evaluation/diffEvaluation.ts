/*
 * What changed between two plain JSON values, so that a worker need not send, and a page need not build anew, what
 * stayed. It knows nothing of evaluations: records are compared key by key, lists after their common beginning and
 * end.
 */

/** A change from one JSON value to another. It is plain JSON itself. */
export type Patch =
  | { readonly type: 'same' }
  | { readonly type: 'value'; readonly value: unknown }
  | {
      readonly type: 'record';
      readonly removed: readonly string[];
      readonly changed: readonly (readonly [string, Patch])[];
      /** All keys in their order, when it is not the old one with new keys at the end. */
      readonly order: readonly string[] | null;
    }
  /** From `start`, `removed` items make way for `items`; each is a patch of the item in its place, or a value. */
  | {
      readonly type: 'list';
      readonly start: number;
      readonly removed: number;
      readonly items: readonly Patch[];
    };

const SAME: Patch = { type: 'same' };

/** What turns `before` into `after`. Both must be plain JSON. */
export function diffValue(before: unknown, after: unknown): Patch {
  if (Object.is(before, after)) return SAME;
  if (Array.isArray(before) && Array.isArray(after)) return diffList(before, after);
  if (isRecord(before) && isRecord(after)) return diffRecord(before, after);
  return { type: 'value', value: after };
}

/**
 * `before` with the patch applied; nothing of it is changed, and what the patch leaves alone is the very same object.
 * The patch must come from {@link diffValue} of a value equal to `before`; throws when it cannot.
 */
export function applyPatch(before: unknown, patch: Patch): unknown {
  switch (patch.type) {
    case 'same':
      return before;
    case 'value':
      return patch.value;
    case 'record':
      if (!isRecord(before)) throw new TypeError('The patch is for a record.');
      return patchRecord(before, patch);
    case 'list':
      if (!Array.isArray(before)) throw new TypeError('The patch is for a list.');
      return patchList(before, patch);
  }
}

type JsonRecord = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function diffRecord(before: JsonRecord, after: JsonRecord): Patch {
  const keys = Object.keys(after);
  const keysBefore = Object.keys(before);
  const changed: (readonly [string, Patch])[] = [];
  const compare = (key: string, isNew: boolean) => {
    if (!isNew && Object.is(before[key], after[key])) return;
    const patch: Patch = isNew ? { type: 'value', value: after[key] } : diffValue(before[key], after[key]);
    if (patch.type !== 'same') changed.push([key, patch]);
  };
  // Nearly always the keys are the same, and then there is nothing to look up: these records may be large.
  if (keys.length === keysBefore.length && keys.every((key, at) => key === keysBefore[at])) {
    for (const key of keys) compare(key, false);
    return changed.length === 0 ? SAME : { type: 'record', removed: [], changed, order: null };
  }
  const removed = keysBefore.filter((key) => !Object.hasOwn(after, key));
  for (const key of keys) compare(key, !Object.hasOwn(before, key));
  return { type: 'record', removed, changed, order: sameOrder(before, after, keys) ? null : keys };
}

/** Whether the keys come in the order that they would have if new ones were put at the end. */
function sameOrder(before: JsonRecord, after: JsonRecord, keys: readonly string[]): boolean {
  const kept = Object.keys(before).filter((key) => Object.hasOwn(after, key));
  return kept.every((key, position) => keys[position] === key);
}

function patchRecord(
  before: JsonRecord,
  { removed, changed, order }: Extract<Patch, { type: 'record' }>,
): unknown {
  if (removed.length === 0 && order === null) return withChanged(before, changed);
  const entries = new Map<string, unknown>(Object.entries(before));
  for (const key of removed) entries.delete(key);
  for (const [key, patch] of changed) entries.set(key, applyPatch(entries.get(key), patch));
  // `fromEntries` defines properties, so that a key such as `__proto__` is one like any other.
  return Object.fromEntries(order === null ? entries : order.map((key) => [key, entries.get(key)]));
}

/** A copy with the entries changed in their places and new ones at the end; quicker than listing what stays. */
function withChanged(before: JsonRecord, changed: Extract<Patch, { type: 'record' }>['changed']): JsonRecord {
  const after: Record<string, unknown> = { ...before };
  for (const [key, patch] of changed) {
    const value = applyPatch(Object.hasOwn(before, key) ? before[key] : undefined, patch);
    Object.defineProperty(after, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return after;
}

function diffList(before: readonly unknown[], after: readonly unknown[]): Patch {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSame(before[start], after[start])) start += 1;
  if (start === before.length && start === after.length) return SAME;
  let end = 0;
  while (end < shorter - start && isSame(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const removed = before.length - start - end;
  const items = after
    .slice(start, after.length - end)
    .map((item, offset): Patch =>
      offset < removed ? diffValue(before[start + offset], item) : { type: 'value', value: item },
    );
  return { type: 'list', start, removed, items };
}

function patchList(
  before: readonly unknown[],
  { start, removed, items }: Extract<Patch, { type: 'list' }>,
): unknown {
  const middle = items.map((patch, offset) => applyPatch(before[start + offset], patch));
  return [...before.slice(0, start), ...middle, ...before.slice(start + removed)];
}

function isSame(before: unknown, after: unknown): boolean {
  return diffValue(before, after).type === 'same';
}
