import type { Command } from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import type { Patch } from '../engine/evaluation/diffEvaluation.ts';
import type { Question } from '../engine/questions/questions.ts';

/*
 * The worker holds the design. An edit travels as the edit itself, which both sides apply with the same pure
 * function, and what comes back is what changed: the whole design costs ten times as much to post at 1,000
 * subnets. Undo and redo travel as what they change. `sequence` counts every change of the page's design; one that does
 * not follow on the worker's own sequence asks for the whole design once. `opening` counts the whole designs that were
 * posted, so that what is said of one of them is not taken for what is said of the next.
 */

/** From the page to the worker. */
export type WorkerRequest =
  | {
      readonly kind: 'open';
      readonly sequence: number;
      readonly opening: number;
      readonly design: Design;
    }
  /** `known`, here and below: the page has the figures already. */
  | { readonly kind: 'edit'; readonly sequence: number; readonly command: Command; readonly known: boolean }
  /** A step undone or made again, as the change from the design before it. */
  | { readonly kind: 'travel'; readonly sequence: number; readonly patch: Patch; readonly known: boolean }
  /** An edit of the present design that somebody is about to make. */
  | { readonly kind: 'foresee'; readonly sequence: number; readonly command: Command }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly sequence: number;
      readonly question: Question;
    };

/** From the worker to the page. A patch is against the evaluation of the answer before it. */
export type WorkerAnswer =
  | {
      readonly kind: 'evaluated';
      readonly sequence: number;
      readonly opening: number;
      readonly evaluation: Evaluation;
      readonly ms: number;
    }
  | { readonly kind: 'changed'; readonly sequence: number; readonly patch: Patch; readonly ms: number }
  /** To what figures the edit would lead; `null` where it would be refused, or the design is another by now. */
  | {
      readonly kind: 'foreseen';
      readonly sequence: number;
      readonly patch: Patch | null;
      readonly ms: number;
    }
  | { readonly kind: 'resend' }
  /** `null`: the design has changed since the question was asked. */
  | { readonly kind: 'answered'; readonly id: number; readonly answer: unknown }
  | {
      readonly kind: 'failed';
      readonly sequence: number;
      readonly opening: number;
      readonly message: string;
    };

const ANSWERS: ReadonlySet<unknown> = new Set<WorkerAnswer['kind']>([
  'evaluated',
  'changed',
  'foreseen',
  'resend',
  'answered',
  'failed',
]);

/** Whether a message is one of the answers; a thread that broke may post anything. */
export function isAnswer(message: unknown): message is WorkerAnswer {
  return typeof message === 'object' && message !== null && 'kind' in message && ANSWERS.has(message.kind);
}
