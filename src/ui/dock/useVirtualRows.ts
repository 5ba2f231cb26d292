import { useLayoutEffect, useState, type RefObject } from 'react';

/** Rows drawn beyond both ends, so that a quick scroll shows no gap. */
const BEYOND = 12;

type Window = { readonly first: number; readonly end: number };

/**
 * Which rows of a long table are drawn: those in the part of its scrolling panel that can be seen, and some beyond.
 * All rows have the same height; `table` is the element whose top the first row follows.
 */
export function useVirtualRows(
  table: RefObject<HTMLElement | null>,
  { count, height }: { readonly count: number; readonly height: number },
): Window {
  const [window, setWindow] = useState<Window>({ first: 0, end: 60 });
  useLayoutEffect(() => {
    const panel = table.current?.closest<HTMLElement>('.dockPanel');
    const element = table.current;
    if (panel === null || panel === undefined || element === null) return;
    const follow = () => {
      const above = panel.getBoundingClientRect().top - element.getBoundingClientRect().top;
      // In steps, so that most scrolling renders nothing.
      const first = Math.max(0, Math.floor(above / height / BEYOND) * BEYOND - BEYOND);
      const end = first + Math.ceil(panel.clientHeight / height) + 3 * BEYOND;
      setWindow((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    const observer = new ResizeObserver(follow);
    observer.observe(panel);
    panel.addEventListener('scroll', follow, { passive: true });
    return () => {
      observer.disconnect();
      panel.removeEventListener('scroll', follow);
    };
  }, [table, height]);
  // A shorter list than before never shows an empty table.
  const first = Math.max(0, Math.min(window.first, count - 1));
  return { first, end: Math.min(count, Math.max(window.end, first + BEYOND)) };
}
