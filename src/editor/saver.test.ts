import { describe, expect, it } from 'vitest';

import { agents1000 } from '../engine/templates/agents1000.ts';
import type { Saving } from './editorState.ts';
import type { WriteOutcome } from './ports.ts';
import { createSaver, type PendingWrite } from './saver.ts';

const write = (cursor: number): PendingWrite => ({
  design: agents1000,
  base: agents1000,
  first: 0,
  cursor,
  step: { number: cursor - 1, command: { type: 'renameDesign', name: `step ${String(cursor)}` } },
});

const atOnce = (task: () => void) => {
  task();
};

const tick = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

function setUp(
  outcomes: WriteOutcome[],
  wholeFails = 0,
  overtaken: readonly string[] = [],
  afterPaint: (task: () => void) => void = atOnce,
) {
  const log: string[] = [];
  const savings: Saving[] = [];
  const turns: { readonly upTo: number; readonly steps: readonly number[] }[] = [];
  let failures = wholeFails;
  let openings = 0;
  const saver = createSaver({
    store: {
      write: (key, { after, upTo, cursor, steps }) => {
        log.push(`write ${key} #${String(cursor)} after ${String(after)}`);
        turns.push({ upTo, steps: steps.map(({ number }) => number) });
        return Promise.resolve(outcomes.shift() ?? { kind: 'saved', at: 1 });
      },
      create: (key, _design, _history, { after }) => {
        if (failures > 0) {
          failures -= 1;
          return Promise.reject(new Error('full'));
        }
        if (overtaken.includes(key)) return Promise.resolve(undefined);
        log.push(`whole ${key} after ${String(after)}`);
        return Promise.resolve(10);
      },
    },
    wait: (ms) => {
      log.push(`wait ${String(ms)}`);
      return Promise.resolve();
    },
    afterPaint,
    now: () => 7,
    newKey: () => `opening ${String((openings += 1))}`,
    onSaving: (saving) => savings.push(saving),
    whole: () => ({ design: agents1000, history: { base: agents1000, commands: [], cursor: 0 } }),
    onConflict: () => 'copy',
  });
  saver.follow('mine', 3);
  return { saver, log, savings, turns };
}

describe('the saver', () => {
  it('writes gestures in order, each on the one before', async () => {
    const { saver, log, savings } = setUp([]);

    saver.save(write(1));
    await saver.settled();
    saver.save(write(2));
    await saver.settled();

    expect(log).toEqual(['write mine #1 after 3', 'write mine #2 after 4']);
    expect(savings.at(-1)).toEqual({ kind: 'saved', at: 1 });
  });

  it('hands a gesture over at once while others are on their way, and makes those again with it', async () => {
    const { saver, log, savings, turns } = setUp([]);

    saver.save(write(1));
    saver.save({ ...write(0), step: null });
    saver.save(write(1));
    expect(log).toEqual(['write mine #1 after 3', 'write mine #0 after 3', 'write mine #1 after 3']);
    await saver.settled();
    saver.save(write(2));
    await saver.settled();

    expect(turns).toEqual([
      { upTo: 4, steps: [0] },
      { upTo: 5, steps: [0] },
      { upTo: 6, steps: [0, 0] },
      { upTo: 7, steps: [1] },
    ]);
    expect(savings.filter(({ kind }) => kind === 'saved')).toHaveLength(2);
  });

  it('tries nothing again when the write after a failed one has made it too', async () => {
    const { saver, log, savings } = setUp([{ kind: 'failed', reason: 'no room' }]);

    saver.save(write(1));
    saver.save(write(2));
    await saver.settled();
    saver.save(write(3));
    await saver.settled();

    expect(log).toEqual(['write mine #1 after 3', 'write mine #2 after 3', 'write mine #3 after 5']);
    expect(savings.map(({ kind }) => kind)).not.toContain('memory');
  });

  it('makes one copy of all that was on its way when another tab came first', async () => {
    const { saver, log } = setUp([{ kind: 'conflict' }, { kind: 'conflict' }]);

    saver.save(write(1));
    saver.save(write(2));
    await saver.settled();
    saver.save(write(3));
    await saver.settled();

    expect(log.slice(2)).toEqual(['whole copy after 0', 'write copy #3 after 10']);
  });

  it('lets a burst wait before each write makes too many others again', async () => {
    const { saver, turns } = setUp([]);

    for (let edit = 1; edit <= 40; edit += 1) saver.save(write(edit));
    const atOnce = turns.length;
    await saver.settled();

    expect(atOnce).toBe(16);
    expect(turns).toHaveLength(40);
    expect(turns.at(-1)).toEqual({ upTo: 43, steps: [39] });
  });

  it('waits for the page to paint, and says until then that it is saving', async () => {
    const frames: (() => void)[] = [];
    const { saver, log } = setUp([], 0, [], (task) => frames.push(task));

    expect(saver.save(write(1))).toEqual({ kind: 'saving' });
    saver.save(write(2));
    expect(log).toEqual([]);
    expect(frames).toHaveLength(1);
    frames.pop()?.();
    expect(log).toEqual(['write mine #1 after 3', 'write mine #2 after 3']);
    saver.save(write(3));
    expect(frames).toHaveLength(1);

    await saver.settled();

    expect(log).toHaveLength(3);
  });

  it('hands over what waits before the page goes, and before it follows another design', () => {
    const never = () => undefined;
    const { saver, log } = setUp([], 0, [], never);

    saver.save(write(1));
    saver.handOver();
    saver.save(write(2));
    saver.follow('other', 8);
    saver.handOver();

    expect(log).toEqual(['write mine #1 after 3', 'write mine #2 after 3']);
  });

  it('leaves to a write of everything what still waited then', async () => {
    const frames: (() => void)[] = [];
    const { saver, log } = setUp([{ kind: 'conflict' }], 0, [], (task) => frames.push(task));

    saver.save(write(1));
    frames.pop()?.();
    saver.save(write(2));
    await tick();
    frames.pop()?.();
    await saver.settled();
    saver.save(write(3));
    await saver.settled();

    expect(log).toEqual(['write mine #1 after 3', 'whole copy after 0', 'write copy #3 after 10']);
  });

  it('tries again as a whole when a write fails, and carries on from there', async () => {
    const noRoom = { kind: 'failed', reason: 'no room' } as const;
    const { saver, log, savings } = setUp([noRoom, noRoom], 1);

    saver.save(write(1));
    saver.save(write(2));
    await saver.settled();

    saver.save(write(3));
    await saver.settled();

    expect(log).toEqual([
      'write mine #1 after 3',
      'write mine #2 after 3',
      'wait 1000',
      'wait 2000',
      'whole mine after 3',
      'write mine #3 after 10',
    ]);
    expect(savings).toContainEqual({ kind: 'memory', reason: 'no room' });
    expect(savings.at(-1)).toEqual({ kind: 'saved', at: 1 });
  });

  it('keeps nobody waiting for a store that stays broken', async () => {
    const { saver, log, savings } = setUp([{ kind: 'failed', reason: 'no room' }], 99);
    saver.save(write(1));
    await saver.settled();
    const waited = log.length;

    for (let edit = 2; edit < 20; edit += 1) saver.save(write(edit));
    await saver.settled();

    expect(log).toHaveLength(waited);
    expect(savings.at(-1)).toEqual({ kind: 'memory', reason: 'no room' });
  });

  it('never calls a copy saved that could not be written', async () => {
    const { saver, savings } = setUp([{ kind: 'conflict' }], 99);

    saver.save(write(1));
    await saver.settled();

    expect(savings.at(-1)?.kind).toBe('memory');
  });

  it('stays in memory when nothing can be written, and says so', async () => {
    const { saver, savings } = setUp([{ kind: 'failed', reason: 'no room' }], 99);

    saver.save(write(1));
    await saver.settled();

    expect(savings.at(-1)).toEqual({ kind: 'memory', reason: 'no room' });
  });

  it('goes on as a copy when another tab has written the same design', async () => {
    const { saver, log } = setUp([{ kind: 'conflict' }]);

    saver.save(write(1));
    await saver.settled();
    saver.save(write(2));
    await saver.settled();

    expect(log).toEqual(['write mine #1 after 3', 'whole copy after 0', 'write copy #2 after 10']);
  });

  it('never writes the whole design over what another tab wrote while it could not save', async () => {
    const { saver, log } = setUp([{ kind: 'failed', reason: 'no room' }], 1, ['mine']);

    saver.save(write(1));
    await saver.settled();

    expect(log).toEqual(['write mine #1 after 3', 'wait 1000', 'wait 2000', 'whole copy after 0']);
  });

  it('does nothing for a design that is no longer open, whatever becomes of its last write', async () => {
    const { saver, log, savings } = setUp([{ kind: 'conflict' }]);

    saver.save(write(1));
    saver.follow('other', 0);
    await saver.settled();
    saver.save(write(1));
    await saver.settled();

    expect(log).toEqual(['write mine #1 after 3', 'write other #1 after 0']);
    expect(savings.at(-1)).toEqual({ kind: 'saved', at: 1 });
  });
});
