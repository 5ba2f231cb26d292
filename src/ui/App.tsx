import './app.css';

import type { Editor } from '../editor/editorState.ts';
import { EditorProvider } from './EditorContext.tsx';
import { CrashBoundary } from './shell/CrashBoundary.tsx';
import { LazyDialogs } from './shell/LazyDialogs.tsx';
import { Notices } from './shell/Notices.tsx';
import { ShellProvider } from './shell/ShellContext.tsx';
import { Totals } from './shell/Totals.tsx';
import { useColorScheme } from './shell/useColorScheme.ts';
import { useShortcuts } from './shell/useShortcuts.ts';
import { TopBar } from './topbar/TopBar.tsx';
import { Workspace } from './Workspace.tsx';

/** The whole page around one editor. */
export function App({ editor }: { readonly editor: Editor }) {
  return (
    <CrashBoundary onSave={() => void editor.saveFile()}>
      <EditorProvider editor={editor}>
        <ShellProvider>
          <Page />
        </ShellProvider>
      </EditorProvider>
    </CrashBoundary>
  );
}

function Page() {
  useColorScheme();
  useShortcuts();
  return (
    <div className="app">
      <TopBar />
      <Workspace />
      <Totals />
      <Notices />
      <LazyDialogs />
    </div>
  );
}
