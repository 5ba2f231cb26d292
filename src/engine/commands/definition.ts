import type { z } from '../schema.ts';

import type { DeepReadonly, Design } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import type { Result } from '../result.ts';

/** What a command's function gives back: the new design, or why the old one stands. */
export type Edit = Result<Design, Refusal>;

/** A command as its functions get it: what the schema reads, and nobody may change it. */
export type CommandOf<Schema extends z.ZodType> = DeepReadonly<z.infer<Schema>>;

/** One kind of edit: what it looks like as JSON, what it does, and what undo calls it. */
export type CommandDefinition<Schema extends z.ZodType> = {
  readonly schema: Schema;
  /** The design after the edit. Never mutates its input; the revision is counted by `applyCommand`. */
  readonly apply: (design: Design, command: CommandOf<Schema>) => Edit;
  /** What the edit does, in the design before it, for undo, history and screen readers: "Move ECS b to us-east-1c". */
  readonly label: (design: Design, command: CommandOf<Schema>) => string;
};

/** Ties a command's schema and functions together so that their types agree. */
export function defineCommand<Schema extends z.ZodType>(
  definition: CommandDefinition<Schema>,
): CommandDefinition<Schema> {
  return definition;
}
