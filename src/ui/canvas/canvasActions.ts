import { createContext, type PointerEvent, useContext } from 'react';

import type { Ref } from '../../engine/design/design.ts';

/** What a mounted thing may ask of the canvas; one object for each mode, so that no card renders because of it. */
export type CanvasActions = {
  /** Whether things may be changed where they stand, which a review does not offer. */
  readonly editable: boolean;
  /** At a place in the window's pixels. */
  readonly openMenu: (thing: Ref, at: { readonly x: number; readonly y: number }) => void;
  readonly startResize: (subnet: Ref, event: PointerEvent) => void;
  readonly rename: (thing: Ref) => void;
};

const ActionsContext = createContext<CanvasActions | null>(null);

export const ActionsProvider = ActionsContext;

export function useActions(): CanvasActions {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error('A thing on the canvas needs the canvas above it');
  return actions;
}
