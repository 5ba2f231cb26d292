import { type RefObject, useLayoutEffect, useState } from 'react';

type Size = { readonly rows: number; readonly columns: number };
type Window = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

/** Rows and columns drawn beyond what is seen, and the steps in which the window moves. */
const BEYOND = 4;

export const CELL = { width: 132, height: 42 } as const;
export const HEAD = { width: 190, height: 46 } as const;

/** Which rows and columns of a large grid are drawn: those that its scroller shows, and some beyond. */
export function useGridWindow(scroller: RefObject<HTMLElement | null>, { rows, columns }: Size): Window {
  const [window, setWindow] = useState<Window>({ top: 0, bottom: 20, left: 0, right: 16 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const first = (at: number, size: number) => Math.max(0, Math.floor(at / size / BEYOND) * BEYOND - BEYOND);
    const follow = () => {
      const top = first(element.scrollTop, CELL.height);
      const left = first(element.scrollLeft, CELL.width);
      const bottom = top + Math.ceil(element.clientHeight / CELL.height) + 3 * BEYOND;
      const right = left + Math.ceil(element.clientWidth / CELL.width) + 3 * BEYOND;
      setWindow((before) =>
        before.top === top && before.left === left && before.bottom === bottom && before.right === right
          ? before
          : { top, bottom, left, right },
      );
    };
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', follow);
    };
  }, [scroller]);
  return {
    top: Math.min(window.top, Math.max(0, rows - 1)),
    bottom: Math.min(rows, window.bottom),
    left: Math.min(window.left, Math.max(0, columns - 1)),
    right: Math.min(columns, window.right),
  };
}

/** The positions of a window, and the one that has the focus wherever it is, so that it is never lost by scrolling. */
export function positions(from: number, to: number, kept: number): readonly number[] {
  const all = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
  if (kept < 0 || (kept >= from && kept < to)) return all;
  return kept < from ? [kept, ...all] : [...all, kept];
}
