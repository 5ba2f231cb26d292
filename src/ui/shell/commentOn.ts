import type { Editor, EditorState } from '../../editor/editorState.ts';
import type { Id, Ref } from '../../engine/design/design.ts';

/** How long the panel may take to load before the focus stays where it is. */
const TRIES = 50;
const PAUSE_MS = 40;

/** Opens the comments with a thing as what they are about, and puts the focus where the words go. */
export function commentOn(editor: Editor, ref?: Ref): void {
  if (ref !== undefined) editor.select([ref]);
  editor.setView({ dockOpen: true, dockTab: 'comments' });
  focusOn('[data-comment="new"]', TRIES);
}

/** Opens a thread that a pin stands for, selects what it is about, and puts the focus on it. */
export function openThread(editor: Editor, id: Id): void {
  const comment = editor.getState().design.comments[id];
  if (comment === undefined) return;
  editor.select([comment.subject]);
  editor.showThread({ id, byPin: true });
  editor.setView({ dockOpen: true, dockTab: 'comments' });
  focusOn(`[data-thread="${CSS.escape(id)}"]`, TRIES);
}

/** The thread that is open on a thing, else the first there was; `undefined` where nobody has said anything. */
export function threadOn({ comments }: EditorState['design'], subject: Ref): Id | undefined {
  const threads = Object.entries(comments).filter(
    ([, { subject: about, replyTo }]) => replyTo === null && about === subject,
  );
  return (threads.find(([, { resolved }]) => resolved === null) ?? threads[0])?.[0];
}

function focusOn(selector: string, tries: number): void {
  const found = document.querySelector<HTMLElement>(selector);
  if (found !== null) found.focus();
  else if (tries > 0) window.setTimeout(() => focusOn(selector, tries - 1), PAUSE_MS);
}
