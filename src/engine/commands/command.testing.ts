import { expect } from 'vitest';

import type { Design } from '../design/design.ts';
import { readDesignText, writeDesign } from '../design/readDesign.ts';
import type { Refusal } from '../design/refusal.ts';
import { applyCommand, type Command, labelOf, readCommands } from './command.ts';
import { historyOf, record, redo, undo } from './history.ts';

/**
 * The design after the command, which must work, with everything proved that every command promises: it is JSON that
 * its schema reads, it changes nothing that it was given, undo and redo lead back and forth, the revision grows by one,
 * and the written file opens again to the same design.
 */
export function perform(design: Design, command: Command): Design {
  const frozen = deeplyFrozen(design);
  const history = record(historyOf(frozen), throughJson(command));
  if (!history.ok) throw new Error(`${history.error.type}: ${history.error.message}`);
  const after = history.value.present;

  expect(after.revision).toBe(design.revision + 1);
  expect(undo(history.value).present).toBe(frozen);
  expect(redo(undo(history.value)).present).toBe(after);
  expect(history.value.past[0]?.label).toMatch(/^\S/);
  expect(readDesignText(writeDesign(after))).toEqual({ ok: true, value: after });
  return after;
}

/** Why the command is refused, which it must be: a type of its own and a sentence, with nothing changed. */
export function refusalOf(design: Design, command: Command): Refusal {
  const answer = applyCommand(deeplyFrozen(design), throughJson(command));
  if (answer.ok) throw new Error(`${labelOf(design, command)} was not refused.`);
  expect(answer.error.type).toMatch(/^[a-zA-Z][a-zA-Z0-9]*\/[a-z0-9-]+$/);
  expect(answer.error.message).toMatch(/^.+\.$/);
  return answer.error;
}

/** The command as it comes out of a file or message. */
function throughJson(command: Command): Command {
  const read = readCommands(JSON.parse(JSON.stringify(command)));
  if (!read.ok) throw new Error(read.error.message);
  const [sent] = read.value;
  if (sent === undefined) throw new Error('No command came out.');
  expect(sent).toEqual(command);
  return sent;
}

/** The value, which nobody can change from then on. */
function deeplyFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deeplyFrozen(part);
  }
  return value;
}
