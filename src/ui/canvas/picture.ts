import type { Ref } from '../../engine/design/design.ts';
import type { Rect } from '../../engine/scene/scene.ts';
import { partsToPaint } from './changedAreas.ts';
import { covers, OVERSCAN, type Size, visibleArea } from './coverage.ts';
import { type PaintOptions, paintScene, type Viewport } from './paint.ts';
import type { PreparedScene } from './preparedScene.ts';

/*
 * The static layer: the whole scene on a canvas beneath React Flow, wider than the view. While the view moves, the
 * canvas is moved and scaled by the compositor and painted again only when it no longer reaches, or when painting is
 * so cheap that a sharp picture costs nothing; once the view rests it is painted sharp.
 */

export type Picture = {
  /** A new scene, or new options: painted with the next frame. */
  readonly show: (prepared: PreparedScene, options: PaintOptions) => void;
  readonly resize: (size: Size) => void;
  readonly move: (view: Viewport) => void;
  /** Paints again although nothing changed: fonts have arrived, or the screen's density has changed. */
  readonly refresh: () => void;
  readonly dispose: () => void;
};

/** Painting below this many milliseconds leaves room for everything else in a frame. */
const CHEAP_MS = 3.5;
const REST_MS = 220;
/** Beyond this many pixels a canvas costs more to carry than its sharpness is worth. */
const MOST_PIXELS = 9_000_000;

export function createPicture(canvas: HTMLCanvasElement): Picture {
  const context = canvas.getContext('2d');
  let prepared: PreparedScene | null = null;
  let options: PaintOptions | null = null;
  let size: Size = { width: 0, height: 0 };
  let view: Viewport = { x: 0, y: 0, zoom: 1 };
  let painted: Viewport | null = null;
  /** Parts of what is painted that look different by now. */
  let dirty: readonly Rect[] = [];
  let margin = { x: 0, y: 0 };
  let cost = 0;
  let frame = 0;
  let rest = 0;

  const scheduled = () => {
    frame = 0;
    draw(false);
  };
  const schedule = () => {
    if (frame === 0) frame = requestAnimationFrame(scheduled);
  };
  const settle = () => {
    window.clearTimeout(rest);
    rest = window.setTimeout(() => {
      if (painted !== null && (painted.zoom !== view.zoom || !isWhole(view, painted))) draw(true);
    }, REST_MS);
  };

  function draw(sharp: boolean) {
    if (prepared === null || options === null || context === null || size.width === 0) return;
    const { width, height } = prepared.scene;
    const margin = 200;
    const scene = { x: -margin, y: -margin, width: width + 2 * margin, height: height + 2 * margin };
    const stale =
      painted === null ||
      sharp ||
      (painted.zoom !== view.zoom && cost < CHEAP_MS) ||
      !covers(painted, view, size, scene);
    if (stale) repaint(context, prepared, options);
    else for (const area of dirty) repaintPart(context, prepared, options, area);
    dirty = [];
    place();
    if (!sharp) settle();
  }

  function repaint(context: CanvasRenderingContext2D, prepared: PreparedScene, options: PaintOptions) {
    const from = performance.now();
    const density = densityFor(size);
    margin = marginOf(size);
    const width = Math.ceil((size.width + 2 * margin.x) * density);
    const height = Math.ceil((size.height + 2 * margin.y) * density);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${String(width / density)}px`;
      canvas.style.height = `${String(height / density)}px`;
    }
    const area = visibleArea(view, size, OVERSCAN);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.clearRect(0, 0, width, height);
    const scale = density * view.zoom;
    context.setTransform(scale, 0, 0, scale, (view.x + margin.x) * density, (view.y + margin.y) * density);
    paintScene(context, prepared, area, view.zoom, options);
    painted = view;
    cost = performance.now() - from;
  }

  /** Paints a part of the scene again, into the picture as it lies there. */
  function repaintPart(
    context: CanvasRenderingContext2D,
    prepared: PreparedScene,
    options: PaintOptions,
    area: Rect,
  ) {
    if (painted === null) return;
    const density = densityFor(size);
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

  function place() {
    if (painted === null) return;
    const stretch = view.zoom / painted.zoom;
    const left = view.x - (painted.x + margin.x) * stretch;
    const top = view.y - (painted.y + margin.y) * stretch;
    canvas.style.transform = `translate(${String(left)}px, ${String(top)}px) scale(${String(stretch)})`;
  }

  return {
    show: (nextScene, nextOptions) => {
      const after = { prepared: nextScene, options: nextOptions };
      const parts = prepared === null || options === null ? null : partsToPaint({ prepared, options }, after);
      prepared = nextScene;
      options = nextOptions;
      if (parts === null) painted = null;
      else dirty = [...dirty, ...parts];
      schedule();
    },
    resize: (next) => {
      if (next.width === size.width && next.height === size.height) return;
      size = next;
      painted = null;
      schedule();
    },
    move: (next) => {
      view = next;
      schedule();
    },
    refresh: () => {
      painted = null;
      schedule();
    },
    dispose: () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(rest);
    },
  };
}

/** How far words and strokes may reach beyond the box they belong to, in scene units. */
const REACH = 40;

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

/** A picture moved by part of a pixel is painted again once the view rests, or its lines would stay soft. */
const isWhole = (a: Viewport, b: Viewport) => Number.isInteger(a.x - b.x) && Number.isInteger(a.y - b.y);

/** Pixels of the canvas for each CSS pixel: the screen's own, or fewer where the canvas would grow too large. */
function densityFor({ width, height }: Size): number {
  const area = width * height * (1 + 2 * OVERSCAN) ** 2;
  return Math.min(window.devicePixelRatio, Math.sqrt(MOST_PIXELS / area));
}

/** What the dynamic layer paints over the picture while something is dragged. */
export type Overlay = (context: CanvasRenderingContext2D, zoom: number, area: Rect) => void;

/** The dynamic layer: as large as the view, painted anew with each frame of a drag, empty otherwise. */
export function createOverlay(canvas: HTMLCanvasElement) {
  const context = canvas.getContext('2d');
  let size: Size = { width: 0, height: 0 };
  let view: Viewport = { x: 0, y: 0, zoom: 1 };
  let paint: Overlay | null = null;
  let frame = 0;
  let isClear = true;

  function draw() {
    frame = 0;
    if (context === null || (paint === null && isClear)) return;
    const density = window.devicePixelRatio;
    const [width, height] = [Math.round(size.width * density), Math.round(size.height * density)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    isClear = paint === null;
    // An empty canvas as large as the view is still laid over everything else in each frame.
    canvas.hidden = isClear;
    if (paint === null) return;
    const scale = density * view.zoom;
    context.setTransform(scale, 0, 0, scale, view.x * density, view.y * density);
    context.globalAlpha = 1;
    paint(context, view.zoom, visibleArea(view, size));
  }
  const schedule = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };

  return {
    show: (next: Overlay | null) => {
      paint = next;
      schedule();
    },
    resize: (next: Size) => {
      size = next;
      schedule();
    },
    move: (next: Viewport) => {
      view = next;
      if (paint !== null) schedule();
    },
    dispose: () => cancelAnimationFrame(frame),
  };
}

export type OverlayLayer = ReturnType<typeof createOverlay>;

/** No thing at all, the same set every time. */
export const none: ReadonlySet<Ref> = new Set();
