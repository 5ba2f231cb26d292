import type { Rect } from '../../engine/scene/scene.ts';
import { OVERSCAN, type Size, visibleArea } from './coverage.ts';
import { type PaintOptions, paintScene, paintSteps, type Viewport } from './paint.ts';
import type { PreparedScene } from './preparedScene.ts';

/** A canvas that holds the scene as it looks from one view, and some more of it on every side. */
export type Sheet = {
  /** The view it holds; `null` while it holds none, or one that is not finished. */
  readonly painted: () => Viewport | null;
  /** Begins to paint; each step is a part of a millisecond or little more, and the sheet holds the view after the last. */
  readonly paint: (
    prepared: PreparedScene,
    options: PaintOptions,
    view: Viewport,
    size: Size,
  ) => Generator<void>;
  /** Paints a part of the scene (scene units) again, into what it holds. */
  readonly paintPart: (prepared: PreparedScene, options: PaintOptions, area: Rect) => void;
  /** Moved and scaled so that what it holds lies where the view wants it. */
  readonly place: (view: Viewport) => void;
  /**
   * Whether it is seen. One that is not lies outside of the view: a browser puts off what is painted on a hidden canvas
   * until it shows, and does it all at once.
   */
  readonly show: (isShown: boolean) => void;
  /** As large as it will be, before there is something to paint: its memory comes with the first stroke. */
  readonly allot: (size: Size) => void;
};

/** Beyond this many pixels a canvas costs more to carry than its sharpness is worth. */
const MOST_PIXELS = 9_000_000;
/** How far words and strokes may reach beyond the box they belong to, in scene units. */
const REACH = 40;

export function createSheet(canvas: HTMLCanvasElement): Sheet {
  const context = canvas.getContext('2d');
  let painted: Viewport | null = null;
  let density = 1;
  let margin = { x: 0, y: 0 };

  function clear(size: Size) {
    painted = null;
    density = densityFor(size);
    margin = marginOf(size);
    const width = Math.ceil((size.width + 2 * margin.x) * density);
    const height = Math.ceil((size.height + 2 * margin.y) * density);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${String(width / density)}px`;
      canvas.style.height = `${String(height / density)}px`;
    }
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, width, height);
  }

  function* paint(prepared: PreparedScene, options: PaintOptions, view: Viewport, size: Size) {
    clear(size);
    if (context === null) return;
    context.globalAlpha = 1;
    const scale = density * view.zoom;
    context.setTransform(scale, 0, 0, scale, (view.x + margin.x) * density, (view.y + margin.y) * density);
    yield* paintSteps(context, prepared, visibleArea(view, size, OVERSCAN), view.zoom, options);
    painted = view;
  }

  function paintPart(prepared: PreparedScene, options: PaintOptions, area: Rect) {
    if (painted === null || context === null) return;
    const scale = density * painted.zoom;
    const origin = { x: (painted.x + margin.x) * density, y: (painted.y + margin.y) * density };
    // Whole pixels: a part must not fray where it ends.
    const left = Math.floor(area.x * scale + origin.x);
    const top = Math.floor(area.y * scale + origin.y);
    const right = Math.ceil((area.x + area.width) * scale + origin.x);
    const bottom = Math.ceil((area.y + area.height) * scale + origin.y);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    context.clearRect(left, top, right - left, bottom - top);
    context.setTransform(scale, 0, 0, scale, origin.x, origin.y);
    paintScene(context, prepared, around(area, REACH), painted.zoom, options);
    context.restore();
  }

  function place(view: Viewport) {
    if (painted === null) return;
    const stretch = view.zoom / painted.zoom;
    const left = view.x - (painted.x + margin.x) * stretch;
    const top = view.y - (painted.y + margin.y) * stretch;
    canvas.style.transform = `translate(${String(left)}px, ${String(top)}px) scale(${String(stretch)})`;
  }

  return {
    painted: () => painted,
    paint,
    paintPart,
    place,
    show: (isShown) => {
      canvas.toggleAttribute('data-next', !isShown);
    },
    allot: clear,
  };
}

const around = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** Whole pixels, or the picture would lie between those of the screen and blur. */
const marginOf = ({ width, height }: Size) => ({
  x: Math.ceil(width * OVERSCAN),
  y: Math.ceil(height * OVERSCAN),
});

/** Pixels of the canvas for each CSS pixel: the screen's own, or fewer where the canvas would grow too large. */
function densityFor({ width, height }: Size): number {
  const area = width * height * (1 + 2 * OVERSCAN) ** 2;
  return Math.min(window.devicePixelRatio, Math.sqrt(MOST_PIXELS / area));
}
