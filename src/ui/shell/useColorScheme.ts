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

/** The scheme that is shown: the view's, and where that is `system` the machine's. */
export function useShownScheme(): 'light' | 'dark' {
  const scheme = useEditorState(colorSchemeOf);
  const dark = useSyncExternalStore(onMachineChange, machineIsDark);
  return scheme === 'system' ? (dark ? 'dark' : 'light') : scheme;
}

/** Lets the page follow the view's colour scheme. */
export function useColorScheme(): void {
  const shown = useShownScheme();
  useLayoutEffect(() => {
    document.documentElement.dataset['colorScheme'] = shown;
  }, [shown]);
}
