import type { Rect } from '../../engine/scene/scene.ts';
import type { Viewport } from './paint.ts';

export type Size = { readonly width: number; readonly height: number };

/** How much further than the view the picture reaches on each side, as a share of the view. */
export const OVERSCAN = 0.3;

/** The part of the scene that a view shows, in scene units; `overscan` widens it on every side. */
export function visibleArea({ x, y, zoom }: Viewport, { width, height }: Size, overscan = 0): Rect {
  return {
    x: (-x - width * overscan) / zoom,
    y: (-y - height * overscan) / zoom,
    width: (width * (1 + 2 * overscan)) / zoom,
    height: (height * (1 + 2 * overscan)) / zoom,
  };
}

/**
 * Whether a picture painted for `painted` can stand in for `wanted` by being moved and scaled: it must reach over
 * everything the view shows of the scene, and must not be stretched until it blurs.
 */
export function covers(painted: Viewport, wanted: Viewport, size: Size, scene: Rect): boolean {
  const stretch = wanted.zoom / painted.zoom;
  if (stretch > 1.6 || stretch < 0.4) return false;
  const have = visibleArea(painted, size, OVERSCAN);
  const need = intersection(visibleArea(wanted, size), scene);
  return (
    need === null ||
    (need.x >= have.x &&
      need.y >= have.y &&
      need.x + need.width <= have.x + have.width &&
      need.y + need.height <= have.y + have.height)
  );
}

function intersection(a: Rect, b: Rect): Rect | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width <= 0 || height <= 0 ? null : { x, y, width, height };
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The view that shows all of `rect` in the middle, no larger than `most` and with `padding` pixels around it. */
export function fitViewport(rect: Rect, size: Size, padding: number, least: number, most: number): Viewport {
  const zoom = clamp(
    Math.min((size.width - 2 * padding) / rect.width, (size.height - 2 * padding) / rect.height),
    least,
    most,
  );
  return {
    x: (size.width - rect.width * zoom) / 2 - rect.x * zoom,
    y: (size.height - rect.height * zoom) / 2 - rect.y * zoom,
    zoom,
  };
}

/** Whether a view shows all of a rectangle; a part of a pixel may be missing. */
export function shows({ x, y, zoom }: Viewport, rect: Rect, { width, height }: Size): boolean {
  const [left, top] = [rect.x * zoom + x, rect.y * zoom + y];
  const [right, bottom] = [left + rect.width * zoom, top + rect.height * zoom];
  return left >= -0.5 && top >= -0.5 && right <= width + 0.5 && bottom <= height + 0.5;
}

/** The same view moved by no more than needed to bring `rect` inside it, `padding` pixels from its border. */
export function revealViewport(view: Viewport, rect: Rect, size: Size, padding: number): Viewport {
  const shift = (start: number, length: number, room: number) => {
    const [low, high] = [padding - start, room - padding - (start + length)];
    return low > high ? (low > 0 ? low : 0) : clamp(0, low, high);
  };
  const dx = shift(rect.x * view.zoom + view.x, rect.width * view.zoom, size.width);
  const dy = shift(rect.y * view.zoom + view.y, rect.height * view.zoom, size.height);
  return dx === 0 && dy === 0 ? view : { x: view.x + dx, y: view.y + dy, zoom: view.zoom };
}
