import { describe, expect, it, vi } from 'vitest';

import { applyCommand, type Command } from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import { evaluate } from '../engine/evaluation/evaluate.ts';
import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import { agents1000 } from '../engine/templates/agents1000.ts';
import { empty } from '../engine/templates/empty.ts';
import { createEvaluationClient, HUNG_AFTER_MS, RESTARTS_ALLOWED, type Port } from './evaluationClient.ts';
import { createEvaluator } from './evaluator.ts';
import { FORESEE_BELOW_MS } from './foresight.ts';
import type { WorkerAnswer, WorkerRequest } from './protocol.ts';

const expected = evaluate(agents1000, awsPriceBook);
const rename = (name: string) => ({ type: 'renameDesign', name }) as const;

/** An edit that changes most figures, and what it leads to. */
const zoneAdded = () => zoneAddedTo(agents1000);

function zoneAddedTo(to: Design) {
  const command: Command = { type: 'addZone' };
  const edit = applyCommand(to, command);
  if (!edit.ok) throw new Error(edit.error.message);
  return { command, design: edit.value };
}

/** An edit that the design refuses. */
const outside: Command = { type: 'setSubnetCidr', id: 'ecs-b', cidr: '10.9.0.0/22' };

/** A worker without a thread: messages wait until the test delivers them. */
function fakeWorker(hasPauses: boolean) {
  let onAnswer: (answer: WorkerAnswer) => void = () => undefined;
  let onError: (message: string, neverStarted: boolean) => void = () => undefined;
  const requests: WorkerRequest[] = [];
  const later: (() => void)[] = [];
  let paused: (() => void) | undefined;
  const state = { terminated: false, silent: false };
  const receive = createEvaluator({
    answer: (answer) => {
      if (!state.silent) onAnswer(structuredClone(answer));
    },
    later: (task) => later.push(task),
    pause: hasPauses
      ? (task) => {
          paused = task;
          return () => {
            paused = undefined;
          };
        }
      : null,
    now: () => 0,
    prices: awsPriceBook,
  });
  const port: Port = {
    post: (request) => requests.push(structuredClone(request)),
    listen: (answer, error) => {
      onAnswer = answer;
      onError = error;
    },
    terminate: () => {
      state.terminated = true;
    },
  };
  return {
    port,
    state,
    requests,
    answer: (answer: WorkerAnswer) => {
      onAnswer(answer);
    },
    crash: () => {
      onError('out of memory', false);
    },
    neverStart: () => {
      onError('it could not be started', true);
    },
    /** Lets the worker read everything that was posted, then evaluate. */
    run: () => {
      for (const request of requests.splice(0)) receive(request);
      for (const task of later.splice(0)) task();
    },
    /** Nobody asks anything for long enough. */
    rest: () => {
      const task = paused;
      paused = undefined;
      task?.();
    },
  };
}

function setUp(given = { noThreads: false, hasPauses: false }) {
  const workers: ReturnType<typeof fakeWorker>[] = [];
  const onPage: ReturnType<typeof fakeWorker>[] = [];
  const timers = new Map<number, { task: () => void; ms: number }>();
  let timerCount = 0;
  const onComputesHere = vi.fn();
  const onEvaluation = vi.fn();
  const onStatus = vi.fn();
  const clock = { now: 0 };
  const client = createEvaluationClient({
    spawn: () => {
      if (given.noThreads) throw new Error('no threads here');
      const worker = fakeWorker(given.hasPauses);
      workers.push(worker);
      return worker.port;
    },
    spawnHere: () => {
      const page = fakeWorker(given.hasPauses);
      onPage.push(page);
      return page.port;
    },
    onComputesHere,
    onEvaluation,
    onStatus,
    setTimer: (task, ms) => {
      timerCount += 1;
      timers.set(timerCount, { task, ms });
      return timerCount;
    },
    clearTimer: (timer) => timers.delete(timer),
    now: () => clock.now,
  });
  const worker = () => {
    const newest = workers.at(-1);
    if (newest === undefined) throw new Error('no worker was started');
    return newest;
  };
  const letTimePass = () => {
    for (const [timer, { task, ms }] of [...timers]) {
      expect(ms).toBe(HUNG_AFTER_MS);
      timers.delete(timer);
      task();
    }
  };
  return {
    client,
    workers,
    onPage,
    worker,
    timers,
    onEvaluation,
    onComputesHere,
    onStatus,
    clock,
    letTimePass,
  };
}

describe('the evaluation client', () => {
  it('resolves an opened design to its evaluation', async () => {
    const { client, worker } = setUp();

    const opened = client.open(agents1000, 0);
    worker().run();

    expect((await opened).evaluation).toEqual(expected);
  });

  it('starts its thread ahead of the first design, and computes that in it', async () => {
    const { client, workers, worker } = setUp();
    client.prepare();
    expect(workers).toHaveLength(1);

    const opened = client.open(agents1000, 0);
    worker().run();

    expect((await opened).evaluation).toEqual(expected);
    client.prepare();
    expect(workers).toHaveLength(1);
  });

  it('tries again for the first design where the thread ahead of it was never there', async () => {
    const { client, workers, worker, onPage } = setUp();
    client.prepare();
    worker().neverStart();
    expect(workers).toHaveLength(1);

    const opened = client.open(agents1000, 0);
    worker().neverStart();
    onPage[0]?.run();

    expect(workers).toHaveLength(2);
    expect((await opened).evaluation).toEqual(expected);
  });

  it('posts an edit as the edit, and rebuilds the evaluation from what changed', async () => {
    const { client, worker, onEvaluation } = setUp();
    const opened = client.open(agents1000, 0);
    worker().run();
    const before = (await opened).evaluation;

    client.edit(rename('other'), { ...agents1000, name: 'other', revision: 1 }, 1);
    expect(worker().requests).toEqual([
      { kind: 'edit', sequence: 1, command: rename('other'), known: false },
    ]);
    worker().run();

    const [evaluation, sequence] = onEvaluation.mock.lastCall as [typeof expected, number];
    expect(sequence).toBe(1);
    expect(evaluation).toEqual({ ...expected, revision: 1 });
    expect(evaluation.subnets).toBe(before.subnets);
  });

  it('evaluates a burst of edits once, and the newest wins', () => {
    const { client, worker, onEvaluation } = setUp();
    void client.open(agents1000, 0);
    worker().run();
    onEvaluation.mockClear();

    client.edit(rename('one'), agents1000, 1);
    client.edit(rename('two'), agents1000, 2);
    client.edit(rename('three'), agents1000, 3);
    worker().run();

    expect(onEvaluation).toHaveBeenCalledOnce();
    expect(onEvaluation.mock.lastCall?.[1]).toBe(3);
  });

  it('posts of an undone step what it changes, and gets back what changed', async () => {
    const { client, worker, onEvaluation } = setUp();
    const opened = client.open(agents1000, 0);
    worker().run();
    const before = (await opened).evaluation;
    client.edit(rename('other'), { ...agents1000, name: 'other', revision: 1 }, 1);
    worker().run();

    client.travel(agents1000, 2);
    expect(worker().requests).toMatchObject([
      { kind: 'travel', sequence: 2, patch: { type: 'record' }, known: true },
    ]);
    worker().run();

    const [evaluation, sequence] = onEvaluation.mock.lastCall as [typeof expected, number];
    expect(sequence).toBe(2);
    expect(evaluation).toEqual(expected);
    expect(evaluation.subnets).toBe(before.subnets);
  });

  it('knows what an undone step evaluates to before the worker says so, and stays with it', async () => {
    const { client, worker, onEvaluation } = setUp();
    const opened = client.open(agents1000, 0);
    worker().run();
    const before = (await opened).evaluation;
    const renamed = { ...agents1000, name: 'other', revision: agents1000.revision + 1 };
    client.edit(rename('other'), renamed, 1);
    expect(client.travel(agents1000, 2)?.evaluation).toBe(before);
    expect(client.travel(renamed, 3)).toBeUndefined();
    worker().run();
    const other = onEvaluation.mock.lastCall?.[0] as typeof expected;

    expect(client.travel(agents1000, 4)?.evaluation).toBe(before);
    worker().run();
    expect(onEvaluation.mock.lastCall?.slice(0, 2)).toEqual([before, 4]);
    expect(onEvaluation.mock.lastCall?.[0]).toBe(before);
    expect(client.travel(renamed, 5)?.evaluation).toBe(other);
  });

  it('knows what an edit evaluates to that was foreseen, and has the worker say so once nobody waits', () => {
    const { client, worker, onEvaluation } = setUp({ noThreads: false, hasPauses: true });
    void client.open(agents1000, 0);
    worker().run();
    const { command, design } = zoneAdded();

    client.foresee(command);
    client.foresee({ ...command });
    expect(worker().requests).toEqual([{ kind: 'foresee', sequence: 0, command }]);
    worker().run();
    const foreseen = client.edit(command, design, 1);

    expect(foreseen?.evaluation).toEqual(evaluate(design, awsPriceBook));
    expect(worker().requests).toEqual([{ kind: 'edit', sequence: 1, command, known: true }]);
    worker().run();
    expect(onEvaluation).toHaveBeenCalledTimes(1);
    worker().rest();
    expect(onEvaluation.mock.lastCall?.slice(0, 2)).toEqual([foreseen?.evaluation, 1]);
    expect(onEvaluation.mock.lastCall?.[0]).toBe(foreseen?.evaluation);
  });

  it('foresees one edit at a time, and of those that wait the newest', () => {
    const { client, worker } = setUp({ noThreads: false, hasPauses: true });
    void client.open(agents1000, 0);
    worker().run();

    for (const name of ['a', 'ab', 'abc']) client.foresee(rename(name));
    expect(worker().requests.map((request) => 'command' in request && request.command)).toEqual([
      rename('a'),
    ]);
    worker().run();
    expect(worker().requests.map((request) => 'command' in request && request.command)).toEqual([
      rename('abc'),
    ]);
    worker().run();

    expect(client.edit(rename('ab'), { ...agents1000, name: 'ab', revision: 1 }, 1)).toBeUndefined();
  });

  it('foresees the next edit once the figures of the one before are there', () => {
    const { client, worker } = setUp({ noThreads: false, hasPauses: true });
    void client.open(agents1000, 0);
    worker().run();
    const other = { ...agents1000, name: 'other', revision: 1 };
    client.edit(rename('other'), other, 1);

    client.foresee(rename('next'));
    expect(worker().requests.map(({ kind }) => kind)).toEqual(['edit']);
    worker().run();
    expect(worker().requests.map(({ kind }) => kind)).toEqual(['foresee']);
    worker().run();

    expect(client.edit(rename('next'), { ...other, name: 'next', revision: 2 }, 2)).toBeDefined();
  });

  it('takes nothing that was foreseen of a design for the figures of another', () => {
    const { client, worker, onEvaluation } = setUp({ noThreads: false, hasPauses: true });
    void client.open(agents1000, 0);
    worker().run();
    const { command } = zoneAdded();
    const renamed = { ...agents1000, name: 'other', revision: 1 };

    // Its answer is on the way when the design becomes another one.
    client.foresee(command);
    client.edit(rename('other'), renamed, 1);
    worker().run();
    const edit = applyCommand(renamed, command);
    if (!edit.ok) throw new Error(edit.error.message);

    expect(client.edit(command, edit.value, 2)).toBeUndefined();
    worker().run();
    expect(onEvaluation.mock.lastCall?.[0]).toEqual(evaluate(edit.value, awsPriceBook));
  });

  it.each<[string, { hasPauses: boolean; ms: number; command: Command }]>([
    ['what would be refused', { hasPauses: true, ms: 0, command: outside }],
    ['a design that takes long', { hasPauses: true, ms: FORESEE_BELOW_MS + 1, command: rename('slow') }],
    ['anything, where the page computes', { hasPauses: false, ms: 0, command: rename('here') }],
  ])('does not foresee %s', (_, { hasPauses, ms, command }) => {
    const { client, worker } = setUp({ noThreads: false, hasPauses });
    void client.open(agents1000, 0);
    worker().run();
    client.edit(rename('other'), { ...agents1000, name: 'other', revision: 1 }, 1);
    worker().answer({ kind: 'changed', sequence: 1, patch: { type: 'same' }, ms });
    worker().run();

    client.foresee(command);
    worker().run();

    expect(client.edit(command, agents1000, 2)).toBeUndefined();
  });

  it('goes on foreseeing after its worker was replaced', () => {
    const { client, workers, worker } = setUp({ noThreads: false, hasPauses: true });
    void client.open(agents1000, 0);
    worker().run();
    client.foresee(rename('lost'));
    worker().crash();
    worker().run();

    client.foresee(rename('kept'));
    worker().run();

    expect(workers).toHaveLength(2);
    expect(client.edit(rename('kept'), { ...agents1000, name: 'kept', revision: 1 }, 1)).toBeDefined();
  });

  it('forgets the evaluations of steps long ago', () => {
    const { client, worker } = setUp();
    void client.open(agents1000, 0);
    worker().run();
    const names = Array.from({ length: 30 }, (_, at) => ({ ...agents1000, name: `name ${String(at)}` }));
    for (const [at, design] of names.entries()) {
      client.edit(rename(design.name), design, at + 1);
      worker().run();
    }

    expect(client.travel(names[0] ?? agents1000, 31)).toBeUndefined();
    expect(client.travel(names[29] ?? agents1000, 32)).toBeDefined();
  });

  it('sends the whole design for an undone step that does not follow on the newest', () => {
    const { client, worker, onEvaluation } = setUp();
    void client.open(agents1000, 0);
    worker().run();

    client.travel({ ...agents1000, name: 'newest' }, 5);
    expect(worker().requests).toMatchObject([{ kind: 'open', sequence: 5, design: { name: 'newest' } }]);
    worker().run();

    expect(onEvaluation.mock.lastCall?.[1]).toBe(5);
  });

  it('answers about the newest design also where an undone one had the same revision', async () => {
    const { client, worker } = setUp();
    void client.open(agents1000, 0);
    worker().run();
    const apply = (command: Command) => {
      const edit = applyCommand(agents1000, command);
      if (!edit.ok) throw new Error(edit.error.message);
      return edit.value;
    };
    const single: Command = { type: 'setNat', mode: 'single' };
    const none: Command = { type: 'setNat', mode: 'none' };
    client.edit(single, apply(single), 1);
    worker().run();

    client.travel(agents1000, 2);
    client.edit(none, apply(none), 3);
    const asked = client.ask('preview', [{ type: 'setNat', mode: 'per-zone' }], 3);
    worker().run();

    // Three gateways with their addresses more than none, not two more than one.
    expect((await asked)?.[0]).toMatchObject({
      value: { deltaUsd: expect.closeTo(383.25, 6) as number },
    });
  });

  it('sends the whole design when the worker has lost the thread', () => {
    const { client, worker, onEvaluation } = setUp();
    void client.open(agents1000, 0);
    worker().run();

    client.edit(rename('lost'), { ...agents1000, name: 'lost' }, 1);
    worker().requests.pop();
    client.edit(rename('newest'), { ...agents1000, name: 'newest' }, 2);
    worker().run();
    expect(worker().requests).toEqual([
      { kind: 'open', sequence: 2, opening: 2, design: { ...agents1000, name: 'newest' } },
    ]);
    worker().run();

    expect(onEvaluation.mock.lastCall?.[1]).toBe(2);
  });

  it('takes the figures of a design that did not come on for nobody else’s', () => {
    const { client, worker, onEvaluation } = setUp();
    void client.open(agents1000, 0);
    worker().run();

    // Another design is opened, and before it is there somebody edits the one on the screen.
    void client.open(empty, 1);
    const renamed = { ...agents1000, name: 'edited meanwhile', revision: 1 };
    client.edit(rename('edited meanwhile'), renamed, 1);
    worker().answer({
      ...{ kind: 'evaluated', sequence: 1, opening: 2 },
      ...{ evaluation: evaluate(empty, awsPriceBook), ms: 0 },
    });
    worker().run();

    const answers = onEvaluation.mock.calls as [Evaluation, number][];
    expect(answers.map(([, sequence]) => sequence)).toEqual([0, 1]);
    expect(answers.at(-1)?.[0]).toEqual(evaluate(renamed, awsPriceBook));

    // The next edit follows on that one.
    const { command, design } = zoneAddedTo(renamed);
    client.edit(command, design, 2);
    worker().run();
    expect(onEvaluation.mock.lastCall?.[0]).toEqual(evaluate(design, awsPriceBook));
  });

  it('says of an undone step what its figures took the first time', () => {
    const { client, worker } = setUp();
    void client.open(agents1000, 0);
    worker().run();
    client.edit(rename('other'), { ...agents1000, name: 'other', revision: 1 }, 1);
    worker().run();

    expect(client.travel(agents1000, 2)).toEqual({ evaluation: expected, ms: 0 });
  });

  it('replaces a worker that crashes, and hands it the newest design', async () => {
    const { client, workers, worker, onStatus } = setUp();
    const opened = client.open(agents1000, 0);

    worker().crash();
    expect(workers[0]?.state.terminated).toBe(true);
    expect(onStatus).toHaveBeenLastCalledWith('restarting', 'out of memory');
    worker().run();

    expect((await opened).evaluation).toEqual(expected);
    expect(onStatus).toHaveBeenLastCalledWith('ready', '');
  });

  it('replaces a worker that does not answer', () => {
    const { client, workers, worker, letTimePass } = setUp();
    void client.open(agents1000, 0);
    worker().state.silent = true;
    worker().run();

    letTimePass();

    expect(workers).toHaveLength(2);
    expect(workers[0]?.state.terminated).toBe(true);
  });

  it.each([null, 42, 'garbage', [], {}, { kind: 'toString' }])(
    'replaces a worker that posts %j',
    async (garbage) => {
      const { client, workers, worker } = setUp();
      const opened = client.open(agents1000, 0);

      worker().answer(garbage as never);
      worker().run();

      expect(workers).toHaveLength(2);
      expect((await opened).evaluation).toEqual(expected);
    },
  );

  it('replaces a worker whose change does not fit, and asks it for everything', () => {
    const { client, workers, worker, onEvaluation } = setUp();
    void client.open(agents1000, 0);
    worker().run();
    const renamed = { ...agents1000, name: 'other' };
    client.edit(rename('other'), renamed, 1);

    worker().answer({
      kind: 'changed',
      sequence: 1,
      patch: { type: 'list', start: 0, removed: 0, items: [] },
      ms: 0,
    });
    worker().run();

    expect(workers).toHaveLength(2);
    expect(onEvaluation.mock.lastCall?.[0]).toEqual(evaluate(renamed, awsPriceBook));
  });

  it('takes an answer that comes twice once', () => {
    const { client, worker, onEvaluation } = setUp();
    void client.open(agents1000, 0);
    worker().run();
    client.edit(rename('other'), { ...agents1000, name: 'other' }, 1);
    worker().run();
    const patch = { type: 'value', value: 'wrong' } as const;

    worker().answer({ kind: 'changed', sequence: 1, patch, ms: 0 });

    expect(onEvaluation).toHaveBeenCalledTimes(2);
    expect(onEvaluation.mock.lastCall?.[1]).toBe(1);
  });

  it('ignores what a replaced worker still says', () => {
    const { client, workers, worker, onEvaluation } = setUp();
    void client.open(agents1000, 0);
    const old = worker();
    old.crash();

    old.answer({ kind: 'evaluated', sequence: 0, opening: 2, evaluation: expected, ms: 0 });

    expect(onEvaluation).not.toHaveBeenCalled();
    expect(workers).toHaveLength(2);
  });

  it('gives up after too many crashes in a minute, and tries again with the next edit', async () => {
    const { client, workers, worker, onStatus, onEvaluation } = setUp();
    const opened = client.open(agents1000, 0).catch((failure: unknown) => String(failure));
    for (let crash = 0; crash <= RESTARTS_ALLOWED; crash += 1) worker().crash();

    expect(onStatus.mock.lastCall?.[0]).toBe('failed');
    expect(await opened).toContain('4 times in a minute');
    expect(workers).toHaveLength(RESTARTS_ALLOWED + 1);

    client.edit(rename('again'), agents1000, 1);
    worker().run();
    expect(onEvaluation.mock.lastCall?.[1]).toBe(1);
  });

  it('computes on the page when no thread can be started, and goes on there', async () => {
    const { client, workers, onPage, onEvaluation } = setUp();
    const opened = client.open(agents1000, 0);
    workers[0]?.neverStart();
    workers[1]?.neverStart();

    onPage[0]?.run();
    expect((await opened).evaluation).toEqual(expected);
    client.edit(rename('on'), { ...agents1000, name: 'on', revision: agents1000.revision + 1 }, 1);
    onPage[0]?.run();

    expect(onEvaluation.mock.lastCall?.[1]).toBe(1);
    expect([workers.length, onPage.length]).toEqual([2, 1]);
  });

  it('computes on the page where the browser refuses a thread', async () => {
    const { client, onPage } = setUp({ noThreads: true, hasPauses: false });
    const opened = client.open(agents1000, 0);
    onPage[0]?.run();

    expect((await opened).evaluation).toEqual(expected);
  });

  it('says once that the page computes, and never while there is a worker', () => {
    const alone = setUp({ noThreads: true, hasPauses: false });
    void alone.client.open(agents1000, 0);
    alone.onPage[0]?.crash();
    const usual = setUp();
    void usual.client.open(agents1000, 0);
    usual.worker().crash();

    expect(alone.onPage).toHaveLength(2);
    expect(alone.onComputesHere).toHaveBeenCalledTimes(1);
    expect(usual.onComputesHere).not.toHaveBeenCalled();
  });

  it('forgets crashes that are more than a minute old', () => {
    const { client, worker, onStatus, clock } = setUp();
    void client.open(agents1000, 0);

    for (let crash = 0; crash < 10; crash += 1) {
      worker().crash();
      clock.now += 61_000;
    }

    expect(onStatus.mock.lastCall?.[0]).toBe('restarting');
  });

  it('stops watching once everything is answered', () => {
    const { client, worker, timers } = setUp();
    void client.open(agents1000, 0);
    expect(timers.size).toBe(1);

    worker().run();

    expect(timers.size).toBe(0);
  });

  it('says what a command would do without doing it', async () => {
    const { client, worker, onEvaluation } = setUp();
    void client.open(agents1000, 0);
    worker().run();
    onEvaluation.mockClear();

    const asked = client.ask(
      'preview',
      [
        { type: 'setNat', mode: 'single' },
        { type: 'removeZone', id: 'nowhere' },
      ],
      0,
    );
    worker().run();
    const answer = await asked;

    expect(answer?.[0]).toMatchObject({
      ok: true,
      value: { deltaUsd: expect.closeTo(-32.444444, 6) as number },
    });
    expect(answer?.[1]?.ok).toBe(false);
    expect(onEvaluation).not.toHaveBeenCalled();
  });

  it('answers an overtaken question with nothing', async () => {
    const { client, worker } = setUp();
    void client.open(agents1000, 0);
    worker().run();

    const first = client.ask('preview', [{ type: 'setNat', mode: 'single' }], 0);
    const second = client.ask('preview', [{ type: 'setNat', mode: 'none' }], 0);
    worker().run();

    expect(await first).toBeNull();
    expect(await second).toHaveLength(1);
  });
});
