import type { Command } from '../../engine/commands/command.ts';
import type { Design } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import type { Result } from '../../engine/result.ts';
import { useEditor } from '../EditorContext.tsx';

export type Commit<T> = (value: T) => Result<unknown, Refusal>;

/** What a value that was entered leads to: an edit of the design, or something else. */
export type Means<T> = { readonly edit: (value: T) => Command } | { readonly commit: Commit<T> };

/** Makes an edit whose refusal is shown in the place where it was asked for, not as a notice. */
export function useEdit(): (command: Command) => Result<Design, Refusal> {
  const editor = useEditor();
  return (command) => editor.dispatch(command, { quiet: true });
}

/** A way to commit a value, and one to say that it is about to be committed, so that its figures are there by then. */
export type Entry<T> = { readonly commit: Commit<T>; readonly foresee: (value: T) => void };

export function useEntry<T>(means: Means<T>): Entry<T> {
  const editor = useEditor();
  const edit = useEdit();
  if (!('edit' in means)) return { commit: means.commit, foresee: () => undefined };
  return {
    commit: (value) => edit(means.edit(value)),
    foresee: (value) => editor.foresee(means.edit(value)),
  };
}
