import { entryOf, readRef, refOf, type Design, type Ref } from '../design/design.ts';
import type { Evaluation, SecurityNode } from '../evaluation/evaluation.ts';
import { countOf, formatCount } from '../evaluation/figures.ts';
import { halfRules } from '../evaluation/flowWords.ts';
import { directEdge } from './directEdge.ts';
import { shortServiceLabel } from './endpointStrip.ts';
import type { LayeredGraph } from './layeredGraph.ts';
import type { GraphLayout } from './rememberGraph.ts';
import type { Point, Rect, SceneLayers } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import { boxWidth, drawSecurityBox, securityBoxHeight, type SecurityBox } from './securityBox.ts';
import { drawLoop, drawRule, LOOP, ruleOf, type Rule } from './securityEdge.ts';
import { textWidth } from './textWidth.ts';

const PANEL = { padding: 12, header: 42, minWidth: 320, minHeight: 200 } as const;

/**
 * Draws the security graph in its panel with the corner at a point, airy where a height is given that it need not
 * fill; answers with the panel's size and box.
 */
export function drawSecurityPanel(
  scene: SceneBuilder,
  {
    design,
    evaluation,
    layers,
    graphOf,
  }: {
    readonly design: Design;
    readonly evaluation: Evaluation;
    readonly layers: SceneLayers;
    readonly graphOf: GraphLayout;
  },
  corner: Point & { readonly height: number },
  parent: number,
): { readonly box: number; readonly width: number; readonly height: number } {
  const boxes = securityBoxes(design, evaluation);
  const indexOf = new Map(boxes.map(({ ref }, index) => [ref, index]));
  const half = halfRules(evaluation);
  const edges = evaluation.security.edges.flatMap((edge): Rule[] =>
    indexOf.has(edge.from) && indexOf.has(edge.to) ? [ruleOf(edge, half)] : [],
  );
  const loops = new Map(edges.filter(({ from, to }) => from === to).map((edge) => [edge.from, edge]));
  const between = edges.filter(({ from, to }) => from !== to);
  const graph = layoutBoxes(
    graphOf,
    boxes,
    between,
    loops,
    indexOf,
    corner.height - PANEL.header - PANEL.padding,
  );

  const style = { fill: 'panel-fill', stroke: 'panel-stroke', strokeWidth: 1 } as const;
  const panel = scene.box({
    ref: null,
    role: 'security-panel',
    parent,
    ...corner,
    width: 0,
    height: 0,
    radius: 10,
    style,
  });
  const moved = new Set<Ref>();
  const rects = new Map(
    boxes.map(({ ref }, index) => [ref, boxRect(design, ref, graph, index, corner, moved)]),
  );
  let right = 0;
  let bottom = 0;
  for (const rect of rects.values()) {
    right = Math.max(right, rect.x + rect.width - corner.x - PANEL.padding);
    bottom = Math.max(bottom, rect.y + rect.height - corner.y - PANEL.header);
  }
  const header = headerWords(evaluation);
  const width = Math.max(PANEL.minWidth, header.width, Math.max(graph.width, right) + 2 * PANEL.padding);
  const height = Math.max(PANEL.minHeight, PANEL.header + Math.max(graph.height, bottom) + PANEL.padding);
  // A narrow graph stands in the middle; hand-placed boxes count from the corner, so nothing may shift them.
  const shift = moved.size > 0 ? 0 : Math.max(0, (width - graph.width) / 2 - PANEL.padding);
  scene.resize(panel, { width, height });
  drawHeader(scene, panel, header, { ...corner, width, height });

  for (const box of boxes) {
    const rect = rects.get(box.ref);
    if (rect === undefined) continue;
    const place = { x: rect.x + shift, y: rect.y, width: rect.width, height: rect.height };
    rects.set(box.ref, place);
    drawSecurityBox(scene, box, place, panel);
  }
  if (boxes.length === 0) drawNothing(scene, panel, { ...corner, width, height });
  if (layers.security) {
    const taken = [...rects.values()];
    const offset = { x: corner.x + PANEL.padding + shift, y: corner.y + PANEL.header };
    between.forEach((edge, index) => {
      const routed =
        moved.has(edge.from) || moved.has(edge.to)
          ? directEdge(rects.get(edge.from), rects.get(edge.to), edge.labelWidth, taken)
          : movedBy(graph.edges[index], offset);
      if (routed !== undefined) drawRule(scene, edge, routed.points, routed.label);
    });
    for (const [ref, edge] of loops) drawLoop(scene, edge, rects.get(ref));
  }
  return { box: panel, width, height };
}

/** The evaluation's nodes that the design still has, then groups too new to be evaluated. */
function securityBoxes(design: Design, evaluation: Evaluation): readonly SecurityBox[] {
  const open = new Set(evaluation.security.openGroups);
  const known = evaluation.security.nodes.filter(({ ref }) => {
    const { kind, id } = readRef(ref);
    return kind !== 'group' || Object.hasOwn(design.securityGroups, id);
  });
  const drawn = new Set(known.map(({ ref }) => ref));
  const fresh = Object.entries(design.securityGroups).flatMap(([id, { name }]) => {
    const ref = refOf('group', id);
    return drawn.has(ref) ? [] : [{ ref, label: name, detail: '' }];
  });
  const nodes = [...known, ...fresh].map((node) => ({ ...node, label: labelOf(design, node) }));
  const width = boxWidth(nodes);
  return nodes.map(({ ref, label, detail }) => {
    const { kind, id } = readRef(ref);
    return { ref, label, detail, kind, width, open: open.has(id) };
  });
}

/** Endpoints go by the name of their service, as in the strip below the zones. */
function labelOf(design: Design, { ref, label }: SecurityNode): string {
  const { kind, id } = readRef(ref);
  const service = kind === 'endpoint' ? entryOf(design.endpoints, id)?.service : undefined;
  return service === undefined ? label : `${shortServiceLabel(service)} endpoint`;
}

function layoutBoxes(
  graphOf: GraphLayout,
  boxes: readonly SecurityBox[],
  edges: readonly Rule[],
  loops: ReadonlyMap<Ref, Rule>,
  indexOf: ReadonlyMap<Ref, number>,
  room: number,
): LayeredGraph {
  return graphOf(
    boxes.map((box) => {
      const loop = loops.get(box.ref);
      const extra = loop === undefined ? 0 : LOOP + loop.labelWidth;
      return {
        width: box.width,
        height: securityBoxHeight(box),
        extra,
        keepOnTop: box.ref === 'cidr:0.0.0.0/0',
      };
    }),
    edges.map((edge) => ({
      from: indexOf.get(edge.from) ?? 0,
      to: indexOf.get(edge.to) ?? 0,
      labelWidth: edge.labelWidth,
    })),
    room,
  );
}

/** Where a box stands: by hand, inside the panel in any case, or where the graph's layout has it. */
function boxRect(
  design: Design,
  ref: Ref,
  graph: LayeredGraph,
  index: number,
  corner: Point,
  moved: Set<Ref>,
): Rect {
  const rect = graph.nodes[index] ?? { x: 0, y: 0, width: 0, height: 0 };
  const byHand = Object.hasOwn(design.positions, ref) ? design.positions[ref] : undefined;
  if (byHand === undefined) {
    const { width, height } = rect;
    return { x: corner.x + PANEL.padding + rect.x, y: corner.y + PANEL.header + rect.y, width, height };
  }
  moved.add(ref);
  return {
    ...rect,
    x: corner.x + Math.max(PANEL.padding, byHand.x),
    y: corner.y + Math.max(PANEL.header, byHand.y),
  };
}

function movedBy(edge: LayeredGraph['edges'][number] | undefined, { x, y }: Point) {
  if (edge === undefined || edge.points.length === 0) return undefined;
  const move = (point: Point): Point => ({ x: point.x + x, y: point.y + y });
  return { points: edge.points.map(move), label: edge.label === null ? null : move(edge.label) };
}

const HEADER_FONTS = {
  title: { font: 'bold', size: 14, color: 'group-ink' },
  count: { font: 'regular', size: 12, color: 'ink-muted' },
} as const;

type HeaderWords = { readonly title: string; readonly count: string; readonly width: number };

function headerWords({ security }: Evaluation): HeaderWords {
  const title = 'Security groups';
  const open = security.openGroups.length;
  const count = `${countOf(security.ingressRules, 'rule')} in · ${formatCount(security.egressRules)} out · ${formatCount(open)} open`;
  const { title: titleFont, count: countFont } = HEADER_FONTS;
  const words =
    textWidth(title, titleFont.font, titleFont.size) + textWidth(count, countFont.font, countFont.size);
  return { title, count, width: Math.ceil(words) + 16 + 2 * PANEL.padding };
}

function drawHeader(scene: SceneBuilder, panel: number, { title, count }: HeaderWords, rect: Rect): void {
  const y = rect.y + 23;
  const maxWidth = rect.width - 2 * PANEL.padding;
  scene.text(panel, title, HEADER_FONTS.title, { x: rect.x + PANEL.padding, y, maxWidth });
  const right = { x: rect.x + rect.width - PANEL.padding, y, maxWidth, anchor: 'end' } as const;
  scene.text(panel, count, HEADER_FONTS.count, right);
}

function drawNothing(scene: SceneBuilder, panel: number, rect: Rect): void {
  const middle = {
    x: rect.x + rect.width / 2,
    anchor: 'middle',
    maxWidth: rect.width - 2 * PANEL.padding,
  } as const;
  const y = rect.y + rect.height / 2;
  scene.text(panel, 'No security groups yet', { font: 'medium', size: 14, color: 'ink' }, { ...middle, y });
  const detail = { ...middle, y: y + 21 };
  scene.text(
    panel,
    'Add a group, then draw what may reach it.',
    { font: 'regular', size: 12, color: 'ink-muted' },
    detail,
  );
}
