import type { EditorState } from '../../editor/editorState.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { formatClock } from '../format.ts';

const savingOf = (state: EditorState) => state.saving;

/** Whether the work is kept. Only trouble is announced: a note after each save would talk over everything. */
export function SaveState() {
  const saving = useEditorState(savingOf);
  const editor = useEditor();
  if (saving.kind === 'memory') {
    return (
      <span className="saveState trouble" role="alert">
        Not saved: {saving.reason}
        <button type="button" className="linkButton" onClick={() => void editor.saveFile()}>
          download now
        </button>
      </span>
    );
  }
  return (
    <span className="saveState">
      {saving.kind === 'saving' ? 'Saving…' : `Saved ${formatClock(saving.at)}`}
    </span>
  );
}
