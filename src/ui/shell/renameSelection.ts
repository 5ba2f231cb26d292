import type { Editor } from '../../editor/editorState.ts';

/** Goes to the name of what is selected, or of the design, opening the inspector where it is closed. */
export function renameSelection(editor: Editor): void {
  if (!editor.getState().view.inspectorOpen) editor.setView({ inspectorOpen: true });
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>('[data-rename-target]');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  });
}
