import type { Editor } from '../../editor/editorState.ts';

/** Puts the caret into the name of what is selected, or of the design, opening the inspector where it is closed. */
export function renameSelection(editor: Editor): void {
  if (!editor.getState().view.inspectorOpen) editor.setView({ inspectorOpen: true });
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLInputElement>('input[data-rename-target]');
    field?.focus();
    field?.select();
  });
}
