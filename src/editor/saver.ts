import type { Saving } from './editorState.ts';
import type { DesignStore, DesignWrite, NumberedStep, StoredHistory, WriteOutcome } from './ports.ts';
import type { Design } from '../engine/design/design.ts';

/** A write whose place in the order is not known yet; `step` is the one it adds, if it adds one. */
export type PendingWrite = Pick<DesignWrite, 'design' | 'base' | 'first' | 'cursor'> & {
  readonly step: NumberedStep | null;
};

/** A write that the page is to paint before, and its number among all that were asked for. */
type Waiting = { readonly write: PendingWrite; readonly number: number };

/** A write that the store has been handed. */
type Sent = { readonly upTo: number; readonly outcome: Promise<WriteOutcome> };

export type SaverHost = {
  readonly store: Pick<DesignStore, 'write' | 'create'>;
  readonly wait: (ms: number) => Promise<void>;
  readonly afterPaint: (task: () => void) => void;
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
  /**
   * Saves once the page has painted, in the order of the calls; never rejects. Gives what to say of it until then:
   * `null` where trouble stays on the screen, as it does until a write succeeds.
   */
  readonly save: (write: PendingWrite) => Saving | null;
  /** Saves at once what waits for that. */
  readonly handOver: () => void;
  /** Resolves when everything asked for so far is on disk or has failed. */
  readonly settled: () => Promise<void>;
};

const RETRY_AFTER_MS = [1000, 2000, 4000] as const;
/** Each write makes the ones before it again while they are on their way; past this many it waits for them. */
const AT_ONCE = 16;

/**
 * Hands each gesture to the store as soon as its figures are painted, also while others are on their way. A write
 * follows on the newest that is known to be on disk and makes all since then once more, so it is whole whatever became
 * of them: on its own turn alone it could succeed where the one before it had lost to another tab, and overwrite that
 * tab. A write that fails is tried again as a whole, three times; then the state is `memory` until a later write
 * succeeds. Two tabs never overwrite each other: the one that comes second goes on as a copy.
 */
export function createSaver(host: SaverHost): Saver {
  let key = '';
  let writes = 0;
  /** What the writes on their way add. */
  let unconfirmed: readonly (NumberedStep | null)[] = [];
  /** Whether a gesture may be handed over at once; when not, it waits in the queue. */
  let clear = true;
  /** The name that this tab's writes go by, another one each time a design is opened. */
  let by = '';
  /** A failed write leaves a gap in the history; only a whole write closes it. */
  let broken = false;
  let trouble = '';
  let waiting: readonly Waiting[] = [];
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
    unconfirmed = [];
    covered = upTo;
    broken = false;
  };

  /** Leaves the entry to the tab that wrote it; nothing stands under the new key yet. */
  const takeNewKey = () => {
    key = host.onConflict();
    writes = 0;
    unconfirmed = [];
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

  const send = ({ step, ...write }: PendingWrite): Sent => {
    unconfirmed = [...unconfirmed, step];
    const upTo = writes + unconfirmed.length;
    const steps = unconfirmed.filter((added) => added !== null);
    return { upTo, outcome: host.store.write(key, { ...write, after: writes, upTo, by, steps }) };
  };

  const confirm = (upTo: number) => {
    unconfirmed = unconfirmed.slice(upTo - writes);
    writes = upTo;
  };

  const finish = async (session: string, number: number, { upTo, outcome }: Sent) => {
    const came = await outcome;
    if (session !== by) return;
    if (came.kind === 'saved') {
      confirm(upTo);
      if (number === asked) host.onSaving(came);
    } else if (came.kind === 'conflict') {
      clear = false;
      await goOnAsCopy();
    } else if (upTo === writes + unconfirmed.length) {
      clear = false;
      await retry(came.reason);
    }
    // Else the write after this one is on its way, and makes this one too.
  };

  const attempt = async (session: string, number: number, write: PendingWrite, sent: Sent | undefined) => {
    if (session !== by || number <= covered) return;
    if (!broken) await finish(session, number, sent ?? send(write));
    // Only the newest is worth a try: a whole write makes all that came before it.
    else if (number === asked) await retryOnce();
  };

  const enqueue = ({ write, number }: Waiting) => {
    const session = by;
    if (unconfirmed.length >= AT_ONCE) clear = false;
    const sent = clear ? send(write) : undefined;
    queue = queue.then(async () => {
      await attempt(session, number, write, sent);
      if (number === asked && !broken) clear = true;
    });
  };

  const handOver = () => {
    const now = waiting;
    waiting = [];
    now.forEach(enqueue);
  };

  return {
    follow: (newKey, count) => {
      handOver();
      key = newKey;
      writes = count;
      by = host.newKey();
      unconfirmed = [];
      clear = true;
      broken = false;
    },
    save: (write) => {
      asked += 1;
      waiting = [...waiting, { write, number: asked }];
      if (waiting.length === 1) host.afterPaint(handOver);
      return broken ? null : { kind: 'saving' };
    },
    handOver,
    settled: async () => {
      let seen: Promise<void> | undefined;
      handOver();
      while (seen !== queue) {
        seen = queue;
        await seen;
        handOver();
      }
    },
  };
}
