import { describe, expect, it } from 'vitest';

import { applyCommand } from '../engine/commands/command.ts';
import { writeDesign } from '../engine/design/readDesign.ts';
import { evaluate } from '../engine/evaluation/evaluate.ts';
import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import { agents1000 } from '../engine/templates/agents1000.ts';
import { empty } from '../engine/templates/empty.ts';
import { memoryStore, setUp, state } from './editor.testing.ts';

describe('the editor', () => {
  it('begins with the first template, saved as a new design', async () => {
    const { editor, memory } = await setUp();

    expect(state(editor)).toEqual(agents1000);
    expect(memory.settings.open).toBe(editor.getState().designKey);
    expect(editor.getState().evaluatedSequence).toBe(editor.getState().sequence);
  });

  it('makes one step, one write and one message of one gesture', async () => {
    const { editor, memory, posted, flush } = await setUp();

    const edit = editor.dispatch({ type: 'moveSubnet', id: 'ecs-b', zone: 'c' });
    await flush();

    expect(edit.ok).toBe(true);
    expect(posted).toEqual(['open 0', 'moveSubnet 1']);
    expect(editor.getState().past.map(({ label }) => label)).toEqual(['Move ECS b to us-east-1c']);
    expect(memory.records.get(editor.getState().designKey)?.current).toEqual(state(editor));
    expect(editor.getState().saving).toEqual({ kind: 'saved', at: 5 });
  });

  it('changes nothing when an edit is refused, and says why', async () => {
    const { editor, posted } = await setUp();

    const edit = editor.dispatch({ type: 'removeZone', id: 'nowhere' });

    expect(edit.ok).toBe(false);
    expect(state(editor)).toEqual(agents1000);
    expect(posted).toEqual(['open 0']);
    expect(editor.getState().notices).toHaveLength(1);
  });

  it('shows an undone step together with its figures where they are still known', async () => {
    const { editor, known } = await setUp();
    const { design, evaluation } = editor.getState();
    known.set(design, { evaluation, ms: 3 });
    editor.dispatch({ type: 'setNat', mode: 'single' });
    editor.receiveEvaluation(evaluate(state(editor), awsPriceBook), 1, 1);
    const shown: boolean[] = [];
    editor.subscribe((now) => shown.push(now.evaluation === evaluation && now.design === design));

    editor.undo();

    expect(shown[0]).toBe(true);
    expect(editor.getState().evaluatedSequence).toBe(editor.getState().sequence);
    expect(editor.getState().evaluationMs).toBe(3);
    // What the worker then says of the same step changes nothing.
    editor.receiveEvaluation(evaluate(design, awsPriceBook), 2, 1);
    expect(editor.getState().evaluation).toBe(evaluation);
  });

  it('shows an edit that was foreseen together with its figures', async () => {
    const { editor, foreseen } = await setUp();
    const command = { type: 'setNat', mode: 'single' } as const;
    editor.foresee(command);
    expect([...foreseen.values()]).toEqual([command]);
    const behind: boolean[] = [];
    editor.subscribe((now) => behind.push(now.evaluatedSequence < now.sequence));

    editor.dispatch(command);

    expect(behind).not.toContain(true);
    expect(editor.getState().evaluation).toEqual(evaluate(state(editor), awsPriceBook));
    expect(editor.getState().evaluationMs).toBe(7);
  });

  it('foresees nothing that the page would not let anybody do', async () => {
    const { editor, foreseen } = await setUp();
    editor.setMode('review');

    editor.foresee({ type: 'setNat', mode: 'single' });

    expect(foreseen.size).toBe(0);
  });

  it('undoes and redoes, and comes back after a reload with both still possible', async () => {
    const { editor, memory, flush } = await setUp();
    editor.dispatch({ type: 'addZone' });
    editor.dispatch({ type: 'setNat', mode: 'single' });
    const all = state(editor);
    editor.undo();
    await flush();

    const reloaded = await setUp(memory);
    expect(reloaded.editor.getState().past).toHaveLength(1);
    reloaded.editor.redo();
    expect(state(reloaded.editor)).toEqual(all);
    reloaded.editor.undo();
    reloaded.editor.undo();
    reloaded.editor.undo();
    expect(state(reloaded.editor)).toEqual(agents1000);
  });

  it('keeps an edit that is made while another design opens, and opens that with its own figures', async () => {
    const { editor, posted, whileOpening, memory, flush } = await setUp();
    const edited = editor.getState().designKey;
    whileOpening.push(() => editor.dispatch({ type: 'renameDesign', name: 'edited meanwhile' }));

    await editor.newDesign('empty');
    await flush();

    expect(posted.slice(1)).toEqual(['open 1', 'renameDesign 1', 'open 2']);
    expect(memory.records.get(edited)?.current).toMatchObject({ name: 'edited meanwhile' });
    const { design, evaluation, evaluatedSequence } = editor.getState();
    expect(design).toEqual(empty);
    expect(evaluation).toEqual(evaluate(design, awsPriceBook));
    expect(evaluatedSequence).toBe(2);
  });

  it('brings on one design after the other', async () => {
    const { editor } = await setUp();

    await Promise.all([editor.newDesign('empty'), editor.newDesign('agents-1000')]);

    const { design, evaluation } = editor.getState();
    expect(design.name).toBe(agents1000.name);
    expect(evaluation).toEqual(evaluate(design, awsPriceBook));
  });

  it('keeps 500 steps on disk and forgets the oldest', async () => {
    const { editor, memory, flush } = await setUp();
    for (let step = 1; step <= 503; step += 1)
      editor.dispatch({ type: 'renameDesign', name: `step ${String(step)}` });
    for (let turn = 0; turn < 100; turn += 1) await flush();

    const record = memory.records.get(editor.getState().designKey);
    expect(record).toMatchObject({ first: 3, cursor: 503 });
    expect(record?.steps).toHaveLength(500);
    const reloaded = await setUp(memory);
    expect(reloaded.editor.getState().past).toHaveLength(500);
    expect(state(reloaded.editor).name).toBe('step 503');
  });

  it('drops what is gone from the selection', async () => {
    const { editor } = await setUp();
    editor.select(['subnet:ecs-b', 'zone:a', 'subnet:never-there']);
    expect(editor.getState().selection).toEqual(['subnet:ecs-b', 'zone:a']);

    editor.dispatch({ type: 'removeSubnet', id: 'ecs-b' });

    expect(editor.getState().selection).toEqual(['zone:a']);
  });

  it('shows a way of packets until it is taken away or the design changes', async () => {
    const { editor } = await setUp();
    const ways = [['subnet:ecs-b', 'nat:b', 'internet-gateway']];
    const path = { ways, back: [], blockedAt: null, words: 'ECS b reaches the internet.' };
    editor.showPath(path);
    expect(editor.getState().shownPath).toBe(path);
    editor.showPath(null);
    expect(editor.getState().shownPath).toBeNull();

    editor.showPath(path);
    editor.dispatch({ type: 'renameDesign', name: 'other' });

    expect(editor.getState().shownPath).toBeNull();
  });

  it('ignores figures of an older design and takes those of the newest', async () => {
    const { editor } = await setUp();
    editor.dispatch({ type: 'setNat', mode: 'single' });
    const single = applyCommand(agents1000, { type: 'setNat', mode: 'single' });
    if (!single.ok) throw new Error('refused');

    editor.receiveEvaluation(evaluate(single.value, awsPriceBook), 1, 2);
    editor.receiveEvaluation(evaluate(agents1000, awsPriceBook), 0, 2);

    expect(editor.getState()).toMatchObject({
      evaluatedSequence: 1,
      evaluation: { totals: { monthlyUsd: 146 } },
    });
  });

  it('compares costs with the design as it was opened, over a reload too, until it is saved to a file', async () => {
    const { editor, memory, flush } = await setUp();
    expect(editor.getState()).toMatchObject({
      baseline: { since: 'opened', design: agents1000 },
      baselineCost: { totalUsd: expect.any(Number) as number, partial: false },
    });
    editor.dispatch({ type: 'setNat', mode: 'single' });
    await flush();

    const reloaded = await setUp(memory);
    expect(reloaded.editor.getState().baseline).toMatchObject({ since: 'opened', design: agents1000 });
    await reloaded.editor.saveFile();

    const { baseline, baselineCost, design, evaluation } = reloaded.editor.getState();
    expect(baseline).toMatchObject({ since: 'file', at: 5 });
    expect(baseline.design).toBe(design);
    expect(baselineCost?.lines.map(({ monthlyUsd }) => monthlyUsd)).toEqual(
      expect.arrayContaining(evaluation.cost.lines.map(({ monthlyUsd }) => monthlyUsd)),
    );
  });

  it('asks what the baseline costs when the design has gone on since, again until there is an answer', async () => {
    const memory = memoryStore();
    const first = await setUp(memory);
    first.editor.dispatch({ type: 'setNat', mode: 'single' });
    await first.flush();

    const { editor, flush, asked } = await setUp(memory);
    expect(editor.getState().baselineCost).toBeNull();
    editor.dispatch({ type: 'setNat', mode: 'none' });
    editor.receiveEvaluation(evaluate(state(editor), awsPriceBook), 1, 2);
    await flush();

    expect(asked).toEqual(['costOf', 'costOf']);
  });

  it('compares from here on when asked to', async () => {
    const { editor } = await setUp();
    editor.dispatch({ type: 'setNat', mode: 'single' });

    editor.compareFromHere();

    expect(editor.getState().baseline).toMatchObject({ since: 'here' });
    expect(editor.getState().baseline.design).toBe(state(editor));
  });

  it('opens a file as a new design and leaves the open one in the list', async () => {
    const { editor, memory, pick, flush } = await setUp();
    const before = editor.getState().designKey;
    pick(writeDesign({ ...agents1000, name: 'from a file' }));

    await editor.openFile();
    await flush();

    expect(state(editor).name).toBe('from a file');
    expect(editor.getState().designKey).not.toBe(before);
    expect(memory.records.get(before)?.current).toEqual(agents1000);
  });

  it.each(['', 'null', '{"format":"groundplan","version":999}', '{"a":', '[]'])(
    'refuses the file %j in one sentence and keeps the open design',
    async (text) => {
      const { editor, memory, pick } = await setUp();
      pick(text);

      await editor.openFile();

      expect(state(editor)).toEqual(agents1000);
      expect(memory.records.size).toBe(1);
      expect(editor.getState().notices[0]?.message).toMatch(/^The file was not opened: picked\.json: .+/);
    },
  );

  it('duplicates, renames, deletes and brings back', async () => {
    const { editor, memory, flush } = await setUp();
    const first = editor.getState().designKey;
    await editor.duplicateDesign(first);
    expect(state(editor).name).toBe('agents-1000 (copy)');

    await editor.renameStoredDesign(first, 'the original');
    expect(memory.records.get(first)?.name).toBe('the original');

    const copy = editor.getState().designKey;
    await editor.deleteDesign(copy);
    expect(editor.getState().designKey).toBe(first);
    expect(state(editor).name).toBe('the original');
    editor.getState().notices.at(-1)?.action?.run();
    await flush();
    expect(memory.records.get(copy)?.deletedAt).toBeNull();
  });

  it('renames the open design as a step of its history, and goes on with it', async () => {
    const { editor, memory, flush } = await setUp();
    const key = editor.getState().designKey;

    await editor.renameStoredDesign(key, 'renamed');
    editor.dispatch({ type: 'addZone' });
    await flush();

    expect(state(editor).name).toBe('renamed');
    expect(editor.getState().past.map(({ label }) => label)[0]).toBe('Rename the design to renamed');
    expect(editor.getState().designs.map(({ name }) => name)).toEqual(['renamed']);
    expect([...memory.records.keys()]).toEqual([key]);
    expect(memory.records.get(key)?.current).toEqual(state(editor));
    expect(editor.getState().notices).toEqual([]);

    editor.undo();
    editor.undo();
    expect(state(editor)).toBe(editor.getState().baseline.design);
  });

  it.each(['open', 'other'])('says why a name was not taken by the %s design', async (which) => {
    const { editor, memory } = await setUp();
    const key = editor.getState().designKey;
    if (which === 'other') await editor.duplicateDesign(key);

    await editor.renameStoredDesign(key, 'a\nb');

    expect(memory.records.get(key)?.name).toBe('agents-1000');
    expect(editor.getState().notices.at(-1)?.message).toMatch(/^The design was not renamed: .+/);
  });

  it('goes on as a copy when another tab has written the same design', async () => {
    const { editor, memory, flush } = await setUp();
    const key = editor.getState().designKey;
    const other = memory.records.get(key);
    if (other === undefined) throw new Error('not stored');
    memory.records.set(key, { ...other, writes: other.writes + 1, name: 'from the other tab' });

    editor.dispatch({ type: 'renameDesign', name: 'mine' });
    await flush();

    expect(editor.getState().designKey).not.toBe(key);
    expect(memory.records.get(key)?.name).toBe('from the other tab');
    expect(memory.records.get(editor.getState().designKey)?.name).toBe('mine');
  });

  it('works on in memory when the store is broken, and says so', async () => {
    const memory = memoryStore();
    memory.settings.broken = true;

    const { editor } = await setUp(memory);
    editor.dispatch({ type: 'addZone' });

    expect(Object.keys(state(editor).zones)).toHaveLength(4);
    expect(editor.getState().saving.kind).not.toBe('saved');
  });

  it('opens again what it kept after the store was emptied under it', async () => {
    const { editor, memory, flush } = await setUp();
    memory.records.clear();
    memory.settings.open = undefined;
    editor.dispatch({ type: 'renameDesign', name: 'kept' });
    await flush();

    expect([...memory.records.values()].map(({ name }) => name)).toEqual(['kept']);
    expect(state((await setUp(memory)).editor).name).toBe('kept');
  });

  it('opens files in memory while the store is broken, and offers to save what it then leaves', async () => {
    const memory = memoryStore();
    memory.settings.broken = true;
    const { editor, saved, pick } = await setUp(memory);
    editor.dispatch({ type: 'renameDesign', name: 'only here' });
    pick(writeDesign({ ...agents1000, name: 'from a file' }));

    await editor.openFile();

    expect(state(editor).name).toBe('from a file');
    expect(editor.getState().saving.kind).toBe('memory');
    const notice = editor.getState().notices.find(({ action }) => action !== undefined);
    expect(notice?.message).toContain('only here');
    notice?.action?.run();
    expect(saved.map(({ name }) => name)).toEqual(['only-here.groundplan.json']);
  });

  it('begins with the template when the figures of the last design cannot be computed', async () => {
    const first = await setUp();
    first.editor.dispatch({ type: 'renameDesign', name: 'poison' });
    await first.flush();

    const { editor, memory } = await setUp(first.memory, ({ name }) => name === 'poison');

    expect(state(editor).name).toBe('agents-1000');
    expect(editor.getState().notices[0]?.message).toMatch(/^poison stays in the list untouched/);
    expect([...memory.records.values()].map(({ name }) => name)).toContain('poison');
  });

  it('refuses an export whose figures never come', async () => {
    const { editor, saved } = await setUp();
    editor.dispatch({ type: 'renameDesign', name: 'behind' });
    const waiting = editor.exportPackage();

    editor.receiveWorkerStatus('failed', 'It stopped.');
    await waiting;
    await editor.exportPackage();

    expect(saved).toEqual([]);
    expect(editor.getState().exporting).toBeNull();
    expect(editor.getState().notices.at(-1)?.message).toMatch(
      /not written: its figures could not be computed/,
    );
  });

  it('exports figures of the design on the screen only', async () => {
    const { editor, saved, flush } = await setUp();
    editor.dispatch({ type: 'setNat', mode: 'single' });
    const exporting = editor.exportPackage();
    await flush();
    expect(saved).toEqual([]);
    expect(editor.getState().exporting).not.toBeNull();

    editor.receiveEvaluation(evaluate(state(editor), awsPriceBook), 1, 1);
    await exporting;

    expect(saved.map(({ name }) => name)).toEqual(['agents-1000-handoff.zip']);
    expect(editor.getState().exporting).toBeNull();
  });

  it('asks before it exports errors that only the figures still to come tell of', async () => {
    const { editor, saved } = await setUp();
    const opened = editor.dispatch({
      type: 'addRule',
      group: 'rds',
      direction: 'ingress',
      traffic: { protocol: 'tcp', ports: { from: 5432, to: 5432 } },
      peer: { kind: 'cidr', cidr: '0.0.0.0/0' },
    });
    const answer = editor.exportPackage();
    editor.receiveEvaluation(evaluate(state(editor), awsPriceBook), 1, 1);

    expect(opened.ok).toBe(true);
    expect(await answer).toBe('to-confirm');
    expect(await editor.exportPackage()).toBe('to-confirm');
    expect(saved).toEqual([]);
    expect(editor.getState().exporting).toBeNull();

    expect(await editor.exportPackage({ confirmed: true })).toBe('done');
    expect(saved).toHaveLength(1);
  });

  it('says when the picture of the package is smaller than usual', async () => {
    const { editor, built } = await setUp();
    await editor.exportPackage();
    expect(editor.getState().notices.at(-1)).toMatchObject({ severity: 'success' });

    built.pictureScale = 0.5;
    await editor.exportPackage();
    expect(editor.getState().notices.at(-1)).toMatchObject({
      severity: 'warning',
      message: expect.stringMatching(/^agents-1000-handoff\.zip is in .* at 0\.50 times its size/) as string,
    });
  });

  it('asks before it hands on what looks like a secret', async () => {
    const { editor, saved } = await setUp();
    editor.dispatch({ type: 'setSubnet', id: 'ecs-b', notes: `AKIA${'J5ZQ'.repeat(4)}` });
    editor.receiveEvaluation(evaluate(state(editor), awsPriceBook), 1, 1);

    expect(await editor.exportPackage()).toBe('to-confirm');
    expect(saved).toEqual([]);
    expect(await editor.exportPackage({ confirmed: true })).toBe('done');
    expect(saved).toHaveLength(1);
  });

  it('writes nothing when an export is cancelled', async () => {
    const { editor, saved } = await setUp();
    editor.dispatch({ type: 'setNat', mode: 'single' });
    const exporting = editor.exportPackage();

    editor.cancelExport();
    await exporting;

    expect(saved).toEqual([]);
    expect(editor.getState().exporting).toBeNull();
  });
});
