import { applyCommand, type Command } from '../commands/command.ts';
import type { Design, Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { ok, type Result } from '../result.ts';
import { sumUsd } from './cost/money.ts';
import type { Evaluation } from './evaluation.ts';

/** What an edit would do to the figures that people weigh while they drag or hover. */
export type Consequence = {
  /** The whole month, traffic included. */
  readonly monthlyUsd: number;
  /** Against the design as it is; negative saves. */
  readonly deltaUsd: number;
  readonly errors: number;
  readonly warnings: number;
  /** The address of every subnet that would get a new one, or be new; `null`: no room. */
  readonly cidrs: Readonly<Record<Id, string | null>>;
};

/** The consequence, or why the edit would be refused. */
export type Preview = Result<Consequence, Refusal>;

/** A design and what it evaluates to. */
export type Tried = { readonly design: Design; readonly evaluation: Evaluation };

/** The design that `command` leads to, evaluated, or why it is refused; nothing is changed. */
export function tryCommand(
  design: Design,
  command: Command,
  evaluated: (design: Design) => Evaluation,
): Result<Tried, Refusal> {
  const edit = applyCommand(design, command);
  return edit.ok ? ok({ design: edit.value, evaluation: evaluated(edit.value) }) : edit;
}

/** What an edit that was tried would do to the figures, which are `now`. */
export function consequenceOf(now: Evaluation, tried: Result<Tried, Refusal>): Preview {
  if (!tried.ok) return tried;
  const then = tried.value.evaluation;
  const cidrs: Record<Id, string | null> = {};
  for (const { id, cidr } of Object.values(then.subnets)) {
    if (now.subnets[id]?.cidr !== cidr) cidrs[id] = cidr;
  }
  return ok({
    monthlyUsd: then.totals.totalUsd,
    deltaUsd: sumUsd([then.totals.totalUsd, -now.totals.totalUsd]),
    errors: then.totals.errors,
    warnings: then.totals.warnings,
    cidrs,
  });
}
