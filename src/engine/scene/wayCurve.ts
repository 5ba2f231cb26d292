import type { Point, Rect } from './scene.ts';

/** A start, two controls and an end. */
export type Curve = readonly [Point, Point, Point, Point];

/** From the edge of one box to that of another, leaving each at a right angle; `shift` keeps several lines apart. */
export function curveBetween(from: Rect, to: Rect, shift = 0): Curve {
  const [a, b] = [centerOf(from), centerOf(to)];
  const isAbove = b.y < from.y;
  const isBelow = b.y > from.y + from.height;
  if (isAbove || isBelow) {
    const start = { x: clamp(a.x + shift, from), y: isAbove ? from.y : from.y + from.height };
    const end = { x: b.x, y: isAbove ? to.y + to.height : to.y };
    const reach = Math.max(24, Math.abs(end.y - start.y) * 0.4) * (isAbove ? -1 : 1);
    return [start, { x: start.x, y: start.y + reach }, { x: end.x, y: end.y - reach }, end];
  }
  const isRight = b.x > a.x;
  const start = { x: isRight ? from.x + from.width : from.x, y: a.y + shift / 2 };
  const end = { x: isRight ? to.x : to.x + to.width, y: b.y };
  const reach = Math.max(24, Math.abs(end.x - start.x) * 0.4) * (isRight ? 1 : -1);
  return [start, { x: start.x + reach, y: start.y }, { x: end.x - reach, y: end.y }, end];
}

/** A point of a curve, `t` running from 0 to 1. */
export function pointAt([a, b, c, d]: Curve, t: number): Point {
  const u = 1 - t;
  const mix = (p: number, q: number, r: number, s: number) =>
    u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}

/** The first part of a curve, up to `t`. Source: de Casteljau's subdivision. */
export function startOf(curve: Curve, t: number): Curve {
  const [a, b, c] = curve;
  const mix = (p: Point, q: Point): Point => ({ x: p.x + (q.x - p.x) * t, y: p.y + (q.y - p.y) * t });
  const [ab, bc] = [mix(a, b), mix(b, c)];
  return [a, ab, mix(ab, bc), pointAt(curve, t)];
}

/** The middle of a box. */
export const centerOf = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });

const clamp = (x: number, { x: left, width }: Rect): number =>
  Math.min(left + width - 12, Math.max(left + 12, x));
