import type { Id } from '../design/design.ts';

type Entries<T> = Readonly<Record<Id, T>>;

/** The record without the entry. */
export function without<T>(record: Entries<T>, id: Id): Entries<T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}

/** The entries for which `keep` holds; the same record when that is all of them. */
export function keeping<T>(record: Entries<T>, keep: (value: T, id: Id) => boolean): Entries<T> {
  const entries = Object.entries(record);
  const kept = entries.filter(([id, value]) => keep(value, id));
  return kept.length === entries.length ? record : Object.fromEntries(kept);
}

/** The record with every entry passed through `change`; the same record when that changes none. */
export function mapping<T>(record: Entries<T>, change: (value: T, id: Id) => T): Entries<T> {
  const entries = Object.entries(record).map(([id, value]) => [id, change(value, id)] as const);
  return entries.some(([id, value]) => value !== record[id]) ? Object.fromEntries(entries) : record;
}

/** The record with the entry at `index` of its order, or last when that is beyond the end. */
export function movedTo<T>(record: Entries<T>, id: Id, index: number): Entries<T> {
  const entries = Object.entries(record);
  const from = entries.findIndex(([key]) => key === id);
  entries.splice(index, 0, ...entries.splice(from, 1));
  return Object.fromEntries(entries);
}

type Defined<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The fields of `changes` that say something, to be spread over what they change. */
export function given<T extends object>(changes: T): Defined<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Defined<T>;
}
