import { applyCommand, labelOf, readCommands, type Command } from '../engine/commands/command.ts';
import type { Step } from '../engine/commands/history.ts';
import type { Design } from '../engine/design/design.ts';
import { readDesign, writeDesign } from '../engine/design/readDesign.ts';
import type { Refusal } from '../engine/design/refusal.ts';
import { ok, type Result } from '../engine/result.ts';
import { readBaseline } from './baseline.ts';
import { readView } from './view.ts';
import type { Baseline, View } from './editorState.ts';
import type { StoredDesign } from './ports.ts';

/** A design with its history, ready to be shown. */
export type OpenedDesign = {
  readonly key: string;
  readonly design: Design;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** The number of the oldest step of `past` in the store. */
  readonly first: number;
  readonly writes: number;
  readonly view: View;
  /** What its costs are compared with; `null`: itself, as it is opened. */
  readonly baseline: Baseline | null;
  /** What could not be brought back, as one sentence. */
  readonly notice?: string;
};

/** The steps that `commands` make from `base`, as far as they apply. */
export function replay(
  base: Design,
  commands: readonly unknown[],
): { readonly design: Design; readonly steps: readonly Step[] } {
  let design = base;
  const steps: Step[] = [];
  for (const stored of commands) {
    const command: Command | undefined = commandOf(stored);
    if (command === undefined) break;
    const edit = applyCommand(design, command);
    if (!edit.ok) break;
    steps.push({ label: labelOf(design, command), command, before: design, after: edit.value });
    design = edit.value;
  }
  return { design, steps };
}

const commandOf = (stored: unknown): Command | undefined => {
  const read = readCommands([stored]);
  return read.ok ? read.value[0] : undefined;
};

/**
 * A stored design, read through the one door and replayed. The design as it was saved always wins: when its
 * history no longer leads to it, the design is kept, the history is dropped, and `notice` says so. One that cannot be
 * read is taken from its history, as far as that can, and `notice` says why and how far; the store keeps what it has until
 * the next edit. One of a newer version is refused: its history may mean more than this version knows.
 */
export function readStored(stored: StoredDesign): Result<OpenedDesign, Refusal> {
  const current = readDesign(stored.current);
  if (!current.ok && current.error.type === 'design/newer') return current;
  const rest = {
    ...{ key: stored.key, writes: stored.writes },
    ...{ view: readView(stored.view), baseline: readBaseline(stored.baseline) },
  };
  const base = readDesign(stored.base);
  const { steps } = base.ok ? replay(base.value, stored.steps) : { steps: [] };
  const past = steps.slice(0, stored.cursor - stored.first);
  if (!current.ok) {
    if (!base.ok) return current;
    const found = newestReadable(base.value, past);
    const missing = stored.cursor - stored.first - found.past.length;
    const notice = takenFromHistory(current.error, missing);
    return ok({ ...rest, ...found, future: [], first: stored.first, notice });
  }
  const reached = past.at(-1)?.after ?? (base.ok ? base.value : undefined);
  if (
    past.length === stored.cursor - stored.first &&
    reached !== undefined &&
    writeDesign(reached) === writeDesign(current.value)
  ) {
    return ok({ ...rest, design: reached, past, future: steps.slice(past.length), first: stored.first });
  }
  return ok({
    ...rest,
    design: current.value,
    past: [],
    future: [],
    first: stored.cursor,
    notice: 'The design is as you left it, but its undo history could not be read and starts afresh.',
  });
}

/** The newest design after one of the steps that the door would let in, and the steps up to it. */
function newestReadable(base: Design, past: readonly Step[]): Pick<OpenedDesign, 'design' | 'past'> {
  const at = past.findLastIndex(({ after }) => readDesign(after).ok);
  return { design: past[at]?.after ?? base, past: past.slice(0, at + 1) };
}

function takenFromHistory({ message }: Refusal, missing: number): string {
  const reason = message.replace(/\.$/, '');
  const edits = missing === 1 ? 'the last edit' : `the last ${String(missing)} edits`;
  const without = missing === 0 ? 'made again from its history' : `here without ${edits}`;
  return `The design as it was saved cannot be read (${reason}), so it is ${without}.`;
}

/** A design that has no history yet. */
export function freshDesign(key: string, design: Design): OpenedDesign {
  return {
    key,
    design,
    past: [],
    future: [],
    first: 0,
    writes: 0,
    view: readView(undefined),
    baseline: null,
  };
}
