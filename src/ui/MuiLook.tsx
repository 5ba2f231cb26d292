import { ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';

import type { EditorState } from '../editor/editorState.ts';
import { useEditorState } from './EditorContext.tsx';
import { theme } from './theme.ts';

const colorSchemeOf = (state: EditorState) => state.view.colorScheme;

/** Material UI's part of the look, around what is made of its components. */
export function MuiLook({ children }: { readonly children: ReactNode }) {
  const scheme = useEditorState(colorSchemeOf);
  return (
    // The view remembers the scheme; Material UI need not keep its own note of it, and starts anew when it changes.
    <ThemeProvider key={scheme} theme={theme} defaultMode={scheme} storageManager={null}>
      {children}
    </ThemeProvider>
  );
}
