import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';

import type { Point, Rect } from '../../engine/scene/scene.ts';
import { fitViewport, revealViewport, type Size, visibleArea } from './coverage.ts';
import type { Viewport } from './paint.ts';

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
  readonly reveal: (rect: Rect) => void;
  readonly set: (view: Viewport, quickly?: boolean) => void;
  readonly zoomBy: (factor: number) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

const stillness = window.matchMedia('(prefers-reduced-motion: reduce)');

export function useCanvasView(): CanvasView {
  const store = useStoreApi();
  const flow = useReactFlow();
  return useMemo(() => {
    const now = (): Viewport => {
      const [x, y, zoom] = store.getState().transform;
      return { x, y, zoom };
    };
    const size = (): Size => {
      const { width, height } = store.getState();
      return { width, height };
    };
    const set = (view: Viewport, quickly = false) => {
      void flow.setViewport(view, quickly || stillness.matches ? {} : { duration: 180 });
    };
    return {
      now,
      size,
      set,
      area: () => visibleArea(now(), size()),
      toScene: (x, y) => flow.screenToFlowPosition({ x, y }, { snapToGrid: false }),
      fit: (rect, quickly) => set(fitViewport(rect, size(), PADDING, MIN_ZOOM, FIT_AT_MOST), quickly),
      reveal: (rect) => {
        const view = now();
        const next = revealViewport(view, rect, size(), PADDING);
        if (next !== view) set(next);
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
  }, [store, flow]);
}
