import type { Design } from '../engine/design/design.ts';
import { STRICT, type Connection } from './designDatabase.ts';

const ofDesign = (key: string) => IDBKeyRange.bound([key, ''], [key, '\uffff']);

/**
 * The kept versions of designs: written in transactions of their own, so that no gesture ever waits for one or is lost
 * with it. What is told of a version and its design come and go together.
 */
export function createVersionStore(database: () => Promise<Connection['database']>) {
  return {
    saveVersion: async (key: string, version: { readonly id: string }, state: Design) => {
      const transaction = (await database()).transaction(['versions', 'versionDesigns'], 'readwrite', STRICT);
      void transaction.objectStore('versions').put({ ...version, design: key });
      void transaction.objectStore('versionDesigns').put({ design: key, id: version.id, state });
      await transaction.done;
    },

    listVersions: async (key: string): Promise<readonly unknown[]> =>
      (await database()).getAll('versions', ofDesign(key)),

    loadVersion: async (key: string, id: string): Promise<unknown> =>
      (await (await database()).get('versionDesigns', [key, id]))?.state,

    dropVersions: async (key: string, ids: readonly string[]) => {
      const transaction = (await database()).transaction(['versions', 'versionDesigns'], 'readwrite', STRICT);
      for (const id of ids) {
        void transaction.objectStore('versions').delete([key, id]);
        void transaction.objectStore('versionDesigns').delete([key, id]);
      }
      await transaction.done;
    },

    nameVersion: async (key: string, id: string, name: string) => {
      const transaction = (await database()).transaction('versions', 'readwrite', STRICT);
      const version = await transaction.store.get([key, id]);
      if (version !== undefined) void transaction.store.put({ ...version, name });
      await transaction.done;
    },
  };
}
