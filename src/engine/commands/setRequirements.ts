import { z } from '../schema.ts';

import { requirementsSchema, type Requirements } from '../design/design.ts';
import { monthAfter } from '../design/months.ts';
import type { Refusal } from '../design/refusal.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { given } from './records.ts';

/**
 * Changes what the network must hold; what is not named stays.
 *
 * Refuses with `setRequirements/targets` growth whose targets do not come after its first month, one a month, in order.
 */
export const setRequirements = defineCommand({
  schema: z.strictObject({ type: z.literal('setRequirements'), changes: requirementsSchema.partial() }),
  apply: (design, { changes }) => {
    const problem = changes.growth ? targetProblem(changes.growth) : undefined;
    return problem === undefined
      ? ok({ ...design, requirements: { ...design.requirements, ...given(changes) } })
      : err(problem);
  },
  label: (_, { changes: { agents } }) =>
    agents === undefined ? 'Change the requirements' : `Plan for ${agents.toLocaleString('en-US')} agents`,
});

function targetProblem({ from, targets }: NonNullable<Requirements['growth']>): Refusal | undefined {
  let before = from;
  for (const { month } of targets) {
    if (month > before) before = month;
    else return { type: 'setRequirements/targets', ...wordsFor(from, before, month) };
  }
  return undefined;
}

/** `before` is the month that `month` should come after. */
function wordsFor(from: string, before: string, month: string): Pick<Refusal, 'message' | 'suggestion'> {
  if (month <= from) {
    const suggestion = monthAfter(from, 1);
    const message = `The target for ${month} is not after ${from}, the month for which the agents of today are true; use ${suggestion} or later.`;
    return { message, suggestion };
  }
  if (month === before) return { message: `There are two targets for ${month}; keep one.` };
  return {
    message: `The targets are not in order of their months: ${month} comes after ${before}; put the earlier one first.`,
  };
}
