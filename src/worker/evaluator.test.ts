import { describe, expect, it } from 'vitest';

import { applyCommand, type Command, readCommands } from '../engine/commands/command.ts';
import { applyPatch, diffValue } from '../engine/evaluation/diffEvaluation.ts';
import { evaluate } from '../engine/evaluation/evaluate.ts';
import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import { empty } from '../engine/templates/empty.ts';
import { agents1000 } from '../engine/templates/agents1000.ts';
import { createEvaluator } from './evaluator.ts';
import { practiceEdits } from './practice.ts';
import type { WorkerAnswer } from './protocol.ts';

/** An evaluator whose answers are listed, and how often it looked into its prices: it does so to compute, not to tell. */
function setUp() {
  const answers: WorkerAnswer[] = [];
  /** What waits for a pause; more than one at a time would be one too many. */
  const pauses = new Set<() => void>();
  let looks = 0;
  let clock = 0;
  const prices = new Proxy(awsPriceBook, {
    get: (book, key) => {
      looks += 1;
      return Reflect.get(book, key) as unknown;
    },
  });
  const receive = createEvaluator({
    answer: (answer) => answers.push(answer),
    later: (task) => {
      task();
    },
    pause: (task) => {
      pauses.add(task);
      expect(pauses.size).toBe(1);
      return () => pauses.delete(task);
    },
    now: () => (clock += 1),
    prices,
  });
  receive({ kind: 'open', sequence: 0, opening: 1, design: agents1000 });
  const looksDuring = (act: () => void) => {
    const before = looks;
    act();
    return looks - before;
  };
  const rest = () => {
    for (const task of pauses) {
      pauses.delete(task);
      task();
    }
  };
  return { receive, answers, looksDuring, rest };
}

const single: Command = { type: 'setNat', mode: 'single' };
const none: Command = { type: 'setNat', mode: 'none' };

/** The evaluation that the last answer leads to. */
function lastOf([first, ...more]: readonly WorkerAnswer[]) {
  let evaluation: unknown = first?.kind === 'evaluated' ? first.evaluation : undefined;
  for (const answer of more) {
    if (answer.kind === 'changed') evaluation = applyPatch(evaluation, answer.patch);
  }
  return evaluation;
}

const expectedAfter = (command: Command) => {
  const edit = applyCommand(agents1000, command);
  if (!edit.ok) throw new Error(edit.error.message);
  return evaluate(edit.value, awsPriceBook);
};

/** The design under another name, and the change that leads there. */
function renaming() {
  const design = { ...agents1000, name: 'other' };
  return { design, patch: diffValue(agents1000, design) };
}

describe('the evaluator', () => {
  it('computes nothing again of an edit that was looked at before it was made', () => {
    const { receive, answers, looksDuring } = setUp();
    const asking = () =>
      receive({
        kind: 'ask',
        id: 1,
        sequence: 0,
        question: { kind: 'preview', input: [none, { ...single }] },
      });
    expect(looksDuring(asking)).toBeGreaterThan(0);
    expect(looksDuring(asking)).toBe(0);

    const editing = () => receive({ kind: 'edit', known: false, sequence: 1, command: single });
    expect(looksDuring(editing)).toBe(0);
    expect(lastOf(answers)).toEqual(expectedAfter(single));
    // What it took is what its preview took.
    expect(answers.at(-1)).toMatchObject({ kind: 'changed', ms: 1 });
  });

  it('practises in a pause, says nothing of it, and answers as before', () => {
    const { receive, answers, looksDuring, rest } = setUp();
    expect(looksDuring(rest)).toBeGreaterThan(10);
    expect(answers).toHaveLength(1);
    expect(looksDuring(rest)).toBe(0);

    receive({ kind: 'edit', known: false, sequence: 1, command: single });
    expect(lastOf(answers)).toEqual(expectedAfter(single));
  });

  it('leaves figures that the page has already for a pause, or for the next question', () => {
    const { receive, answers, rest } = setUp();
    const { patch } = renaming();
    receive({ kind: 'travel', sequence: 1, patch, known: true });
    expect(answers).toHaveLength(1);
    rest();
    expect(answers.at(-1)).toMatchObject({ kind: 'changed', sequence: 1 });

    receive({ kind: 'travel', sequence: 2, patch: diffValue(renaming().design, agents1000), known: true });
    receive({ kind: 'ask', id: 7, sequence: 1, question: { kind: 'regions', input: null } });
    expect(answers.slice(2)).toMatchObject([
      { kind: 'answered', id: 7, answer: null },
      { kind: 'changed', sequence: 2 },
    ]);
    expect(lastOf(answers)).toEqual(evaluate(agents1000, awsPriceBook));
  });

  it('says what an edit would lead to before it is made, and does not compute it again', () => {
    const { receive, answers, rest } = setUp();
    receive({ kind: 'foresee', sequence: 0, command: single });
    const foreseen = answers.at(-1);
    if (foreseen?.kind !== 'foreseen') throw new Error('nothing was foreseen');
    expect(applyPatch(lastOf(answers), foreseen.patch ?? { type: 'same' })).toEqual(expectedAfter(single));

    receive({ kind: 'edit', sequence: 1, command: single, known: true });
    expect(answers).toHaveLength(2);
    rest();
    // What it took is what foreseeing it took.
    expect(answers.at(-1)).toMatchObject({ kind: 'changed', ms: 1 });
    expect(lastOf(answers)).toEqual(expectedAfter(single));
  });

  it('foresees nothing of a design that it does not hold', () => {
    const { receive, answers } = setUp();
    receive({ kind: 'foresee', sequence: 3, command: single });
    expect(answers.at(-1)).toMatchObject({ kind: 'foreseen', sequence: 3, patch: null });
  });

  it('practises with edits that are such, and few where there is little to edit', () => {
    for (const command of practiceEdits(agents1000)) expect(readCommands(command).ok).toBe(true);
    expect(practiceEdits(empty).map(({ type }) => type)).toEqual(
      Array.from({ length: 4 }, () => ['setNat', 'setVpc']).flat(),
    );
  });

  it('forgets what it tried on a design that has changed since', () => {
    const { receive, answers } = setUp();
    receive({ kind: 'ask', id: 1, sequence: 0, question: { kind: 'preview', input: [single] } });
    receive({ kind: 'edit', known: false, sequence: 1, command: { type: 'renameDesign', name: 'renamed' } });
    receive({ kind: 'edit', known: false, sequence: 2, command: single });

    const renamed = applyCommand(agents1000, { type: 'renameDesign', name: 'renamed' });
    const both = renamed.ok ? applyCommand(renamed.value, single) : renamed;
    expect(both.ok && evaluate(both.value, awsPriceBook)).toEqual(lastOf(answers));
  });
});
