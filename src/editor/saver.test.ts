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

function setUp(outcomes: WriteOutcome[], wholeFails = 0, overtaken: readonly string[] = []) {
  const log: string[] = [];
  const savings: Saving[] = [];
  let failures = wholeFails;
  const saver = createSaver({
    store: {
      write: (key, { after, cursor }) => {
        log.push(`write ${key} #${String(cursor)} after ${String(after)}`);
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
    now: () => 7,
    newKey: () => 'this tab',
    onSaving: (saving) => savings.push(saving),
    whole: () => ({ design: agents1000, history: { base: agents1000, commands: [], cursor: 0 } }),
    onConflict: () => 'copy',
  });
  saver.follow('mine', 3);
  return { saver, log, savings };
}

describe('the saver', () => {
  it('writes gestures in order, each on the one before', async () => {
    const { saver, log, savings } = setUp([]);

    saver.save(write(1));
    saver.save(write(2));
    await saver.settled();

    expect(log).toEqual(['write mine #1 after 3', 'write mine #2 after 4']);
    expect(savings.at(-1)).toEqual({ kind: 'saved', at: 1 });
  });

  it('says that it is saving before anything is written', () => {
    const { saver, savings } = setUp([]);

    saver.save(write(1));

    expect(savings).toEqual([{ kind: 'saving' }]);
  });

  it('tries again as a whole when a write fails, and carries on from there', async () => {
    const { saver, log, savings } = setUp([{ kind: 'failed', reason: 'no room' }], 1);

    saver.save(write(1));
    saver.save(write(2));
    await saver.settled();

    saver.save(write(3));
    await saver.settled();

    expect(log).toEqual([
      'write mine #1 after 3',
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

  it('drops a write for a design that is no longer open', async () => {
    const { saver, log } = setUp([]);

    saver.save(write(1));
    saver.follow('other', 0);
    await saver.settled();

    expect(log).toEqual([]);
  });
});
