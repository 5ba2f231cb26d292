import type { Command } from '../commands/command.ts';
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

const questions = { preview };

type Table = typeof questions;
export type QuestionKind = keyof Table;
export type InputOf<Kind extends QuestionKind> = Parameters<Table[Kind]>[1];
export type AnswerTo<Kind extends QuestionKind> = ReturnType<Table[Kind]>;

/** One question as JSON. */
export type Question = {
  [Kind in QuestionKind]: { readonly kind: Kind; readonly input: InputOf<Kind> };
}[QuestionKind];

/** The answer, of the type that {@link AnswerTo} has for the question's kind. Changes nothing of what it is given. */
export function answerTo({ kind, input }: Question, asked: Asked): AnswerTo<QuestionKind> {
  return questions[kind](asked, input);
}
