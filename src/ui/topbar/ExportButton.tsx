import type { EditorState } from '../../editor/editorState.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { requestExport } from '../shell/requestExport.ts';
import { useShell } from '../shell/ShellContext.tsx';

const exportingOf = (state: EditorState) => state.exporting;

export function ExportButton() {
  const exporting = useEditorState(exportingOf);
  const editor = useEditor();
  const shell = useShell();
  if (exporting === null) {
    return (
      <button
        type="button"
        className="primaryButton"
        aria-label="Export handoff package"
        onClick={() => requestExport(editor, shell)}
      >
        Export<span className="more"> handoff package</span>
      </button>
    );
  }
  return (
    <div className="exportProgress" role="group" aria-label="Export">
      <span className="saveState" role="status">
        {exporting.what} {exporting.done} / {exporting.total}
      </span>
      <progress value={exporting.done} max={Math.max(1, exporting.total)} aria-label="Files written" />
      <button type="button" className="smallButton" onClick={() => editor.cancelExport()}>
        Cancel
      </button>
    </div>
  );
}
