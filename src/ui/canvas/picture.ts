import type { Ref } from '../../engine/design/design.ts';
import type { Rect } from '../../engine/scene/scene.ts';
import { afterPaint } from '../afterPaint.ts';
import { differInWords, partsToPaint } from './changedAreas.ts';
import { covers, type Size } from './coverage.ts';
import { type PaintOptions, toTheEnd, type Viewport } from './paint.ts';
import type { PreparedScene } from './preparedScene.ts';
import { createSheet } from './sheet.ts';

/*
 * The static layer: the whole scene on a canvas beneath React Flow, wider than the view. While the view moves, the
 * canvas is moved and scaled by the compositor and painted again only when it no longer reaches, or when painting is
 * so cheap that a sharp picture costs nothing. Once the view rests, a second canvas is painted sharp, a little with each
 * frame, and takes the place of the first when it is done: whoever moves on meanwhile waits for nothing.
 */

export type Picture = {
  /** A new scene, or new options: painted with the next frame. */
  readonly show: (prepared: PreparedScene, options: PaintOptions) => void;
  readonly resize: (size: Size) => void;
  readonly move: (view: Viewport) => void;
  /** The view has come to rest, and is to be sharp. */
  readonly rest: () => void;
  /** Paints again although nothing changed: fonts have arrived, or the screen's density has changed. */
  readonly refresh: () => void;
  readonly dispose: () => void;
};

/** Painting below this many milliseconds leaves room for everything else in a frame. */
const CHEAP_MS = 3.5;
/** So much of a frame the sharp picture may take; the browser puts it on the canvas in as much again. */
const SLICE_MS = 4;
/** Where the words of many things become real elements or cease to be, they are painted with the next sharp picture. */
const PARTS_AT_ONCE = 24;
/** It waits for those that follow: elements come bit by bit. */
const WORDS_MS = 100;
/** Beyond the drawing's own border, in scene units. */
const BORDER = 200;

export function createPicture(canvas: HTMLCanvasElement): Picture {
  const twin = canvas.cloneNode(false) as HTMLCanvasElement;
  canvas.after(twin);
  let front = createSheet(canvas);
  let back = createSheet(twin);
  front.show(true);
  back.show(false);
  let prepared: PreparedScene | null = null;
  let options: PaintOptions | null = null;
  let size: Size = { width: 0, height: 0 };
  let view: Viewport = { x: 0, y: 0, zoom: 1 };
  let isStale = true;
  let isResting = true;
  /** Words are painted that are elements by now, or the other way round. */
  let isBehind = false;
  let words = 0;
  /** Parts of what is painted that look different by now. */
  let dirty: readonly Rect[] = [];
  let cost = 0;
  let frame = 0;
  /** The canvas that nobody sees yet gets its place after what is seen: there is the first frame to be painted. */
  let unallot: () => void = () => undefined;
  /** What is left to paint of the sharp picture. */
  let sharpening: Generator<void> | null = null;

  const schedule = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };

  function draw() {
    frame = 0;
    if (prepared === null || options === null || size.width === 0) return;
    if (mustRepaint(prepared)) repaint(prepared, options);
    else for (const area of dirty) front.paintPart(prepared, options, area);
    dirty = [];
    front.place(view);
    if (isResting && !isSharp()) sharpen(prepared, options);
  }

  function mustRepaint({ scene: { width, height } }: PreparedScene): boolean {
    const painted = front.painted();
    if (painted === null || isStale) return true;
    if (painted.zoom !== view.zoom && cost < CHEAP_MS) return true;
    const drawing = { x: -BORDER, y: -BORDER, width: width + 2 * BORDER, height: height + 2 * BORDER };
    return !covers(painted, view, size, drawing);
  }

  function repaint(prepared: PreparedScene, options: PaintOptions) {
    const from = performance.now();
    toTheEnd(front.paint(prepared, options, view, size));
    isStale = false;
    isBehind = false;
    cost = performance.now() - from;
  }

  const isSharp = () => {
    const painted = front.painted();
    if (isBehind && words === 0) return false;
    return painted === null || (painted.zoom === view.zoom && isWhole(view, painted));
  };

  function sharpen(prepared: PreparedScene, options: PaintOptions) {
    sharpening ??= back.paint(prepared, options, view, size);
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      if (sharpening.next().done !== true) continue;
      sharpening = null;
      isBehind = false;
      [front, back] = [back, front];
      front.place(view);
      front.show(true);
      back.show(false);
      return;
    }
    schedule();
  }

  /** What is being painted sharp has its place already. */
  const allotBack = () => {
    if (sharpening === null) back.allot(size);
  };

  const putOffWords = () => {
    isBehind = true;
    window.clearTimeout(words);
    words = window.setTimeout(() => {
      words = 0;
      schedule();
    }, WORDS_MS);
  };

  /** What the sharp picture was to show is out of date. */
  const begunInVain = () => {
    sharpening = null;
    schedule();
  };

  return {
    show: (nextScene, nextOptions) => {
      const after = { prepared: nextScene, options: nextOptions };
      const before = prepared === null || options === null ? null : { prepared, options };
      const parts = before === null ? null : partsToPaint(before, after);
      const areMany = parts === null || parts.length > PARTS_AT_ONCE;
      prepared = nextScene;
      options = nextOptions;
      if (areMany && before !== null && differInWords(before, after)) putOffWords();
      else if (parts === null) isStale = true;
      else dirty = [...dirty, ...parts];
      begunInVain();
    },
    resize: (next) => {
      if (next.width === size.width && next.height === size.height) return;
      size = next;
      isStale = true;
      unallot();
      unallot = afterPaint(allotBack);
      begunInVain();
    },
    move: (next) => {
      if (next.x === view.x && next.y === view.y && next.zoom === view.zoom) return;
      view = next;
      isResting = false;
      begunInVain();
    },
    rest: () => {
      isResting = true;
      schedule();
    },
    refresh: () => {
      isStale = true;
      begunInVain();
    },
    dispose: () => {
      cancelAnimationFrame(frame);
      unallot();
      window.clearTimeout(words);
      twin.remove();
    },
  };
}

/** A picture moved by part of a pixel is painted again once the view rests, or its lines would stay soft. */
const isWhole = (a: Viewport, b: Viewport) => Number.isInteger(a.x - b.x) && Number.isInteger(a.y - b.y);

/** No thing at all, the same set every time. */
export const none: ReadonlySet<Ref> = new Set();
