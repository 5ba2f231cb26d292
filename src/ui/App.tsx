import './app.css';

import { lazy, Suspense } from 'react';

import type { Editor, EditorState } from '../editor/editorState.ts';
import { EditorProvider, FiguresFirst, useEditorState } from './EditorContext.tsx';
import { CrashBoundary } from './shell/CrashBoundary.tsx';
import { LazyDialogs } from './shell/LazyDialogs.tsx';
import { Notices } from './shell/Notices.tsx';
import { ShellProvider } from './shell/ShellContext.tsx';
import { Totals } from './shell/Totals.tsx';
import { useColorScheme } from './shell/useColorScheme.ts';
import { useShortcuts } from './shell/useShortcuts.ts';
import { TopBar } from './topbar/TopBar.tsx';
import { Workspace } from './Workspace.tsx';

const Present = lazy(() => import('./present/Present.tsx').then((module) => ({ default: module.Present })));

const isPresenting = ({ mode }: EditorState) => mode === 'present';

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
  const presenting = useEditorState(isPresenting);
  if (presenting) {
    return (
      <Suspense fallback={<div className="app" aria-busy="true" />}>
        <Present />
        <Notices />
      </Suspense>
    );
  }
  return <Drawing />;
}

function Drawing() {
  useShortcuts();
  return (
    <div className="app">
      <FiguresFirst>
        <TopBar />
      </FiguresFirst>
      <Workspace />
      <Totals />
      <Notices />
      <LazyDialogs />
    </div>
  );
}
