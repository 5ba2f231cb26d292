import { readCommands, type Command } from '../../engine/commands/command.ts';
import type { Design } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import type { Result } from '../../engine/result.ts';
import { useEditor } from '../EditorContext.tsx';

/**
 * Makes an edit whose refusal is shown in the place where it was asked for, not as a notice. What was typed is read as
 * strictly as a file, so that nothing gets into a design that could not be opened again.
 */
export function useEdit(): (command: Command) => Result<Design, Refusal> {
  const editor = useEditor();
  return (command) => {
    const read = readCommands(command);
    return read.ok ? editor.dispatch(command, { quiet: true }) : read;
  };
}
