import { useColorScheme as useMuiColorScheme } from '@mui/material/styles';
import { useEffect } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import { useEditorState } from '../EditorContext.tsx';

const colorSchemeOf = (state: EditorState) => state.view.colorScheme;

/** Lets the page follow the view's colour scheme; `system` goes with the machine. */
export function useColorScheme(): void {
  const scheme = useEditorState(colorSchemeOf);
  const { setMode } = useMuiColorScheme();
  useEffect(() => setMode(scheme), [scheme, setMode]);
}
