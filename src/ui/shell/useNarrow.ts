import { useSyncExternalStore } from 'react';

/** Palette, canvas and inspector at their narrowest do not stand side by side below this; 1280 px at 200 % do not. */
const narrow = matchMedia('(width < 720px)');

const subscribe = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** Whether the page is so narrow, small or magnified, that its panels go below one another. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
