import { readRef, type Ref } from '../../engine/design/design.ts';
import type { Point, Rect, Scene, SceneEdge } from '../../engine/scene/scene.ts';
import { indexRects, type SceneIndex } from './sceneIndex.ts';

/** A scene with everything that a frame asks of it looked up once. */
export type PreparedScene = {
  readonly scene: Scene;
  readonly boxes: SceneIndex;
  readonly edges: SceneIndex;
  /** Positions in `scene.texts` by the box they lie in. */
  readonly textsInBox: ReadonlyMap<number, readonly number[]>;
  readonly textsOf: ReadonlyMap<Ref, readonly number[]>;
  readonly boxesOf: ReadonlyMap<Ref, readonly number[]>;
  /** Positions in `scene.edges` of those that start or end at a thing. */
  readonly edgesOf: ReadonlyMap<Ref, readonly number[]>;
  /** Things that can be selected, containers before what stands in them. */
  readonly things: readonly { readonly ref: Ref; readonly rect: Rect }[];
  readonly thingIndex: SceneIndex;
};

function group<T>(items: readonly T[], keysOf: (item: T) => readonly (Ref | number | null)[]) {
  const groups = new Map<Ref | number, number[]>();
  items.forEach((item, position) => {
    for (const key of keysOf(item)) {
      if (key === null) continue;
      const positions = groups.get(key);
      if (positions === undefined) groups.set(key, [position]);
      else if (positions.at(-1) !== position) positions.push(position);
    }
  });
  return groups;
}

/** The smallest rectangle around some points, at least one. */
export function boundsOf(points: readonly Point[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** An edge with its label and arrow head. */
export function edgeBounds({ points, label }: SceneEdge): Rect {
  const corners: Point[] = [...points];
  if (label !== null) {
    const { x, y, width, height } = label.rect;
    corners.push({ x, y }, { x: x + width, y: y + height });
  }
  const { x, y, width, height } = boundsOf(corners);
  return { x: x - 8, y: y - 8, width: width + 16, height: height + 16 };
}

export function prepareScene(scene: Scene): PreparedScene {
  // A container is larger than what stands in it: largest first puts every thing behind its own contents.
  const things = Object.entries(scene.frames)
    .map(([ref, rect]) => ({ ref, rect }))
    .sort((a, b) => b.rect.width * b.rect.height - a.rect.width * a.rect.height);
  return {
    scene,
    boxes: indexRects(scene.boxes),
    edges: indexRects(scene.edges.map(edgeBounds)),
    textsInBox: group(scene.texts, ({ box }) => [box]) as ReadonlyMap<number, readonly number[]>,
    textsOf: group(scene.texts, ({ ref }) => [ref]) as ReadonlyMap<Ref, readonly number[]>,
    boxesOf: group(scene.boxes, ({ ref }) => [ref]) as ReadonlyMap<Ref, readonly number[]>,
    edgesOf: group(scene.edges, ({ from, to }) => [from, to]) as ReadonlyMap<Ref, readonly number[]>,
    things,
    thingIndex: indexRects(things.map(({ rect }) => rect)),
  };
}

/**
 * What is meant by a point: a rule's label or a card first, then an edge close by, then the box below, and at last the
 * frame around it; `null` outside of everything.
 */
export function thingAt(prepared: PreparedScene, x: number, y: number, reach: number): Ref | null {
  const { scene, things, thingIndex, boxes } = prepared;
  const thing = things[thingIndex.at(x, y)]?.ref ?? null;
  if (thing !== null && !frameKinds.has(readRef(thing).kind)) return thing;
  const edge = edgeAt(prepared, x, y, reach);
  if (edge !== null) return edge;
  let box = scene.boxes[boxes.at(x, y)];
  while (box !== undefined && box.ref === null) box = scene.boxes[box.parent];
  const under = box?.ref ?? null;
  return under !== null && Object.hasOwn(scene.frames, under) ? under : thing;
}

const frameKinds: ReadonlySet<string> = new Set(['region', 'vpc', 'zone']);

/** The rule's edge within `reach` of a point, nearest first; `null` when none is. */
export function edgeAt({ scene, edges }: PreparedScene, x: number, y: number, reach: number): Ref | null {
  let nearest: Ref | null = null;
  let least = reach;
  for (const position of edges.within({ x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach })) {
    const edge = scene.edges[position] as SceneEdge;
    if (edge.role !== 'rule' || edge.ref === null) continue;
    const distance = distanceTo(edge, x, y);
    if (distance <= least) {
      least = distance;
      nearest = edge.ref;
    }
  }
  return nearest;
}

function distanceTo(edge: SceneEdge, x: number, y: number): number {
  const points = edge.path === 'polyline' ? edge.points : flatten(edge.points);
  let least = Infinity;
  for (let at = 1; at < points.length; at += 1) {
    least = Math.min(least, distanceToLine(points[at - 1] as Point, points[at] as Point, x, y));
  }
  return least;
}

const PIECES = 12;

/** A chain of cubic Bézier pieces as short lines. */
export function flatten(points: readonly Point[]): readonly Point[] {
  const line: Point[] = points.slice(0, 1);
  for (let at = 0; at + 3 < points.length; at += 3) {
    const [a, b, c, d] = points.slice(at, at + 4) as [Point, Point, Point, Point];
    for (let piece = 1; piece <= PIECES; piece += 1) {
      const t = piece / PIECES;
      const u = 1 - t;
      const mix = (p: number, q: number, r: number, s: number) =>
        u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
      line.push({ x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) });
    }
  }
  return line;
}

function distanceToLine(a: Point, b: Point, x: number, y: number): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
}
