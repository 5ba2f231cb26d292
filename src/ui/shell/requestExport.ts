import type { Editor } from '../../editor/editorState.ts';
import type { Shell } from './ShellContext.tsx';

/** Starts the export, or asks first when the design has errors. */
export function requestExport(editor: Editor, shell: Pick<Shell, 'openDialog'>): void {
  const { exporting, evaluation } = editor.getState();
  if (exporting !== null) return;
  if (evaluation.totals.errors > 0) shell.openDialog('confirmExport');
  else void editor.exportPackage();
}
