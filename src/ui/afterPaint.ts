/** A page that is not seen has no frames: its task runs after so long. */
const FRAME_AT_MOST_MS = 100;

/** Runs a task once the next frame has been painted, after what else waited for that. Gives the way to stop. */
export function afterPaint(task: () => void): () => void {
  const once = () => {
    stop();
    task();
  };
  let timer = setTimeout(once, FRAME_AT_MOST_MS);
  const later = (next: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(next);
  };
  const frame = requestAnimationFrame(() => later(() => later(once)));
  const stop = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  return stop;
}

const inputs = ['keydown', 'pointerdown'] as const;

/** The same, or before the page hears of the next key or press: whoever acts acts on the newest. */
export function afterPaintOrAtInput(task: () => void): void {
  const once = () => {
    stop();
    for (const type of inputs) window.removeEventListener(type, once, true);
    task();
  };
  const stop = afterPaint(once);
  for (const type of inputs) window.addEventListener(type, once, true);
}
