import {
  applyCommand,
  commandDefinitions,
  labelOf,
  readCommands,
  type Command,
} from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';
import { writeDesign } from '../engine/design/readDesign.ts';
import { err, ok, type Result } from '../engine/result.ts';
import { writeWhole } from '../node/files.ts';
import { nameOf, openDesign, readJson } from './input.ts';
import { done, unusable } from './outcome.ts';
import { operand, optionText, type Verb } from './verb.ts';

export const applyVerb: Verb = {
  name: 'apply',
  about: 'the design with edits applied, the same that the canvas makes; all or nothing',
  operands: ['FILE', 'EDITS.json'],
  options: {
    out: {
      value: 'FILE',
      about: 'write the new design to FILE, which may be the one read, instead of standard output',
    },
  },
  example: [
    'EDITS.json holds one edit or a list of them:',
    '  [{ "type": "setNat", "mode": "single" }, { "type": "moveSubnet", "id": "ecs-b", "zone": "c" }]',
    'The edits there are:',
    ...inRows(Object.keys(commandDefinitions), 90),
    '"groundplan schema --edits" gives the fields of each.',
  ],
  run: async (call, host) => {
    const [file, edits] = [operand(call, 0), operand(call, 1)];
    if (file === '-' && edits === '-')
      return unusable('Only one of FILE and EDITS.json can be standard input.');
    const opened = await openDesign(file, host);
    if (!opened.ok) return unusable(opened.error);
    const input = await readJson(edits, host);
    if (!input.ok) return unusable(input.error);
    const commands = readCommands(input.value);
    if (!commands.ok) return unusable(`${nameOf(edits)}: ${commands.error.message}`);
    const edited = applyAll(opened.value.design, commands.value);
    if (!edited.ok) return unusable(`${nameOf(edits)}: ${edited.error}`);
    const { design, labels } = edited.value;
    const out = optionText(call, 'out');
    if (out === undefined) return done(writeDesign(design), labels);
    const written = await writeWhole(out, writeDesign(design));
    return written.ok
      ? done('', [...labels, `${out} is at revision ${design.revision}.`])
      : unusable(written.error);
  },
};

/** Names with commas, as many to a line as fit. */
function inRows(names: readonly string[], width: number): readonly string[] {
  const rows: string[] = [];
  for (const name of names) {
    const last = rows.at(-1);
    if (last === undefined || last.length + name.length + 2 > width) rows.push(`  ${name}`);
    else rows[rows.length - 1] = `${last}, ${name}`;
  }
  return rows;
}

type Edited = { readonly design: Design; readonly labels: readonly string[] };

/** All edits one after the other, or the first refusal with the number of the edit; nothing was changed then. */
function applyAll(before: Design, commands: readonly Command[]): Result<Edited, string> {
  let design = before;
  const labels: string[] = [];
  for (const [position, command] of commands.entries()) {
    const label = labelOf(design, command);
    const next = applyCommand(design, command);
    if (!next.ok) {
      const nothing = commands.length === 1 ? '' : ` Nothing was applied.`;
      return err(`Edit ${position + 1} (${command.type}) is refused: ${next.error.message}${nothing}`);
    }
    design = next.value;
    labels.push(label);
  }
  return ok({ design, labels });
}
