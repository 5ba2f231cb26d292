import { useStore } from '@xyflow/react';

// Rounded up in small steps: what is pressed stays large enough, and is not rendered with every frame of zooming.
const unscaledOf = ({ transform }: { readonly transform: readonly [number, number, number] }) =>
  Math.max(1, Math.ceil(20 / transform[2]) / 20);

/** How much larger than in the drawing something must be for it not to shrink on the screen when zoomed out; at least 1. */
export const useUnscaled = (): number => useStore(unscaledOf);
