import { applyCommand, type Command } from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';
import type { Refusal } from '../engine/design/refusal.ts';
import { applyPatch, diffValue } from '../engine/evaluation/diffEvaluation.ts';
import { createEvaluate } from '../engine/evaluation/evaluate.ts';
import type { PriceBook } from '../engine/prices/priceBook.ts';
import { tryCommand, type Tried } from '../engine/evaluation/preview.ts';
import { answerTo } from '../engine/questions/questions.ts';
import type { Result } from '../engine/result.ts';
import { practiceEdits } from './practice.ts';
import type { WorkerAnswer, WorkerRequest } from './protocol.ts';

/**
 * So long nothing was asked before the evaluator practises: somebody looks, and the page is done with what came before.
 * Then between two of its edits, and so long it does in all.
 */
const PRACTICE = { afterMs: 2000, betweenMs: 5, inAllMs: 2000 } as const;

/** An edit that was tried, and how long that took. */
type Trial = { readonly result: Result<Tried, Refusal>; readonly ms: number };

type Foreseen = Pick<Extract<WorkerAnswer, { kind: 'foreseen' }>, 'patch' | 'ms'>;

const nothingForeseen: Foreseen = { patch: null, ms: 0 };

/** So long figures wait that the page has already: longer than it takes to paint them. */
const KNOWN_AFTER_MS = 80;

/** More than anything asks to try at once; each keeps an evaluation, and the oldest makes room. */
const TRIALS_KEPT = 64;

/** What the evaluator needs of the thread it runs in. */
export type EvaluatorHost = {
  readonly answer: (answer: WorkerAnswer) => void;
  /** Runs a task after the messages that already wait, so that a burst of edits is evaluated once. */
  readonly later: (task: () => void) => void;
  /**
   * Runs a task once nothing was asked of the thread for so many milliseconds, unless the function it gives is called
   * first; `null` where somebody waits for the thread all the time.
   */
  readonly pause: ((task: () => void, ms: number) => () => void) | null;
  /** Milliseconds of a clock that only runs forward. */
  readonly now: () => number;
  readonly prices: PriceBook;
};

/**
 * The worker's side: takes requests, keeps its own copy of the design, and answers with evaluations, newest only.
 * A request that throws is answered with `failed`; the evaluator goes on.
 */
export function createEvaluator({
  answer,
  later,
  pause,
  now,
  prices,
}: EvaluatorHost): (request: WorkerRequest) => void {
  const evaluate = createEvaluate(prices);
  let design: Design | undefined;
  let sequence = -1;
  /** Which of the whole designs that were posted the present one goes back to. */
  let opening = -1;
  let sent: Tried | undefined;
  /** What edits of the present design lead to that somebody wanted to see before making them, by their JSON. */
  const trials = new Map<string, Trial>();
  /** The one of them that the newest edit made come true. */
  let foreseen: (Tried & { readonly ms: number }) | undefined;
  let scheduled = false;
  /** Edits still to practise; `null` until there is a design to choose them for. */
  let practice: readonly Command[] | null = null;
  let practised = 0;
  /** Ends the wait for a pause. */
  let stopWaiting = () => {};

  const report = (failure: unknown) => {
    answer({
      kind: 'failed',
      ...{ sequence, opening },
      message: failure instanceof Error ? failure.message : String(failure),
    });
  };

  /** Waits for a pause, and no longer for the one before. */
  const waitFor = (afterPause: NonNullable<EvaluatorHost['pause']>, task: () => void, ms: number) => {
    stopWaiting();
    stopWaiting = afterPause(task, ms);
  };

  /** Tries one of the edits to practise, all the way to what would be answered, and goes back. */
  const practise = (of: Tried, [edit, ...more]: readonly Command[]) => {
    if (edit === undefined || practised > PRACTICE.inAllMs) return;
    const started = now();
    try {
      const attempt = valueOf(tryCommand(of.design, edit, evaluate));
      if (attempt !== undefined) diffValue(of.evaluation, attempt.evaluation);
      sent = { design: of.design, evaluation: evaluate(of.design) };
    } catch {
      // What goes wrong here would be said of an edit that somebody made, and nobody made this one.
      return;
    }
    practice = more;
    practised += now() - started;
    practiseLater(PRACTICE.betweenMs);
  };

  const practiseLater = (ms: number) => {
    if (pause === null || sent === undefined) return;
    const of = sent;
    practice ??= practiceEdits(of.design);
    const edits = practice;
    waitFor(
      pause,
      () => {
        practise(of, edits);
      },
      ms,
    );
  };

  const evaluateNewest = () => {
    scheduled = false;
    stopWaiting();
    if (design === undefined) return;
    try {
      const started = now();
      const known = foreseen?.design === design ? foreseen : undefined;
      const evaluation = known?.evaluation ?? evaluate(design);
      const ms = known?.ms ?? now() - started;
      answer(
        sent === undefined
          ? { kind: 'evaluated', sequence, opening, evaluation, ms }
          : { kind: 'changed', sequence, patch: diffValue(sent.evaluation, evaluation), ms },
      );
      sent = { design, evaluation };
      practiseLater(PRACTICE.afterMs);
    } catch (failure) {
      report(failure);
    }
  };

  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    later(evaluateNewest);
  };

  /** Nobody waits for these figures: the page, which is about to paint the ones it has, gets the processor first. */
  const waitToEvaluate = (afterPause: NonNullable<EvaluatorHost['pause']>) => {
    waitFor(afterPause, evaluateNewest, KNOWN_AFTER_MS);
  };

  const trialOf = (of: Design, command: Command): Trial => {
    const key = JSON.stringify(command);
    const known = trials.get(key);
    if (known !== undefined) return known;
    const started = now();
    const result = tryCommand(of, command, evaluate);
    const trial = { result, ms: now() - started };
    const [oldest] = trials.keys();
    if (trials.size >= TRIALS_KEPT && oldest !== undefined) trials.delete(oldest);
    trials.set(key, trial);
    return trial;
  };

  const foresee = ({ sequence: askedAt, command }: Extract<WorkerRequest, { kind: 'foresee' }>) => {
    const present = sent;
    // Where the thread is the page's own, foresight would only make somebody wait twice.
    const isFit =
      pause !== null && present !== undefined && present.design === design && askedAt === sequence;
    const { patch, ms } = isFit ? foreseenIn(present, command) : nothingForeseen;
    answer({ kind: 'foreseen', sequence: askedAt, patch, ms });
    goOn();
  };

  const foreseenIn = ({ design: of, evaluation }: Tried, command: Command): Foreseen => {
    try {
      const { result, ms } = trialOf(of, command);
      return { patch: result.ok ? diffValue(evaluation, result.value.evaluation) : null, ms };
    } catch {
      // As with practice: nobody has made this edit. Whoever does will be told.
      return nothingForeseen;
    }
  };

  /** The design that a step leads to; `undefined` when it does not follow on the one held here. */
  const after = (request: Extract<WorkerRequest, { kind: 'edit' | 'travel' }>): Design | undefined => {
    if (design === undefined || request.sequence !== sequence + 1) return undefined;
    if (request.kind === 'travel') return applyPatch(design, request.patch) as Design;
    const trial = trials.get(JSON.stringify(request.command));
    foreseen = trial?.result.ok === true ? { ...trial.result.value, ms: trial.ms } : undefined;
    return foreseen?.design ?? valueOf(applyCommand(design, request.command));
  };

  const step = (request: Extract<WorkerRequest, { kind: 'edit' | 'travel' }>) => {
    const next = after(request);
    if (next === undefined) {
      answer({ kind: 'resend' });
      return;
    }
    design = next;
    sequence = request.sequence;
    trials.clear();
    if (request.known && pause !== null) waitToEvaluate(pause);
    else schedule();
  };

  /** With what a question interrupted. */
  const goOn = () => {
    if (sent?.design === design) practiseLater(PRACTICE.afterMs);
    else schedule();
  };

  const ask = ({ id, sequence: askedAt, question }: Extract<WorkerRequest, { kind: 'ask' }>) => {
    if (design === undefined || askedAt !== sequence) {
      answer({ kind: 'answered', id, answer: null });
      goOn();
      return;
    }
    const present = design;
    // Two designs may have the same revision: what was undone and what was done instead.
    const evaluation = sent?.design === present ? sent.evaluation : evaluate(present);
    const asked = {
      design,
      evaluation,
      prices,
      tried: (command: Command) => trialOf(present, command).result,
    };
    answer({ kind: 'answered', id, answer: answerTo(question, asked) });
    goOn();
  };

  return (request) => {
    stopWaiting();
    try {
      switch (request.kind) {
        case 'open':
          ({ design, sequence, opening } = request);
          sent = undefined;
          practice = null;
          trials.clear();
          schedule();
          break;
        case 'edit':
        case 'travel':
          step(request);
          break;
        case 'foresee':
          foresee(request);
          break;
        case 'ask':
          ask(request);
          break;
      }
    } catch (failure) {
      report(failure);
    }
  };
}

const valueOf = <T>(result: Result<T, Refusal> | undefined): T | undefined =>
  result?.ok === true ? result.value : undefined;
