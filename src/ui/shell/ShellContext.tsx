import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

/** Which dialog stands over the page. It belongs to the page, not to the editor: nothing of it is remembered. */
export type DialogName = 'commands' | 'designs' | 'help' | 'confirmExport';

export type Shell = {
  readonly dialog: DialogName | null;
  readonly openDialog: (dialog: DialogName | null) => void;
};

const ShellContext = createContext<Shell | null>(null);

export function ShellProvider({ children }: { readonly children: ReactNode }) {
  const [dialog, openDialog] = useState<DialogName | null>(null);
  const shell = useMemo(() => ({ dialog, openDialog }), [dialog]);
  return <ShellContext value={shell}>{children}</ShellContext>;
}

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error('useShell needs a ShellProvider above it');
  return shell;
}
