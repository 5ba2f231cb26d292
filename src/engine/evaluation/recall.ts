import { keepEqual } from './keepEqual.ts';

/*
 * An evaluation after a small edit is nearly the one before it. Designs share with their predecessors what an edit left
 * alone, so a part of the evaluation need not be made again when all that it read is the very same as before. What it
 * read is noted while it reads: nothing is declared that could be forgotten.
 */

/** Gives the answer of a pure function of one record. */
export type Ask = <Input extends object, Answer>(compute: (input: Input) => Answer, input: Input) => Answer;

/** Computes every answer. */
export const askAfresh: Ask = (compute, input) => compute(input);

/**
 * An {@link Ask} that remembers the last answer of each function, and gives it again while everything that the
 * function read of its input is the same object. Of an answer that is made again, equal parts stay the same objects.
 * The functions must be pure and must not keep their input; each is known by its identity.
 */
export function createRecall(): Ask {
  const memory = new Map<unknown, { readonly seen: Seen; readonly answer: unknown }>();
  return <Input extends object, Answer>(compute: (input: Input) => Answer, input: Input) => {
    const known = memory.get(compute);
    if (known?.seen.stillHolds(input) === true) return known.answer as Answer;
    const seen = new Seen();
    const fresh = compute(seen.watch(input));
    const answer = known === undefined ? fresh : keepEqual(known.answer as Answer, fresh);
    memory.set(compute, { seen, answer });
    return answer;
  };
}

/** Records whose fields are watched one by one, because most functions read few of them. */
const WATCHED_INSIDE: ReadonlySet<unknown> = new Set(['design', 'network']);

/** What was read of a record: the values of its fields, and of some fields what was read of them in turn. */
class Seen {
  readonly #values = new Map<PropertyKey, unknown>();
  readonly #inside = new Map<PropertyKey, { readonly seen: Seen; readonly view: object }>();
  /** The record whose fields were listed: no other can be sure to have the same. */
  #listed: object | undefined;

  /** The same record to read from, with everything noted that is read. */
  watch<T extends object>(record: T): T {
    return new Proxy(record, {
      get: (_, key) => this.#read(record, key),
      has: (_, key) => {
        this.#read(record, key);
        return key in record;
      },
      ownKeys: () => {
        this.#listed = record;
        return Reflect.ownKeys(record);
      },
    });
  }

  /** Whether reading this record now would give the same. */
  stillHolds(record: object): boolean {
    if (this.#listed !== undefined && this.#listed !== record) return false;
    for (const [key, value] of this.#values) if (Reflect.get(record, key) !== value) return false;
    for (const [key, { seen }] of this.#inside) {
      if (!seen.stillHolds(Reflect.get(record, key) as object)) return false;
    }
    return true;
  }

  #read(record: object, key: PropertyKey): unknown {
    const value: unknown = Reflect.get(record, key);
    if (!WATCHED_INSIDE.has(key)) {
      this.#values.set(key, value);
      return value;
    }
    const known = this.#inside.get(key);
    if (known !== undefined) return known.view;
    const seen = new Seen();
    const view = seen.watch(value as object);
    this.#inside.set(key, { seen, view });
    return view;
  }
}
