import { lazy, Suspense } from 'react';

import { useShell } from './ShellContext.tsx';

const CommandPalette = lazy(() =>
  import('../topbar/CommandPalette.tsx').then((module) => ({ default: module.CommandPalette })),
);
const DesignsDialog = lazy(() =>
  import('../topbar/DesignsDialog.tsx').then((module) => ({ default: module.DesignsDialog })),
);
const HelpSheet = lazy(() =>
  import('../topbar/HelpSheet.tsx').then((module) => ({ default: module.HelpSheet })),
);
const ConfirmExport = lazy(() =>
  import('../topbar/ConfirmExport.tsx').then((module) => ({ default: module.ConfirmExport })),
);

/** Dialogs load when they are first asked for. */
export function LazyDialogs() {
  const { dialog, openDialog } = useShell();
  const close = () => openDialog(null);
  return (
    <Suspense fallback={null}>
      {dialog === 'commands' && <CommandPalette onClose={close} />}
      {dialog === 'designs' && <DesignsDialog onClose={close} />}
      {dialog === 'help' && <HelpSheet onClose={close} />}
      {dialog === 'confirmExport' && <ConfirmExport onClose={close} />}
    </Suspense>
  );
}
