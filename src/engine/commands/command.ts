import { z } from '../schema.ts';

import { type Design, LAST_REVISION } from '../design/design.ts';
import { limitProblem, MOST_LEVELS } from '../design/limits.ts';
import { nestingOf } from '../design/nesting.ts';
import type { Refusal } from '../design/refusal.ts';
import { explainIssues } from '../design/schemaProblem.ts';
import { labelText, nameText } from '../design/text.ts';
import { settle } from '../planning/place.ts';
import { type Result, err, ok } from '../result.ts';
import { commandTable } from './commandTable.ts';
import { withLastNames } from './comments.ts';
import { withoutLostIntents } from './intentEnds.ts';
import { lockRefusal } from './locks.ts';
import type { CommandDefinition, CommandOf, Edit } from './definition.ts';

/*
 * The only way a design changes: a command is a JSON value, applying it gives the next design or a refusal. Undo keeps
 * designs, so no command knows how to take itself back.
 */

type Table = typeof commandTable;

/** One edit that is not made of others. */
export type SingleCommand = { [Type in keyof Table]: CommandOf<Table[Type]['schema']> }[keyof Table];

/** Several edits as one step: all of them, or none. */
export type BatchCommand = {
  readonly type: 'batch';
  readonly label: string;
  readonly commands: readonly Command[];
};

/** Any edit of a design, as JSON. */
export type Command = SingleCommand | BatchCommand;

/** Several edits as one step; what is too long of the label, as when it is made of two names, is cut. */
export function batchOf(label: string, commands: readonly Command[]): BatchCommand {
  return { type: 'batch', label: labelText(label), commands };
}

/** How many edits one batch may hold, those of batches inside it aside. */
const BATCH_LIMIT = 10_000;

const batchSchema = z.strictObject({
  type: z.literal('batch'),
  label: nameText,
  get commands(): z.ZodArray<z.ZodType<Command>> {
    return z.array(commandSchema).max(BATCH_LIMIT);
  },
});

const batch: CommandDefinition<z.ZodType<BatchCommand>> = {
  schema: batchSchema,
  apply: (design, { commands }) => {
    let edited = design;
    for (const command of commands) {
      const next = applyOnly(edited, command);
      if (!next.ok) return next;
      edited = next.value;
    }
    return ok(edited);
  },
  label: (_, { label }) => label,
};

/** Every kind of edit by its type, the batch included. */
export const commandDefinitions = { ...commandTable, batch };

type SingleSchema = Table[keyof Table]['schema'];

const singleSchemas = Object.values(commandTable).map(({ schema }) => schema) as [
  SingleSchema,
  ...SingleSchema[],
];

/** Reads any command from outside; what it refuses is explained by {@link readCommands}. */
export const commandSchema: z.ZodType<Command> = z.discriminatedUnion('type', [
  ...singleSchemas,
  batchSchema,
]);

/** The definition that belongs to the command's type. */
function definitionOf(command: Command): CommandDefinition<z.ZodType<Command>> {
  return commandDefinitions[command.type];
}

/**
 * The design after the edit with every subnet placed, without intents about what is gone and with its last name where
 * somebody commented on it, so that the next command of a batch meets what this one made; refused where it would change
 * what is locked. A batch is looked at edit by edit, so that one may unlock what the next changes.
 */
function applyOnly(design: Design, command: Command): Edit {
  const edit = definitionOf(command).apply(design, command);
  if (!edit.ok) return edit;
  const after = settle(withLastNames(withoutLostIntents(edit.value, design), design));
  const locked = command.type === 'batch' ? undefined : lockRefusal(design, after, command.type);
  return locked === undefined ? ok(after) : err(locked);
}

/**
 * The design after the edit, its revision grown by one (beyond that of a design that was put in its place), with a place
 * for every subnet that can have one; or why the old one stands (`<command>/too-large` beyond the limits of a design,
 * `/last-revision` where revisions end). Changes nothing of what it is given, and shares with it what the edit leaves
 * alone. The command must have been read by {@link commandSchema} when it comes from outside.
 */
export function applyCommand(design: Design, command: Command): Result<Design, Refusal> {
  const edit = applyOnly(design, command);
  if (!edit.ok) return edit;
  const problem = limitProblem(edit.value, design);
  if (problem !== undefined) return err({ type: `${command.type}/too-large`, message: problem });
  const revision = Math.max(edit.value.revision, design.revision) + 1;
  if (revision > LAST_REVISION)
    return err({ type: `${command.type}/last-revision`, message: NO_MORE_REVISIONS });
  return ok({ ...edit.value, revision });
}

const NO_MORE_REVISIONS = `The design is at revision ${LAST_REVISION.toLocaleString('en-US')}, which is the last; save it to a file and set its "revision" to 0 to go on.`;

/** What the command does to this design, before it is applied, for undo and screen readers: "Move ECS b to us-east-1c". */
export function labelOf(design: Design, command: Command): string {
  return definitionOf(command).label(design, command);
}

/**
 * The commands in `input`, a list or a single one, from a file or message. Refuses with `commands/unreadable` and the
 * place of the first problem in words.
 */
export function readCommands(input: unknown): Result<readonly Command[], Refusal> {
  const list: readonly unknown[] = Array.isArray(input) ? input : [input];
  if (nestingOf(list, MOST_LEVELS) > MOST_LEVELS) {
    return err({
      type: 'commands/unreadable',
      message: `The edits are nested deeper than ${MOST_LEVELS} levels; put them in one list.`,
    });
  }
  const schema = z.array(commandSchema);
  const read = schema.safeParse(list);
  if (read.success) return ok(read.data);
  const message = explainIssues(read.error.issues, { input: list, schema, what: 'edit' });
  return err({ type: 'commands/unreadable', message });
}
