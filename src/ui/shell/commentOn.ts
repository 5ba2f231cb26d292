import type { Editor } from '../../editor/editorState.ts';
import type { Ref } from '../../engine/design/design.ts';

/** How long the panel may take to load before the focus stays where it is. */
const TRIES = 50;
const PAUSE_MS = 40;

/** Opens the comments with a thing as what they are about, and puts the focus where the words go. */
export function commentOn(editor: Editor, ref?: Ref): void {
  if (ref !== undefined) editor.select([ref]);
  editor.setView({ dockOpen: true, dockTab: 'comments' });
  focusNew(TRIES);
}

function focusNew(tries: number): void {
  const field = document.querySelector<HTMLElement>('[data-comment="new"]');
  if (field !== null) field.focus();
  else if (tries > 0) window.setTimeout(() => focusNew(tries - 1), PAUSE_MS);
}
