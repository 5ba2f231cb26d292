import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';

import type { Command } from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';

/*
 * Designs in IndexedDB. Each has one record that holds the design as it is and the one its history begins with,
 * and one entry for every step of that history. A gesture is one transaction, flushed to disk before it is called
 * saved. Nothing read from here is trusted: it goes through the same door as a file.
 */

type DesignRecord = {
  readonly key: string;
  readonly name: string;
  readonly revision: number;
  readonly subnets: number;
  readonly savedAt: number;
  readonly deletedAt: number | null;
  readonly base: Design;
  readonly current: Design;
  readonly first: number;
  readonly cursor: number;
  readonly writes: number;
};

type Schema = DBSchema & {
  designs: { key: string; value: DesignRecord };
  steps: {
    key: [string, number];
    value: { readonly design: string; readonly number: number; readonly command: Command };
  };
  views: { key: string; value: unknown };
  settings: { key: string; value: unknown };
};

type Database = IDBPDatabase<Schema>;
type Writing = IDBPTransaction<Schema, ('designs' | 'steps')[], 'readwrite'>;

const DATABASE = 'groundplan';
const DATABASE_VERSION = 1;
/** A database that has not opened for this long is taken for one that cannot be used. */
const OPEN_WITHIN_MS = 5000;
const STRICT = { durability: 'strict' } as const;

const allStepsOf = (key: string) => IDBKeyRange.bound([key, 0], [key, Number.MAX_SAFE_INTEGER]);

const facts = (design: Design) => ({
  name: design.name,
  revision: design.revision,
  subnets: Object.keys(design.subnets).length,
});

/** What the list shows of a record; a damaged one is still shown, so that nobody takes it for gone. */
const summaryOf = ({ key, name, revision, subnets, savedAt, deletedAt }: DesignRecord) => ({
  key,
  name: typeof name === 'string' ? name : 'A damaged design',
  revision: count(revision),
  subnets: count(subnets),
  savedAt: count(savedAt),
  deletedAt: typeof deletedAt === 'number' ? deletedAt : null,
});

const count = (stored: unknown) => (typeof stored === 'number' && Number.isFinite(stored) ? stored : 0);

const sentence = (failure: unknown) =>
  failure instanceof DOMException && failure.name === 'QuotaExceededError'
    ? 'the browser has no room left for this site'
    : failure instanceof Error
      ? failure.message
      : String(failure);

/** `opening`, or a rejection when the browser does not answer; it may still answer the next call. */
function inTime<T>(opening: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('the storage of this browser does not answer'));
    }, OPEN_WITHIN_MS);
    opening.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

/** A request whose outcome is its transaction's: what fails here fails the whole, whose end is awaited. */
const ask = (request: Promise<unknown>): void => {
  request.catch(() => undefined);
};

/** Runs `change` in one transaction, flushed to disk before this resolves; what throws on the way undoes all of it. */
async function writing<T>(database: Database, change: (transaction: Writing) => Promise<T>): Promise<T> {
  const transaction = database.transaction(['designs', 'steps'], 'readwrite', STRICT);
  try {
    const result = await change(transaction);
    await transaction.done;
    return result;
  } catch (failure) {
    // A request that failed has aborted it already; a call that threw at once has not.
    transaction.done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // It is over, which is all that is asked for.
    }
    throw failure;
  }
}

/**
 * The store of designs in this browser; its functions are those that the editor's ports ask for. The database is
 * opened on first use and again after the browser has closed it.
 */
export function createDesignStore(now: () => number) {
  let opening: Promise<Database> | undefined;

  const database = (): Promise<Database> => {
    opening ??= openDB<Schema>(DATABASE, DATABASE_VERSION, {
      upgrade: (fresh) => {
        fresh.createObjectStore('designs', { keyPath: 'key' });
        fresh.createObjectStore('steps', { keyPath: ['design', 'number'] });
        fresh.createObjectStore('views');
        fresh.createObjectStore('settings');
      },
      // A newer version of the page wants to upgrade: let go, and open again on the next use.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        opening = undefined;
      },
      terminated: () => {
        opening = undefined;
      },
    }).catch((failure: unknown) => {
      opening = undefined;
      throw failure;
    });
    return inTime(opening);
  };

  return {
    list: async () => {
      const records = await (await database()).getAll('designs');
      return records.map(summaryOf).sort((a, b) => b.savedAt - a.savedAt);
    },

    load: async (key: string) => {
      const transaction = (await database()).transaction(['designs', 'steps', 'views']);
      const [record, steps, view] = await Promise.all([
        transaction.objectStore('designs').get(key),
        transaction.objectStore('steps').getAll(allStepsOf(key)),
        transaction.objectStore('views').get(key),
      ]);
      if (record === undefined) return undefined;
      const { base, current, first, cursor, writes } = record;
      return {
        key,
        base,
        current,
        first,
        cursor,
        writes,
        view,
        steps: steps.map(({ command }) => command as unknown),
      };
    },

    create: async (
      key: string,
      design: Design,
      history: { readonly base: Design; readonly commands: readonly Command[]; readonly cursor: number },
      after: number,
    ) =>
      writing(await database(), async (transaction) => {
        const designs = transaction.objectStore('designs');
        const steps = transaction.objectStore('steps');
        const stored = await designs.get(key);
        if (stored !== undefined && stored.writes > after) return undefined;
        const writes = after + 1;
        ask(steps.delete(allStepsOf(key)));
        history.commands.forEach((command, number) => {
          ask(steps.put({ design: key, number, command }));
        });
        ask(
          designs.put({
            key,
            ...facts(design),
            savedAt: now(),
            deletedAt: null,
            base: history.base,
            current: design,
            first: 0,
            cursor: history.cursor,
            writes,
          }),
        );
        return writes;
      }),

    write: async (
      key: string,
      write: {
        readonly after: number;
        readonly design: Design;
        readonly base: Design;
        readonly first: number;
        readonly cursor: number;
        readonly step: { readonly number: number; readonly command: Command } | null;
      },
    ) => {
      try {
        return await writing(await database(), async (transaction) => {
          const designs = transaction.objectStore('designs');
          const steps = transaction.objectStore('steps');
          const stored = await designs.get(key);
          if (stored === undefined) throw new Error('this design is no longer in the browser');
          if (stored.writes !== write.after) return { kind: 'conflict' as const };
          const { design, base, first, cursor, step } = write;
          if (step !== null) {
            ask(steps.delete(IDBKeyRange.bound([key, step.number], [key, Number.MAX_SAFE_INTEGER])));
            ask(steps.put({ design: key, number: step.number, command: step.command }));
          }
          if (first > stored.first) ask(steps.delete(IDBKeyRange.bound([key, 0], [key, first], false, true)));
          const at = now();
          ask(
            designs.put({
              key,
              ...facts(design),
              savedAt: at,
              deletedAt: null,
              base,
              current: design,
              first,
              cursor,
              writes: stored.writes + 1,
            }),
          );
          return { kind: 'saved' as const, at };
        });
      } catch (failure) {
        opening = undefined;
        return { kind: 'failed' as const, reason: sentence(failure) };
      }
    },

    saveView: async (key: string, view: unknown) => {
      await (await database()).put('views', view, key);
    },

    setDeleted: async (key: string, deletedAt: number | null) => {
      const transaction = (await database()).transaction('designs', 'readwrite', STRICT);
      const record = await transaction.store.get(key);
      if (record !== undefined) void transaction.store.put({ ...record, deletedAt });
      await transaction.done;
    },

    rememberOpen: async (key: string) => {
      await (await database()).put('settings', key, 'open');
    },

    lastOpen: async () => {
      const key = await (await database()).get('settings', 'open');
      return typeof key === 'string' ? key : undefined;
    },
  };
}
