import { useEffect } from 'react';

import { useEditor } from '../EditorContext.tsx';
import { actionFor, isMac, isTyping } from './keys.ts';
import { useShell } from './ShellContext.tsx';

/** Listens to the page's keys. An open dialog keeps its own; what a field or the canvas has handled is left alone. */
export function useShortcuts(): void {
  const editor = useEditor();
  const shell = useShell();

  useEffect(() => {
    const mac = isMac();
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || shell.dialog !== null) return;
      if (document.querySelector('[role="dialog"], dialog[open], [role="menu"]') !== null) return;
      const action = actionFor(event, {
        mac,
        typing: isTyping(event.target),
        characters: editor.getState().view.characterKeys,
      });
      if (action === undefined || action.enabled?.(editor.getState()) === false) return;
      event.preventDefault();
      action.run({ editor, shell });
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [editor, shell]);
}
