import type { Design } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { type Result, ok } from '../result.ts';
import { applyCommand, type Command, labelOf } from './command.ts';

/*
 * Undo keeps the designs themselves. They share everything that an edit leaves alone, so a step costs a few kilobytes,
 * and no command has to know how to take itself back.
 */

/** One finished edit: what it is called, and the designs around it. */
export type Step = {
  readonly label: string;
  readonly command: Command;
  readonly before: Design;
  readonly after: Design;
};

/** A design with what led to it, the newest step last, and what was undone, the next to redo first. */
export type History = {
  readonly past: readonly Step[];
  readonly present: Design;
  readonly future: readonly Step[];
};

/** How many steps can be undone; older ones are forgotten. */
export const HISTORY_LIMIT = 500;

/** The history of a design that was just opened. */
export function historyOf(design: Design): History {
  return { past: [], present: design, future: [] };
}

/** The history after one more edit, which ends what could be redone; or why the edit is refused. */
export function record({ past, present }: History, command: Command): Result<History, Refusal> {
  const after = applyCommand(present, command);
  if (!after.ok) return after;
  const step = { label: labelOf(present, command), command, before: present, after: after.value };
  return ok({ past: [...past, step].slice(-HISTORY_LIMIT), present: after.value, future: [] });
}

/** The history one step back; the same one when there is nothing to undo. */
export function undo(history: History): History {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  return { past: history.past.slice(0, -1), present: step.before, future: [step, ...history.future] };
}

/** The history one step forward again; the same one when there is nothing to redo. */
export function redo(history: History): History {
  const [step, ...future] = history.future;
  if (step === undefined) return history;
  return { past: [...history.past, step], present: step.after, future };
}
