import { applyCommand } from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';
import { diffValue } from '../engine/evaluation/diffEvaluation.ts';
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
  let sent: Evaluation | undefined;
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
          : { kind: 'changed', sequence, patch: diffValue(sent, evaluation), ms },
      );
      sent = evaluation;
    } catch (failure) {
      report(failure);
    }
  };

  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    later(evaluateNewest);
  };

  const edit = (request: Extract<WorkerRequest, { kind: 'edit' }>) => {
    const result =
      design !== undefined && request.sequence === sequence + 1
        ? applyCommand(design, request.command)
        : undefined;
    if (result?.ok !== true) {
      answer({ kind: 'resend' });
      return;
    }
    design = result.value;
    sequence = request.sequence;
    schedule();
  };

  const ask = ({ id, sequence: askedAt, question }: Extract<WorkerRequest, { kind: 'ask' }>) => {
    if (design === undefined || askedAt !== sequence) {
      answer({ kind: 'answered', id, answer: null });
      return;
    }
    const evaluation = sent?.revision === design.revision ? sent : evaluate(design);
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
          edit(request);
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
