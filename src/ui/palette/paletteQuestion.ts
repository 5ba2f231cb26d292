import type { PaletteItem } from './paletteItems.ts';

/* Which item of the palette waits for an answer. The canvas asks, the palette shows the question. */

let waiting: PaletteItem | null = null;
const listeners = new Set<() => void>();

/** Opens the palette's question for the item, or closes it with `null`. */
export function askForPaletteItem(item: PaletteItem | null): void {
  waiting = item;
  for (const listener of listeners) listener();
}

export const paletteQuestion = {
  get: (): PaletteItem | null => waiting,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
