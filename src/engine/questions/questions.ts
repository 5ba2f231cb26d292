import type { Command } from '../commands/command.ts';
import { decisionPointsOf } from '../decisions/decisionPoints.ts';
import { repackPreview } from '../decisions/repackPreview.ts';
import type { Design } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { previewCommand, type Preview } from '../evaluation/preview.ts';
import type { PriceBook } from '../prices/priceBook.ts';

/*
 * What can be asked about a design besides its evaluation: answers that take a while or are seldom looked at. The
 * worker, which holds the design, answers; a new question is a line in the table below. Inputs and answers are JSON.
 */

/** What a question is asked of: a design, its evaluation, and the prices of both. */
export type Asked = {
  readonly design: Design;
  readonly evaluation: Evaluation;
  readonly prices: PriceBook;
};

/** What each command would do to the design, in their order. */
function preview({ design, evaluation, prices }: Asked, commands: readonly Command[]): readonly Preview[] {
  return commands.map((command) => previewCommand(design, evaluation, command, prices));
}

/** The choices every network has to make, with further primary blocks to weigh as the input. */
function decisionPoints({ design, evaluation, prices }: Asked, typed: readonly string[]) {
  return decisionPointsOf(design, evaluation, prices, typed);
}

/** What packing the address plan anew would move, or why it is refused. */
function repack({ design }: Asked, command: Extract<Command, { type: 'repack' }>) {
  return repackPreview(design, command);
}

const questions = { preview, decisionPoints, repack };

type Table = typeof questions;
export type QuestionKind = keyof Table;
type Inputs = { readonly [Kind in QuestionKind]: Parameters<Table[Kind]>[1] };
type Answers = { readonly [Kind in QuestionKind]: ReturnType<Table[Kind]> };
export type InputOf<Kind extends QuestionKind> = Inputs[Kind];
export type AnswerTo<Kind extends QuestionKind> = Answers[Kind];

/** One question as JSON. */
export type Question<Asks extends QuestionKind = QuestionKind> = {
  [Kind in Asks]: { readonly kind: Kind; readonly input: Inputs[Kind] };
}[Asks];

/** The same table, seen so that a kind's input and answer stay together. */
const answers: { readonly [Kind in QuestionKind]: (asked: Asked, input: Inputs[Kind]) => Answers[Kind] } =
  questions;

/** The answer, of the type that {@link AnswerTo} has for the question's kind. Changes nothing of what it is given. */
export function answerTo<Kind extends QuestionKind>(question: Question<Kind>, asked: Asked): Answers[Kind] {
  return answers[question.kind](asked, question.input);
}
