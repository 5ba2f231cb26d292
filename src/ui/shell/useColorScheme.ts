import { useLayoutEffect, useSyncExternalStore } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import { useEditorState } from '../EditorContext.tsx';

const colorSchemeOf = (state: EditorState) => state.view.colorScheme;

const darkMachine = () => matchMedia('(prefers-color-scheme: dark)');
const machineIsDark = () => darkMachine().matches;
function onMachineChange(changed: () => void): () => void {
  const query = darkMachine();
  query.addEventListener('change', changed);
  return () => {
    query.removeEventListener('change', changed);
  };
}

/** Lets the page follow the view's colour scheme; `system` goes with the machine. */
export function useColorScheme(): void {
  const scheme = useEditorState(colorSchemeOf);
  const dark = useSyncExternalStore(onMachineChange, machineIsDark);
  const shown = scheme === 'system' ? (dark ? 'dark' : 'light') : scheme;
  useLayoutEffect(() => {
    document.documentElement.dataset['colorScheme'] = shown;
  }, [shown]);
}
