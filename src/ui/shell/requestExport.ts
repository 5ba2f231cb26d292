import type { Editor } from '../../editor/editorState.ts';
import type { Shell } from './ShellContext.tsx';

/** Starts the export, and asks first when the design has errors, as soon as its figures have said so. */
export async function requestExport(editor: Editor, shell: Pick<Shell, 'openDialog'>): Promise<void> {
  if ((await editor.exportPackage()) === 'errors') shell.openDialog('confirmExport');
}
