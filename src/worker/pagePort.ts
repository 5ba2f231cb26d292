import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import type { Port } from './evaluationClient.ts';
import { createEvaluator } from './evaluator.ts';
import type { WorkerAnswer } from './protocol.ts';

/** What the evaluator needs of the page it runs in. */
export type PageHost = {
  /** Runs a task once those that wait are done. */
  readonly later: (task: () => void) => void;
  /** Milliseconds of a clock that only runs forward. */
  readonly now: () => number;
};

/**
 * The evaluator behind the port of a worker, for a page that gets no thread. Requests and answers take turns with
 * everything else, in the order they were posted; after `terminate` nothing more is answered.
 */
export function pagePort({ later, now }: PageHost): Port {
  let hear: (answer: WorkerAnswer) => void = () => undefined;
  let over = false;
  const unlessOver = (task: () => void) => {
    later(() => {
      if (!over) task();
    });
  };
  const receive = createEvaluator({
    answer: (answer) => {
      unlessOver(() => {
        hear(answer);
      });
    },
    later: unlessOver,
    // A page that practised would be slower to the touch for as long as it does.
    pause: null,
    now,
    prices: awsPriceBook,
  });
  return {
    post: (request) => {
      unlessOver(() => {
        receive(request);
      });
    },
    listen: (onAnswer) => {
      hear = onAnswer;
    },
    terminate: () => {
      over = true;
    },
  };
}
