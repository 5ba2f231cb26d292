import type { RoutedEdge } from './layeredGraph.ts';
import type { Point, Rect } from './scene.ts';
import { LABEL_HEIGHT } from './sceneBuilder.ts';

const PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

/**
 * An edge between boxes that people placed: one curve from side to side, with the label where it covers none of
 * the rectangles in `taken`, as far as there is such a place. The label's rectangle is added to `taken`.
 */
export function directEdge(
  from: Rect | undefined,
  to: Rect | undefined,
  labelWidth: number,
  taken: Rect[],
): RoutedEdge | undefined {
  if (from === undefined || to === undefined) return undefined;
  const points = curve(from, to);
  const centers = PLACES.map((at) => pointOn(points, at));
  const label =
    centers.find((center) => !taken.some((rect) => overlaps(rect, around(center, labelWidth)))) ?? centers[0];
  if (label === undefined) return undefined;
  taken.push(around(label, labelWidth));
  return { points, label };
}

type Curve = readonly [Point, Point, Point, Point];

function curve(from: Rect, to: Rect): Curve {
  const centerX = (rect: Rect): number => rect.x + rect.width / 2;
  const centerY = (rect: Rect): number => rect.y + rect.height / 2;
  const below = to.y >= from.y + from.height;
  if (below || to.y + to.height <= from.y) {
    const start = { x: centerX(from), y: below ? from.y + from.height : from.y };
    const end = { x: centerX(to), y: below ? to.y : to.y + to.height };
    const middle = (start.y + end.y) / 2;
    return [start, { x: start.x, y: middle }, { x: end.x, y: middle }, end];
  }
  const right = centerX(to) >= centerX(from);
  const start = { x: right ? from.x + from.width : from.x, y: centerY(from) };
  const end = { x: right ? to.x : to.x + to.width, y: centerY(to) };
  const middle = (start.x + end.x) / 2;
  return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
}

/** A point of a cubic Bézier curve, `at` running from 0 to 1. */
export function pointOn([a, b, c, d]: Curve, at: number): Point {
  const rest = 1 - at;
  const mix = (key: 'x' | 'y'): number =>
    rest ** 3 * a[key] + 3 * rest ** 2 * at * b[key] + 3 * rest * at ** 2 * c[key] + at ** 3 * d[key];
  return { x: mix('x'), y: mix('y') };
}

function around({ x, y }: Point, width: number): Rect {
  return { x: x - width / 2, y: y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT };
}

function overlaps(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
