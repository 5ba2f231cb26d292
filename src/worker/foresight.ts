import type { Command } from '../engine/commands/command.ts';
import { applyPatch } from '../engine/evaluation/diffEvaluation.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import type { WorkerAnswer, WorkerRequest } from './protocol.ts';

/** An evaluation and the milliseconds it took. */
export type Evaluated = { readonly evaluation: Evaluation; readonly ms: number };

/**
 * A design whose figures take longer than this is not computed on suspicion: what somebody does ask for would wait
 * behind it.
 */
export const FORESEE_BELOW_MS = 100;

type Asked = Extract<WorkerRequest, { kind: 'foresee' }>;

export type Foresight = {
  /** Somebody is about to make this edit of the newest design; figures took `ms` to come last. Waits for {@link goOn}. */
  readonly look: (command: Command, sequence: number, ms: number) => void;
  /** The figures of the newest design are there: asks about the edit that waits, when nothing is being answered. */
  readonly goOn: () => void;
  /**
   * What the worker found, against the evaluation `before`; without one it is of a design that is no longer the newest.
   * Throws when the one does not follow on the other.
   */
  readonly receive: (
    answer: Extract<WorkerAnswer, { kind: 'foreseen' }>,
    before: Evaluation | undefined,
  ) => void;
  /** What this edit of the newest design evaluates to, where that was found. */
  readonly of: (command: Command) => Evaluated | undefined;
  /** Another design is the newest. */
  readonly forget: () => void;
  /** The worker is gone, and with it what it was asked. */
  readonly abandon: () => void;
};

/**
 * What the edits evaluate to that somebody is about to make: a button is pressed some hundred milliseconds before it is
 * let go, and most of what is typed is right before Enter is pressed. The worker is asked about one at a time, and of
 * those that wait about the newest, so that it never has more to do than one of them before what somebody waits for.
 */
export function createForesight(post: (request: Asked) => void): Foresight {
  const found = new Map<string, Evaluated>();
  let asked: Asked | undefined;
  let next: Asked | undefined;

  return {
    look: (command, sequence, ms) => {
      const key = keyOf(command);
      const isAsked = asked?.sequence === sequence && keyOf(asked.command) === key;
      if (ms > FORESEE_BELOW_MS || found.has(key) || isAsked) return;
      next = { kind: 'foresee', sequence, command };
    },
    goOn: () => {
      if (asked !== undefined || next === undefined) return;
      asked = next;
      next = undefined;
      post(asked);
    },
    receive: ({ sequence, patch, ms }, before) => {
      const answered = asked;
      asked = undefined;
      if (answered?.sequence === sequence && patch !== null && before !== undefined) {
        found.set(keyOf(answered.command), { evaluation: applyPatch(before, patch) as Evaluation, ms });
      }
    },
    of: (command) => found.get(keyOf(command)),
    forget: () => {
      found.clear();
      next = undefined;
    },
    abandon: () => {
      asked = undefined;
      next = undefined;
    },
  };
}

const keyOf = (command: Command): string => JSON.stringify(command);
