import type { Rect } from '../../engine/scene/scene.ts';
import { type Size, visibleArea } from './coverage.ts';
import type { Viewport } from './paint.ts';

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
