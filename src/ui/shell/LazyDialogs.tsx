import { Suspense } from 'react';

import { lazyInLook } from '../lazyInLook.tsx';

import { useShell } from './ShellContext.tsx';

const CommandPalette = lazyInLook(() =>
  import('../topbar/CommandPalette.tsx').then((module) => module.CommandPalette),
);
const DesignsDialog = lazyInLook(() =>
  import('../topbar/DesignsDialog.tsx').then((module) => module.DesignsDialog),
);
const HelpSheet = lazyInLook(() => import('../topbar/HelpSheet.tsx').then((module) => module.HelpSheet));
const ConfirmExport = lazyInLook(() =>
  import('../topbar/ConfirmExport.tsx').then((module) => module.ConfirmExport),
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
