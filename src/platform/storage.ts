import type { Command } from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';
import { createVersionStore } from './versionStore.ts';
import { createConnector, STRICT, writeAtOnce, type DesignRecord } from './designDatabase.ts';

/*
 * Designs in IndexedDB. Each has one record that holds the design as it is and the one its history begins with,
 * and one entry for every step of that history. A gesture is one transaction, flushed to disk before it is called
 * saved. Nothing read from here is trusted: it goes through the same door as a file.
 */

const stepsOf = (key: string, from = 0) => IDBKeyRange.bound([key, from], [key, Number.MAX_SAFE_INTEGER]);
const stepsBelow = (key: string, first: number) => IDBKeyRange.bound([key, 0], [key, first], false, true);

/** Under which setting a design's baseline is kept. */
const baselineOf = (key: string) => `baseline ${key}`;

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

/** Only a turn that somebody else took breaks a constraint: everything else is put over what is there. */
const isTaken = (failure: unknown) => failure instanceof DOMException && failure.name === 'ConstraintError';

/**
 * The store of designs in this browser; its functions are those that the editor's ports ask for. The database is
 * opened on first use and again after the browser has closed it.
 */
export function createDesignStore(now: () => number) {
  const { standing, connect, leave } = createConnector();
  const database = async () => (await connect()).database;

  /**
   * A connection that is known to hold the design, at hand at once when it has shown it before. A database that was
   * emptied in between is another connection: what it does not hold must not come back as half a history.
   */
  const holding = (key: string) => {
    const connection = standing();
    return connection?.held.has(key) === true ? connection : lookFor(key);
  };

  const lookFor = async (key: string) => {
    const connection = await connect();
    if ((await connection.database.getKey('designs', key)) === undefined) {
      throw new Error('this design is no longer in the browser');
    }
    connection.held.add(key);
    return connection;
  };

  return {
    list: async () => {
      const records = await (await database()).getAll('designs');
      return records.map(summaryOf).sort((a, b) => b.savedAt - a.savedAt);
    },

    load: async (key: string) => {
      const connection = await connect();
      const transaction = connection.database.transaction(['designs', 'steps', 'views', 'settings']);
      const [record, steps, view, baseline] = await Promise.all([
        transaction.objectStore('designs').get(key),
        transaction.objectStore('steps').getAll(stepsOf(key)),
        transaction.objectStore('views').get(key),
        transaction.objectStore('settings').get(baselineOf(key)),
      ]);
      if (record === undefined) return undefined;
      connection.held.add(key);
      const { base, current, first, cursor, writes } = record;
      return {
        key,
        base,
        current,
        first,
        cursor,
        writes,
        view,
        baseline,
        steps: steps.map(({ command }) => command as unknown),
      };
    },

    create: async (
      key: string,
      design: Design,
      history: { readonly base: Design; readonly commands: readonly Command[]; readonly cursor: number },
      turn: { readonly after: number; readonly by: string },
    ) => {
      const connection = standing() ?? (await connect());
      const { base, commands, cursor } = history;
      const writes = turn.after + 1;
      try {
        await writeAtOnce(connection, (transaction, ask) => {
          const steps = transaction.objectStore('steps');
          ask(transaction.objectStore('turns').put({ design: key, number: writes, by: turn.by }));
          ask(steps.delete(stepsOf(key)));
          commands.forEach((command, number) => {
            ask(steps.put({ design: key, number, command }));
          });
          const record = { key, ...facts(design), savedAt: now(), deletedAt: null, base, current: design };
          ask(transaction.objectStore('designs').put({ ...record, first: 0, cursor, writes }));
        });
      } catch (failure) {
        if (isTaken(failure)) return undefined;
        leave();
        throw failure;
      }
      connection.held.add(key);
      return writes;
    },

    write: async (
      key: string,
      write: {
        readonly after: number;
        readonly upTo: number;
        readonly by: string;
        readonly design: Design;
        readonly base: Design;
        readonly first: number;
        readonly cursor: number;
        readonly steps: readonly { readonly number: number; readonly command: Command }[];
      },
    ) => {
      const { after, upTo, by, design, base, first, cursor } = write;
      const at = now();
      try {
        const held = holding(key);
        await writeAtOnce(held instanceof Promise ? await held : held, (transaction, ask) => {
          const steps = transaction.objectStore('steps');
          const turns = transaction.objectStore('turns');
          for (let number = after + 1; number <= upTo; number += 1)
            ask(turns.put({ design: key, number, by }));
          for (const { number, command } of write.steps) {
            ask(steps.delete(stepsOf(key, number)));
            ask(steps.put({ design: key, number, command }));
          }
          if (first > 0) ask(steps.delete(stepsBelow(key, first)));
          const record = { key, ...facts(design), savedAt: at, deletedAt: null, base, current: design };
          ask(transaction.objectStore('designs').put({ ...record, first, cursor, writes: upTo }));
        });
        return { kind: 'saved' as const, at };
      } catch (failure) {
        if (isTaken(failure)) return { kind: 'conflict' as const };
        leave();
        return { kind: 'failed' as const, reason: sentence(failure) };
      }
    },

    ...createVersionStore(database),

    saveView: async (key: string, view: unknown) => {
      await (await database()).put('views', view, key);
    },

    saveBaseline: async (key: string, baseline: unknown) => {
      await (await database()).put('settings', baseline, baselineOf(key));
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
