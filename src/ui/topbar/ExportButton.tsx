import { Suspense, useState } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { ChevronDownIcon } from '../icons/actionIcons.tsx';
import { lazyInLook } from '../lazyInLook.tsx';
import { requestExport } from '../shell/requestExport.ts';
import { useShell } from '../shell/ShellContext.tsx';

const ExportMenu = lazyInLook(() => import('./ExportMenu.tsx').then((module) => module.ExportMenu));

const exportingOf = (state: EditorState) => state.exporting;

/** Exports the package, and beside it the menu of the other ways out; while files are written, how far that is. */
export function ExportButton() {
  const exporting = useEditorState(exportingOf);
  const editor = useEditor();
  const shell = useShell();
  if (exporting === null) {
    return (
      <div className="splitButton" role="group" aria-label="Export">
        <button
          type="button"
          className="primaryButton"
          aria-label="Export handoff package"
          onClick={() => void requestExport(editor, shell)}
        >
          Export<span className="more"> handoff package</span>
        </button>
        <OtherWays />
      </div>
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

function OtherWays() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button
        type="button"
        className="primaryButton"
        aria-label="Print, save and other exports"
        title="Print, save and other exports"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <ChevronDownIcon size={14} />
      </button>
      <Suspense fallback={null}>
        {anchor !== null && <ExportMenu anchor={anchor} onClose={() => setAnchor(null)} />}
      </Suspense>
    </>
  );
}
