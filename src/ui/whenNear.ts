/** Handlers that call `foresee` when a control is pressed or reached by keyboard: from there it is one step to its edit. */
export function whenNear(foresee: () => void): {
  readonly onPointerDown: () => void;
  readonly onFocus: () => void;
} {
  return { onPointerDown: foresee, onFocus: foresee };
}
