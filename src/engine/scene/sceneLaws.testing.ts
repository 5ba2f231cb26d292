import type { Point, Rect, Scene, SceneEdge, SceneText } from './scene.ts';
import { groupedBy } from '../evaluation/network.ts';
import { textWidth } from './textWidth.ts';

/*
 * What must hold for every scene, as functions that list what breaks it.
 */

const SLACK = 0.75;

const within = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x - SLACK &&
  inner.y >= outer.y - SLACK &&
  inner.x + inner.width <= outer.x + outer.width + SLACK &&
  inner.y + inner.height <= outer.y + outer.height + SLACK;

const overlap = (one: Rect, other: Rect): boolean =>
  one.x + SLACK < other.x + other.width &&
  other.x + SLACK < one.x + one.width &&
  one.y + SLACK < other.y + other.height &&
  other.y + SLACK < one.y + one.height;

/** The room a text's letters take: from the height of its capitals to its descenders. */
export function textRect({ text, x, y, anchor, font, size }: SceneText): Rect {
  const width = textWidth(text, font, size);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x: left, y: y - 0.75 * size, width, height: 0.97 * size };
}

/** Texts that leave their box, in words. */
export function textsOutside({ boxes, texts }: Scene): string[] {
  return texts.flatMap((text) => {
    const box = boxes[text.box];
    return box !== undefined && within(textRect(text), box)
      ? []
      : [`"${text.text}" leaves its ${box?.role ?? 'nothing'}`];
  });
}

/** Pairs of texts, edge labels included, that lie on each other. */
export function textsOverlapping({ texts, edges }: Scene): string[] {
  const labels = edges.flatMap(({ label }) =>
    label === null ? [] : [{ text: label.text, rect: label.rect }],
  );
  return pairsOf([...texts.map((text) => ({ text: text.text, rect: textRect(text) })), ...labels]);
}

function pairsOf(things: readonly { readonly text: string; readonly rect: Rect }[]): string[] {
  const sorted = [...things].sort((a, b) => a.rect.y - b.rect.y);
  const found: string[] = [];
  sorted.forEach((one, index) => {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const other = sorted[next];
      if (other === undefined || other.rect.y >= one.rect.y + one.rect.height) break;
      if (overlap(one.rect, other.rect)) found.push(`"${one.text}" on "${other.text}"`);
    }
  });
  return found;
}

/** Boxes that reach out of the box around them, or name one that comes later. */
export function boxesOutside({ boxes }: Scene): string[] {
  return boxes.flatMap((box, index) => {
    const parent = boxes[box.parent];
    if (box.parent === -1 || box.role === 'internet-gateway') return [];
    return parent !== undefined && box.parent < index && within(box, parent)
      ? []
      : [`${box.role} leaves its ${parent?.role ?? 'nothing'}`];
  });
}

/** Pairs of siblings that lie on each other; badges sit on their card on purpose. */
export function boxesOverlapping({ boxes }: Scene): string[] {
  const apart = boxes.filter(
    ({ role }) =>
      role !== 'nat' &&
      role !== 'internet-gateway' &&
      role !== 'network' &&
      role !== 'transit-gateway' &&
      role !== 'egress-only-internet-gateway' &&
      role !== 'vpc-tag' &&
      role !== 'cost-total',
  );
  const byParent = groupedBy(apart, ({ parent }) => String(parent));
  return [...byParent.values()].flatMap((siblings) =>
    pairsOf(siblings.map((box) => ({ text: `${box.role} ${box.ref ?? ''}`, rect: box }))),
  );
}

/** Edges that run through a text they have nothing to do with, or a rule through another box of the graph. */
export function edgesThrough({ boxes, texts, edges }: Scene): string[] {
  const graph = boxes
    .filter(({ role }) => role === 'group' || role.startsWith('peer-'))
    .map((box) => ({ what: box.ref ?? '', rect: box }));
  const words = texts.map((text) => ({ what: text.text, rect: textRect(text) }));
  return edges.flatMap((edge) => {
    const inTheWay =
      edge.role === 'route'
        ? words
        : edge.role === 'rule'
          ? graph.filter(({ what }) => what !== edge.from && what !== edge.to)
          : [];
    return runsThrough(edge, inTheWay).map((what) => `${edge.from} > ${edge.to} runs through ${what}`);
  });
}

type Obstacle = { readonly what: string; readonly rect: Rect };

/** Of thousands of texts an edge comes near a few: only these are compared with every point along it. */
function runsThrough(edge: SceneEdge, obstacles: readonly Obstacle[]): readonly string[] {
  const around = frameOf(edge.points);
  const near = obstacles.filter(({ rect }) => overlap(around, rect));
  if (near.length === 0) return [];
  const points = alongEdge(edge).map((point) => ({ ...point, width: 2 * SLACK, height: 2 * SLACK }));
  return near.filter(({ rect }) => points.some((point) => overlap(point, rect))).map(({ what }) => what);
}

/** The rectangle around an edge: a curve stays within its control points. */
function frameOf(points: readonly Point[]): Rect {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x + 2 * SLACK, height: Math.max(...ys) - y + 2 * SLACK };
}

function alongEdge({ path, points }: SceneEdge): readonly Point[] {
  const steps = Array.from({ length: 17 }, (_, index) => index / 16);
  if (path === 'polyline') {
    return points.slice(1).flatMap((to, index) => {
      const from = points[index] ?? to;
      return Array.from({ length: 65 }, (_, step) => mix(from, to, step / 64));
    });
  }
  return points.flatMap((a, index) => {
    const [b, c, d] = points.slice(index + 1, index + 4);
    if (index % 3 !== 0 || b === undefined || c === undefined || d === undefined) return [];
    return steps.map((at) => {
      const [ab, bc, cd] = [mix(a, b, at), mix(b, c, at), mix(c, d, at)];
      return mix(mix(ab, bc, at), mix(bc, cd, at), at);
    });
  });
}

const mix = (from: Point, to: Point, at: number): Point => ({
  x: from.x + (to.x - from.x) * at,
  y: from.y + (to.y - from.y) * at,
});
