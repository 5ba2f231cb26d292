import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';

import type { Point, Rect } from '../../engine/scene/scene.ts';
import { fitViewport, revealViewport, type Size, visibleArea } from './coverage.ts';
import type { Viewport } from './paint.ts';
import { useSteady } from './useSteady.ts';

export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 4;
const FIT_AT_MOST = 1.25;
const PADDING = 16;

/** Where the canvas looks, and how to look elsewhere; one stable object that reads React Flow's own store. */
export type CanvasView = {
  readonly now: () => Viewport;
  readonly size: () => Size;
  readonly area: () => Rect;
  /** A point of the window in scene units. */
  readonly toScene: (x: number, y: number) => Point;
  readonly fit: (rect: Rect, quickly?: boolean) => void;
  /** Shows the whole drawing, and goes on doing so until a person looks elsewhere. */
  readonly fitAll: (drawing: Size, quickly?: boolean) => void;
  /** Whether the whole drawing is to stay in view: nobody has looked elsewhere since it was fitted. */
  readonly isFitted: () => boolean;
  /** A hand on wheel, pointer or screen moves the view, which is then theirs. */
  readonly takeOver: () => void;
  /** Where it is on its way to, or is. */
  readonly heading: () => Viewport;
  /** Moves no more than needed to bring it into view. */
  readonly reveal: (rect: Rect) => void;
  readonly set: (view: Viewport, quickly?: boolean) => void;
  readonly zoomBy: (factor: number) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

const stillness = window.matchMedia('(prefers-reduced-motion: reduce)');

export function useCanvasView(): CanvasView {
  const store = useStoreApi();
  // React Flow gives another set of them once its viewport is there.
  const { setViewport, screenToFlowPosition } = useReactFlow();
  const flow = useSteady({ setViewport, screenToFlowPosition });
  return useMemo(() => createView(store, flow), [store, flow]);
}

type Store = ReturnType<typeof useStoreApi>;
type Flow = Pick<ReturnType<typeof useReactFlow>, 'setViewport' | 'screenToFlowPosition'>;

function createView(store: Store, flow: Flow): CanvasView {
  const now = (): Viewport => {
    const [x, y, zoom] = store.getState().transform;
    return { x, y, zoom };
  };
  const size = (): Size => {
    const { width, height } = store.getState();
    return { width, height };
  };
  let isFitted = false;
  let target: Viewport | null = null;
  const go = (view: Viewport, quickly: boolean) => {
    target = view;
    const arrived = flow.setViewport(view, quickly || stillness.matches ? {} : { duration: 180 });
    void arrived.then(() => {
      if (target === view) target = null;
    });
  };
  const set = (view: Viewport, quickly = false) => {
    isFitted = false;
    go(view, quickly);
  };
  const fitted = (rect: Rect) => fitViewport(rect, size(), PADDING, MIN_ZOOM, FIT_AT_MOST);
  const heading = () => target ?? now();
  return {
    now,
    size,
    set,
    area: () => visibleArea(now(), size()),
    toScene: (x, y) => flow.screenToFlowPosition({ x, y }, { snapToGrid: false }),
    heading,
    fit: (rect, quickly) => set(fitted(rect), quickly),
    fitAll: (drawing, quickly = false) => {
      isFitted = true;
      go(fitted({ x: 0, y: 0, width: drawing.width, height: drawing.height }), quickly);
    },
    isFitted: () => isFitted,
    takeOver: () => {
      isFitted = false;
      target = null;
    },
    reveal: (rect) => {
      const view = heading();
      const next = revealViewport(view, rect, size(), PADDING);
      if (next !== view) go(next, false);
    },
    zoomBy: (factor) => {
      const { x, y, zoom } = now();
      const { width, height } = size();
      const next = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom * factor));
      const stretch = next / zoom;
      set({
        x: width / 2 - (width / 2 - x) * stretch,
        y: height / 2 - (height / 2 - y) * stretch,
        zoom: next,
      });
    },
    subscribe: (listener) => store.subscribe(listener),
  };
}
