import type { Editor } from '../../editor/editorState.ts';
import type { Shell } from './ShellContext.tsx';

/** Starts the export, and asks first when there is something to know before, as soon as the figures have said so. */
export async function requestExport(editor: Editor, shell: Pick<Shell, 'openDialog'>): Promise<void> {
  if ((await editor.exportPackage()) === 'to-confirm') shell.openDialog('confirmExport');
}
