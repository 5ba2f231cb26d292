import { useState } from 'react';

import { visibleText } from '../../engine/scene/visibleText.ts';
import type { EditorState } from '../../editor/editorState.ts';
import { useEditor, useEditorStateNow } from '../EditorContext.tsx';
import { formatClock } from '../format.ts';
import { useLasting } from '../useLasting.ts';

const savingOf = (state: EditorState) => state.saving;

/**
 * Whether the work is kept. Only trouble is announced: a note after each save would talk over everything. A save that
 * is done at once leaves the words alone, and is `aria-busy` meanwhile.
 */
export function SaveState() {
  const saving = useEditorStateNow(savingOf);
  const editor = useEditor();
  const isSaving = saving.kind === 'saving';
  const takesLong = useLasting(isSaving);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  if (saving.kind === 'saved' && saving.at !== savedAt) setSavedAt(saving.at);
  if (saving.kind === 'memory') {
    return (
      <span className="saveState trouble" role="alert">
        Not saved: {visibleText(saving.reason)}
        <button type="button" className="linkButton" onClick={() => void editor.saveFile()}>
          download now
        </button>
      </span>
    );
  }
  return (
    <span className="saveState" aria-busy={isSaving}>
      {takesLong || savedAt === null ? 'Saving…' : `Saved ${formatClock(savedAt)}`}
    </span>
  );
}
