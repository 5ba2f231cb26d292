import type { Page } from 'playwright/test';

/*
 * The clock of an edit runs in the page: from the key or pointer event, as the browser stamped it, to the frame in
 * which the last figure that the edit changed was painted, and to the one in which the drawing shows the edit.
 */

/** Milliseconds from the first key or pointer event since `arm`. */
type EditTimes = { readonly figures: number; readonly drawing: number };

type EditClock = {
  readonly arm: () => void;
  /** Rejects when no figures follow, or no drawing. */
  readonly edit: () => Promise<EditTimes>;
  /** Milliseconds from that event to the next frame, whatever it shows. */
  readonly frame: () => Promise<number>;
};

declare global {
  // Lives in the page that is measured.
  var editClock: EditClock;
}

/** Puts the clock into every page opened from here on. */
export async function installEditClock(page: Page): Promise<void> {
  await page.addInitScript(startEditClock);
}

function startEditClock(): void {
  const figures = '[aria-label="Totals"], [aria-label="Inspector"], [aria-label="Dock"]';
  const drawing = '[aria-label="Canvas"]';
  // Speech for screen readers waits for a second on purpose, and shows nothing.
  const unseen = '.visuallyHidden';
  /** How long no figure may change for an edit to count as finished. */
  const quietMs = 250;

  let armed = false;
  let eventAt: number | undefined;
  let frameAt: number | undefined;
  let sequenceBefore: string | undefined;
  let changedAt = 0;
  let paintedAt: number | undefined;
  let drawnAt: number | undefined;
  let painting = 0;

  const afterPaint = (done: (at: number) => void) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        done(performance.now());
      };
      channel.port2.postMessage(null);
    });
  };
  const totals = () => document.querySelector<HTMLElement>('[aria-label="Totals"]');
  const isNew = () => totals()?.ariaBusy === 'false' && totals()?.dataset['sequence'] !== sequenceBefore;

  const onEvent = (event: Event) => {
    if (!armed || (event instanceof KeyboardEvent && ['Control', 'Shift'].includes(event.key))) return;
    armed = false;
    eventAt = event.timeStamp;
    afterPaint((at) => {
      frameAt = at;
    });
  };
  for (const type of ['keydown', 'pointerup']) addEventListener(type, onEvent, { capture: true });

  const isFigure = ({ target }: MutationRecord) => {
    const element = target instanceof Element ? target : target.parentElement;
    return element !== null && element.closest(figures) !== null && element.closest(unseen) === null;
  };
  const isDrawing = ({ target, attributeName }: MutationRecord) =>
    attributeName === 'data-sequence' && target instanceof Element && target.closest(drawing) !== null;
  new MutationObserver((changes) => {
    if (eventAt === undefined) return;
    const [figuresChanged, drawingChanged] = [changes.some(isFigure), changes.some(isDrawing)];
    if (!figuresChanged && !drawingChanged) return;
    changedAt = performance.now();
    painting += 1;
    afterPaint((at) => {
      painting -= 1;
      if (figuresChanged) paintedAt = at;
      if (drawingChanged) drawnAt = at;
    });
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

  const eventOf = () => {
    if (eventAt === undefined) throw new Error('no key or pointer event came');
    return eventAt;
  };

  globalThis.editClock = {
    arm: () => {
      armed = true;
      eventAt = frameAt = paintedAt = drawnAt = undefined;
      [sequenceBefore, changedAt] = [totals()?.dataset['sequence'], performance.now()];
    },
    edit: () =>
      new Promise((resolve, reject) => {
        const from = performance.now();
        const look = () => {
          const quiet = painting === 0 && performance.now() - changedAt > quietMs;
          if (quiet && isNew() && paintedAt !== undefined && drawnAt !== undefined)
            resolve({ figures: paintedAt - eventOf(), drawing: drawnAt - eventOf() });
          else if (performance.now() - from > 20_000) reject(new Error('no figures followed the event'));
          else setTimeout(look, 30);
        };
        look();
      }),
    frame: async () => {
      while (frameAt === undefined) await new Promise((wait) => setTimeout(wait, 10));
      return frameAt - eventOf();
    },
  };
}
