import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';

import type { Command } from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';

/*
 * The database that designs are kept in, and the one way to write to it: every request of a gesture is made at
 * once, the commit is asked for with them, and nothing waits for an answer that a tab being closed no longer hears.
 */

export type DesignRecord = {
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

/** A kept version as the database tells of it; `design` is the key of the design it is a version of. */
export type VersionRecord = Readonly<Record<string, unknown>> & {
  readonly design: string;
  readonly id: string;
};

type Schema = DBSchema & {
  designs: { key: string; value: DesignRecord };
  steps: {
    key: [string, number];
    value: { readonly design: string; readonly number: number; readonly command: Command };
  };
  /**
   * Who made which write of a design. No two can have made the same one: the index refuses it, and with it the
   * whole transaction. Never trimmed: a tab that slept through any number of writes is still found out.
   */
  turns: {
    key: [string, number, string];
    value: { readonly design: string; readonly number: number; readonly by: string };
    indexes: { turn: [string, number] };
  };
  /** What is told of each kept version; the design itself stands beside it, so that a list reads none of them. */
  versions: { key: [string, string]; value: VersionRecord };
  versionDesigns: {
    key: [string, string];
    value: { readonly design: string; readonly id: string; readonly state: Design };
  };
  views: { key: string; value: unknown };
  settings: { key: string; value: unknown };
};

type Database = IDBPDatabase<Schema>;

const WRITTEN = ['designs', 'steps', 'turns'] as const;
type Writing = IDBPTransaction<Schema, (typeof WRITTEN)[number][], 'readwrite'>;

/** The database, and the designs it has shown to hold since it was opened. */
export type Connection = { readonly database: Database; readonly held: Set<string> };

const DATABASE = 'groundplan';
const DATABASE_VERSION = 3;
/** A database that has not opened for this long is taken for one that cannot be used. */
const OPEN_WITHIN_MS = 5000;
/** Flushed to disk before it is called done. */
export const STRICT = { durability: 'strict' } as const;

const upgrade = (database: Database, from: number) => {
  if (from < 1) {
    database.createObjectStore('designs', { keyPath: 'key' });
    database.createObjectStore('steps', { keyPath: ['design', 'number'] });
    database.createObjectStore('views');
    database.createObjectStore('settings');
  }
  if (from < 2) {
    const turns = database.createObjectStore('turns', { keyPath: ['design', 'number', 'by'] });
    turns.createIndex('turn', ['design', 'number'], { unique: true });
  }
  if (from < 3) {
    database.createObjectStore('versions', { keyPath: ['design', 'id'] });
    database.createObjectStore('versionDesigns', { keyPath: ['design', 'id'] });
  }
};

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

/** The door to the database: opened on first use, and again after the browser or `leave` has closed it. */
export function createConnector() {
  let opening: Promise<Connection> | undefined;
  let open: Connection | undefined;

  const leave = () => {
    open?.database.close();
    open = undefined;
    opening = undefined;
  };

  const openOnce = async () => {
    try {
      const database = await openDB<Schema>(DATABASE, DATABASE_VERSION, {
        upgrade,
        // A newer version of the page wants to upgrade: let go, and open again on the next use.
        blocking: leave,
        terminated: leave,
      });
      open = { database, held: new Set() };
      return open;
    } catch (failure) {
      opening = undefined;
      throw failure;
    }
  };

  return {
    /** The connection that stands, to be used without waiting. */
    standing: () => open,
    connect: () => inTime((opening ??= openOnce())),
    leave,
  };
}

/**
 * Makes all of `requests` in one transaction and asks for its commit in the same breath, so that from then on the
 * page is no longer needed for it. Resolves once it is on disk; rejects with what the first request or call to go
 * wrong says, and then nothing of it is stored.
 */
export async function writeAtOnce(
  { database }: Connection,
  requests: (transaction: Writing, ask: (request: Promise<unknown>) => void) => void,
): Promise<void> {
  const transaction = database.transaction([...WRITTEN], 'readwrite', STRICT);
  const asked: Promise<unknown>[] = [];
  try {
    requests(transaction, (request) => {
      request.catch(() => undefined);
      asked.push(request);
    });
    transaction.commit();
    await Promise.all([...asked, transaction.done]);
  } catch (failure) {
    // A request that failed has undone it already; a call that threw at once has not.
    transaction.done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // It is over, which is all that is asked for.
    }
    throw failure;
  }
}
