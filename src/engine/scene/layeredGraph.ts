import type { BandItem, BandLink } from './band.ts';
import { arrangeBands } from './graphBands.ts';
import { rankNodes } from './graphRanks.ts';
import type { Point, Rect } from './scene.ts';
import { LABEL_HEIGHT } from './sceneBuilder.ts';

/** A box to place. `extra` is room kept free at its right, for a rule from a group to itself. */
export type GraphNode = {
  readonly width: number;
  readonly height: number;
  readonly extra: number;
  readonly keepOnTop: boolean;
};

/** An edge between two different nodes, by index, with the width of its label (0: no label). */
export type LabelledEdge = { readonly from: number; readonly to: number; readonly labelWidth: number };

/** A drawn edge: a cubic path from `from` to `to`, and where its label's center stands. */
export type RoutedEdge = { readonly points: readonly Point[]; readonly label: Point | null };

export type LayeredGraph = {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Rect[];
  readonly edges: readonly RoutedEdge[];
};

const PASSING = 3;
/** What boxes, and labels and passing edges, keep free at each side. */
const BOX_GAP = 6;
const LINE_GAP = 3;
const ITEM_GAP = 2 * BOX_GAP;
/** An edge that would lean by less than this leaves its box a little off the even spread and runs straight. */
const STRAIGHTENED = 6;
/** How much farther apart two bands may move to fill the room. */
const MOST_SPARE = 16;
/** Beyond this many places where long edges pass by, edges are drawn straight from box to box. */
const MOST_PASSING = 1500;

/**
 * A drawing from top to bottom with its corner at 0, 0. Boxes stand in ranks, labels in bands of their own between
 * the ranks, and a long edge has a free place in every band it passes: no edge runs through a box or a label, no
 * label lies on another. Only a graph too dense for that (see MOST_PASSING) has its long edges drawn straight and
 * without label. Nodes without edges fill rows below the rest. Ranks move apart where `room` units of height are there to fill.
 */
export function layoutGraph(
  nodes: readonly GraphNode[],
  edges: readonly LabelledEdge[],
  room = 0,
): LayeredGraph {
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const alone = nodes.map((_, index) => index).filter((index) => !joined.has(index));
  const widest = Math.max(3, Math.round(Math.sqrt(nodes.length) * 0.9));
  const top = new Set(nodes.flatMap(({ keepOnTop }, index) => (keepOnTop ? [index] : [])));
  const ranks = rankNodes(nodes.length, edges, top, widest);
  const bandOf = (node: number): number => 2 * (ranks.rankOf[node] ?? 0);

  const items: BandItem[] = nodes.map(({ width, extra }) => ({
    left: width / 2,
    right: width / 2 + extra,
    gap: BOX_GAP,
    weight: 1,
    x: 0,
  }));
  const bands: number[][] = Array.from({ length: Math.max(0, 2 * ranks.count - 1) }, () => []);
  for (const node of joined) bands[bandOf(node)]?.push(node);
  const chains = layChains(items, bands, edges, ranks.turned, bandOf);
  arrangeBands(items, bands, chains.links);

  const heights = bands.map((band, index) =>
    index % 2 === 1
      ? band.some((item) => chains.labels.has(item))
        ? LABEL_HEIGHT
        : 0
      : Math.max(0, ...band.filter((item) => item < nodes.length).map((item) => nodes[item]?.height ?? 0)),
  );
  const tops = bandTops(items, bands, chains.links, heights, alone.length === 0 ? room : 0);
  const left = Math.min(0, ...bands.flat().map((item) => (items[item]?.x ?? 0) - (items[item]?.left ?? 0)));
  for (const item of items) item.x -= left;
  const right = Math.max(0, ...bands.flat().map((item) => (items[item]?.x ?? 0) + (items[item]?.right ?? 0)));

  const rects = nodes.map(({ width, height }, index): Rect => {
    const band = bandOf(index);
    const y = (tops[band] ?? 0) + ((heights[band] ?? 0) - height) / 2;
    return { x: (items[index]?.x ?? 0) - width / 2, y, width, height };
  });
  const last = bands.length - 1;
  const graphBottom = joined.size === 0 ? 0 : (tops[last] ?? 0) + (heights[last] ?? 0);
  const rest = placeAlone(
    nodes,
    alone,
    Math.max(right, Math.sqrt(alone.length) * 150),
    graphBottom === 0 ? 0 : graphBottom + 28,
  );
  for (const [node, rect] of rest.rects) rects[node] = rect;

  const ports = spreadPorts(rects, chains.paths, items);
  const routed = chains.paths.map((path, index) =>
    routeEdge(path, index, { rects, ports, items, tops, heights, bandOf }),
  );
  return {
    width: Math.max(right, rest.width),
    height: Math.max(graphBottom, rest.bottom),
    nodes: rects,
    edges: routed,
  };
}

/** An edge as it runs down: ends in drawing order, and an item in each band between them (none: drawn straight). */
type Path = {
  readonly upper: number;
  readonly lower: number;
  readonly turned: boolean;
  readonly through: readonly number[];
  readonly label: number | null;
};

function layChains(
  items: BandItem[],
  bands: number[][],
  edges: readonly LabelledEdge[],
  turned: readonly boolean[],
  bandOf: (node: number) => number,
) {
  const spans = edges.map(({ from, to }) => Math.abs(bandOf(from) - bandOf(to)) - 1);
  const tooMany = spans.reduce((sum, span) => sum + span, 0) > MOST_PASSING;
  const load = bands.map(() => 0);
  const links: BandLink[] = [];
  const labels = new Set<number>();
  const paths = edges.map((edge, index): Path => {
    const up = turned[index] === true;
    const [upper, lower] = up ? [edge.to, edge.from] : [edge.from, edge.to];
    const first = bandOf(upper) + 1;
    const last = bandOf(lower) - 1;
    if (tooMany && last > first) return { upper, lower, turned: up, through: [], label: null };
    const labelBand = edge.labelWidth > 0 ? leastLoaded(load, first, last) : -1;
    const through: number[] = [];
    let label: number | null = null;
    for (let band = first; band <= last; band += 1) {
      const half = band === labelBand ? edge.labelWidth / 2 : PASSING;
      const item = items.push({ left: half, right: half, gap: LINE_GAP, weight: 2, x: 0 }) - 1;
      through.push(item);
      bands[band]?.push(item);
      if (band !== labelBand) continue;
      label = item;
      labels.add(item);
      load[band] = (load[band] ?? 0) + edge.labelWidth + 2 * LINE_GAP;
    }
    const chain = [upper, ...through, lower];
    for (let at = 1; at < chain.length; at += 1) {
      const inside = at > 1 && at < chain.length - 1;
      links.push({ upper: chain[at - 1] ?? upper, lower: chain[at] ?? lower, pull: inside ? 12 : 1 });
    }
    return { upper, lower, turned: up, through, label };
  });
  return { paths, links, labels };
}

/** Of the label bands between two ranks the emptiest, the lowest of equals. */
function leastLoaded(load: readonly number[], first: number, last: number): number {
  let best = last;
  for (let band = last; band >= first; band -= 2) if ((load[band] ?? 0) < (load[best] ?? 0)) best = band;
  return best;
}

/** Where each band begins; two bands are farther apart when a link between them goes far sideways. */
function bandTops(
  items: readonly BandItem[],
  bands: readonly (readonly number[])[],
  links: readonly BandLink[],
  heights: readonly number[],
  room: number,
): readonly number[] {
  const bandOfItem = new Map<number, number>();
  bands.forEach((band, index) => band.forEach((item) => bandOfItem.set(item, index)));
  const reach = bands.map(() => 0);
  for (const { upper, lower } of links) {
    const band = bandOfItem.get(upper) ?? 0;
    reach[band] = Math.max(reach[band] ?? 0, Math.abs((items[upper]?.x ?? 0) - (items[lower]?.x ?? 0)));
  }
  const gaps = bands.map((_, index) =>
    index === bands.length - 1 ? 0 : Math.min(40, 9 + 0.07 * (reach[index] ?? 0)),
  );
  const used = [...heights, ...gaps].reduce((sum, part) => sum + part, 0);
  const spare = Math.min(MOST_SPARE, Math.max(0, (room - used) / Math.max(1, bands.length - 1)));
  let y = 0;
  return bands.map((_, index) => {
    const top = y;
    y += (heights[index] ?? 0) + (gaps[index] ?? 0) + spare;
    return top;
  });
}

function placeAlone(nodes: readonly GraphNode[], alone: readonly number[], width: number, top: number) {
  const rects = new Map<number, Rect>();
  let x = 0;
  let y = top;
  let lineHeight = 0;
  let widest = 0;
  for (const index of alone) {
    const node = nodes[index];
    if (node === undefined) continue;
    if (x > 0 && x + node.width + node.extra > width) {
      x = 0;
      y += lineHeight + ITEM_GAP;
      lineHeight = 0;
    }
    rects.set(index, { x, y, width: node.width, height: node.height });
    widest = Math.max(widest, x + node.width + node.extra);
    x += node.width + node.extra + ITEM_GAP;
    lineHeight = Math.max(lineHeight, node.height);
  }
  return { rects, width: widest, bottom: alone.length === 0 ? 0 : y + lineHeight };
}

type Ports = { readonly out: ReadonlyMap<number, number>; readonly in: ReadonlyMap<number, number> };

/** Where each edge leaves and enters its boxes: side by side along the edge of the box, in the order of where they go. */
function spreadPorts(rects: readonly Rect[], paths: readonly Path[], items: readonly BandItem[]): Ports {
  const spread = (end: 'upper' | 'lower'): ReadonlyMap<number, number> => {
    const byNode = new Map<number, number[]>();
    paths.forEach((path, index) => {
      const list = byNode.get(path[end]);
      if (list === undefined) byNode.set(path[end], [index]);
      else list.push(index);
    });
    const ports = new Map<number, number>();
    const goal = (index: number): number => {
      const path = paths[index];
      const next =
        end === 'upper' ? (path?.through[0] ?? path?.lower) : (path?.through.at(-1) ?? path?.upper);
      return items[next ?? -1]?.x ?? 0;
    };
    for (const [node, list] of byNode) {
      const rect = rects[node];
      if (rect === undefined) continue;
      const step = Math.min(22, (rect.width - 24) / Math.max(1, list.length - 1));
      list.sort((a, b) => goal(a) - goal(b));
      list.forEach((index, at) => {
        const even = rect.x + rect.width / 2 + (at - (list.length - 1) / 2) * step;
        const lean = Math.abs(goal(index) - even);
        ports.set(index, lean < STRAIGHTENED ? goal(index) : even);
      });
    }
    return ports;
  };
  return { out: spread('upper'), in: spread('lower') };
}

type Placed = {
  readonly rects: readonly Rect[];
  readonly ports: Ports;
  readonly items: readonly BandItem[];
  readonly tops: readonly number[];
  readonly heights: readonly number[];
  readonly bandOf: (node: number) => number;
};

function routeEdge(
  path: Path,
  index: number,
  { rects, ports, items, tops, heights, bandOf }: Placed,
): RoutedEdge {
  const upper = rects[path.upper];
  const lower = rects[path.lower];
  if (upper === undefined || lower === undefined) return { points: [], label: null };
  const start = { x: ports.out.get(index) ?? 0, y: upper.y + upper.height };
  const points: Point[] = [start];
  let label: Point | null = null;
  const runTo = (to: Point): void => {
    const from = points.at(-1) ?? start;
    points.push({ x: from.x, y: (from.y + to.y) / 2 }, { x: to.x, y: (from.y + to.y) / 2 }, to);
  };
  const upperBand = bandOf(path.upper);
  const lowerBand = bandOf(path.lower);
  const bottom = (tops[upperBand] ?? 0) + (heights[upperBand] ?? 0);
  if (bottom > start.y) runTo({ x: start.x, y: bottom });
  path.through.forEach((item, at) => {
    const band = bandOf(path.upper) + 1 + at;
    const x = items[item]?.x ?? 0;
    const top = tops[band] ?? 0;
    const height = heights[band] ?? 0;
    runTo({ x, y: top });
    if (height > 0) runTo({ x, y: top + height });
    if (item === path.label) label = { x, y: top + height / 2 };
  });
  const end = ports.in.get(index) ?? 0;
  if ((tops[lowerBand] ?? 0) < lower.y) runTo({ x: end, y: tops[lowerBand] ?? 0 });
  runTo({ x: end, y: lower.y });
  return { points: path.turned ? points.reverse() : points, label };
}
