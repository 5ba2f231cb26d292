import { applyCommand } from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';
import { applyPatch, diffValue } from '../engine/evaluation/diffEvaluation.ts';
import { createEvaluate } from '../engine/evaluation/evaluate.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import type { PriceBook } from '../engine/prices/priceBook.ts';
import { answerTo } from '../engine/questions/questions.ts';
import type { WorkerAnswer, WorkerRequest } from './protocol.ts';

/** What the evaluator needs of the thread it runs in. */
export type EvaluatorHost = {
  readonly answer: (answer: WorkerAnswer) => void;
  /** Runs a task after the messages that already wait, so that a burst of edits is evaluated once. */
  readonly later: (task: () => void) => void;
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
  now,
  prices,
}: EvaluatorHost): (request: WorkerRequest) => void {
  const evaluate = createEvaluate(prices);
  let design: Design | undefined;
  let sequence = -1;
  let sent: { readonly design: Design; readonly evaluation: Evaluation } | undefined;
  let scheduled = false;

  const report = (failure: unknown) => {
    answer({
      kind: 'failed',
      sequence,
      message: failure instanceof Error ? failure.message : String(failure),
    });
  };

  const evaluateNewest = () => {
    scheduled = false;
    if (design === undefined) return;
    try {
      const started = now();
      const evaluation = evaluate(design);
      const ms = now() - started;
      answer(
        sent === undefined
          ? { kind: 'evaluated', sequence, evaluation, ms }
          : { kind: 'changed', sequence, patch: diffValue(sent.evaluation, evaluation), ms },
      );
      sent = { design, evaluation };
    } catch (failure) {
      report(failure);
    }
  };

  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    later(evaluateNewest);
  };

  /** The design that a step leads to; `undefined` when it does not follow on the one held here. */
  const after = (request: Extract<WorkerRequest, { kind: 'edit' | 'travel' }>): Design | undefined => {
    if (design === undefined || request.sequence !== sequence + 1) return undefined;
    if (request.kind === 'travel') return applyPatch(design, request.patch) as Design;
    const edit = applyCommand(design, request.command);
    return edit.ok ? edit.value : undefined;
  };

  const step = (request: Extract<WorkerRequest, { kind: 'edit' | 'travel' }>) => {
    const next = after(request);
    if (next === undefined) {
      answer({ kind: 'resend' });
      return;
    }
    design = next;
    sequence = request.sequence;
    schedule();
  };

  const ask = ({ id, sequence: askedAt, question }: Extract<WorkerRequest, { kind: 'ask' }>) => {
    if (design === undefined || askedAt !== sequence) {
      answer({ kind: 'answered', id, answer: null });
      return;
    }
    // Two designs may have the same revision: what was undone and what was done instead.
    const evaluation = sent?.design === design ? sent.evaluation : evaluate(design);
    answer({ kind: 'answered', id, answer: answerTo(question, { design, evaluation, prices }) });
  };

  return (request) => {
    try {
      switch (request.kind) {
        case 'open':
          ({ design, sequence } = request);
          sent = undefined;
          schedule();
          break;
        case 'edit':
        case 'travel':
          step(request);
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
