import type { Saving } from './editorState.ts';
import type { DesignStore, DesignWrite, StoredHistory } from './ports.ts';
import type { Design } from '../engine/design/design.ts';

/** A write whose place in the order is not known yet. */
export type PendingWrite = Omit<DesignWrite, 'after' | 'by'>;

export type SaverHost = {
  readonly store: Pick<DesignStore, 'write' | 'create'>;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => number;
  readonly onSaving: (saving: Saving) => void;
  /** Everything the design is now, for a write that starts over. */
  readonly whole: () => { readonly design: Design; readonly history: StoredHistory };
  /** A name that nobody else has. */
  readonly newKey: () => string;
  /** Another tab wrote this design; the work goes on under a new key, which this returns. */
  readonly onConflict: () => string;
};

export type Saver = {
  /** Follows another design from now on; `writes` is the count its store entry stands at. */
  readonly follow: (key: string, writes: number) => void;
  /** Saves in the order of the calls; never rejects. */
  readonly save: (write: PendingWrite) => void;
  /** Resolves when everything asked for so far is on disk or has failed. */
  readonly settled: () => Promise<void>;
};

const RETRY_AFTER_MS = [1000, 2000, 4000] as const;

/**
 * Writes gestures to the store one after the other. A write that fails is tried again as a whole, three times;
 * then the state is `memory` until a later write succeeds. Two tabs never overwrite each other: the one that
 * comes second goes on as a copy.
 */
export function createSaver(host: SaverHost): Saver {
  let key = '';
  let writes = 0;
  /** The name that this tab's writes go by, another one each time a design is opened. */
  let by = '';
  /** A failed write leaves a gap in the history; only a whole write closes it. */
  let broken = false;
  let trouble = '';
  let queue: Promise<void> = Promise.resolve();
  /** How many writes were asked for, and how many of them a whole write has made already. */
  let asked = 0;
  let covered = 0;

  const writeWhole = async () => {
    const upTo = asked;
    const { design, history } = host.whole();
    const made = await host.store.create(key, design, history, { after: writes, by });
    if (made === undefined) {
      takeNewKey();
      await writeWhole();
      return;
    }
    writes = made;
    covered = upTo;
    broken = false;
  };

  /** Leaves the entry to the tab that wrote it; nothing stands under the new key yet. */
  const takeNewKey = () => {
    key = host.onConflict();
    writes = 0;
  };

  const retry = async (reason: string) => {
    broken = true;
    trouble = reason;
    host.onSaving({ kind: 'memory', reason });
    for (const pause of RETRY_AFTER_MS) {
      await host.wait(pause);
      try {
        await writeWhole();
        host.onSaving({ kind: 'saved', at: host.now() });
        return;
      } catch {
        // The reason is on the screen already; the next round or the next gesture tries again.
      }
    }
  };

  const retryOnce = async () => {
    try {
      await writeWhole();
      host.onSaving({ kind: 'saved', at: host.now() });
    } catch {
      host.onSaving({ kind: 'memory', reason: trouble });
    }
  };

  const goOnAsCopy = async () => {
    takeNewKey();
    try {
      await writeWhole();
      host.onSaving({ kind: 'saved', at: host.now() });
    } catch {
      await retry('the browser could not keep the copy');
    }
  };

  const attempt = async (forKey: string, number: number, write: PendingWrite) => {
    if (forKey !== key || number <= covered) return;
    if (broken) {
      // Only the newest is worth a try: a whole write makes all that came before it.
      if (number === asked) await retryOnce();
      return;
    }
    const outcome = await host.store.write(key, { ...write, after: writes, by });
    if (outcome.kind === 'saved') {
      writes += 1;
      host.onSaving(outcome);
    } else if (outcome.kind === 'conflict') {
      await goOnAsCopy();
    } else {
      await retry(outcome.reason);
    }
  };

  return {
    follow: (newKey, count) => {
      key = newKey;
      writes = count;
      by = host.newKey();
      broken = false;
    },
    save: (write) => {
      const forKey = key;
      asked += 1;
      const number = asked;
      // Trouble stays on the screen until a write succeeds.
      if (!broken) host.onSaving({ kind: 'saving' });
      queue = queue.then(() => attempt(forKey, number, write));
    },
    settled: async () => {
      let seen: Promise<void> | undefined;
      while (seen !== queue) {
        seen = queue;
        await seen;
      }
    },
  };
}
