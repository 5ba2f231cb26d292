import { applyCommand, type Command } from '../commands/command.ts';
import type { Design, Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import type { PriceBook } from '../prices/priceBook.ts';
import { ok, type Result } from '../result.ts';
import { sumUsd } from './cost/money.ts';
import { evaluate } from './evaluate.ts';
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

/** What `command` would do to `design`, whose evaluation is `now`; nothing is changed. */
export function previewCommand(
  design: Design,
  now: Evaluation,
  command: Command,
  prices: PriceBook,
): Preview {
  const edit = applyCommand(design, command);
  if (!edit.ok) return edit;
  const then = evaluate(edit.value, prices);
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
