import type { CanvasView } from './view.ts';

type Watcher = {
  /** With every change of the view or its size. */
  readonly moved?: () => void;
  readonly rested: () => void;
};

/**
 * Tells when the view has stayed as it is for `ms`, and a frame has begun since in which nothing moved it. A page that was
 * held up hears late of what the pointer did: the timer alone would take that for rest, and begin in the middle of a
 * gesture what is put off until its end. Gives the way to stop.
 */
export function watchRest(view: CanvasView, ms: number, { moved, rested }: Watcher): () => void {
  let last = keyOf(view);
  let timer = 0;
  let frame = 0;
  const stop = () => {
    window.clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
  const follow = () => {
    const at = keyOf(view);
    if (at === last) return;
    last = at;
    stop();
    moved?.();
    timer = window.setTimeout(() => {
      frame = requestAnimationFrame(rested);
    }, ms);
  };
  const unfollow = view.subscribe(follow);
  return () => {
    unfollow();
    stop();
  };
}

const keyOf = (view: CanvasView): string =>
  [...Object.values(view.now()), ...Object.values(view.size())].join(' ');
