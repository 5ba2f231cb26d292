import type { Design } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { formatCount } from '../evaluation/figures.ts';
import { regionOf } from '../regions/regions.ts';
import { connectionRoom, drawConnections } from './connections.ts';
import { noCost, shareCost } from './costShares.ts';
import { drawGrid } from './drawGrid.ts';
import { drawEndpointStrip } from './endpointStrip.ts';
import { layoutGraph } from './layeredGraph.ts';
import { drawLegend } from './legend.ts';
import { rememberGraph, type GraphLayout } from './rememberGraph.ts';
import { drawRoutes, ROUTE_CLEARANCE } from './routeLines.ts';
import { drawRegister } from './register.ts';
import { defaultSceneOptions, type Point, type Rect, type Scene, type SceneOptions } from './scene.ts';
import { buildScene, type SceneBuilder } from './sceneBuilder.ts';
import { drawSecurityPanel } from './securityPanel.ts';
import { drawBar, formatPercent, type CardContext } from './subnetCard.ts';
import { textWidth } from './textWidth.ts';
import { drawTitleBlock } from './titleBlock.ts';
import { drawGateways, gatewaysWidth } from './vpcGateways.ts';
import { drawTotal, TOTAL_GAP } from './totalPill.ts';
import { warmRoutes } from './warmRoutes.ts';
import { layoutGrid, type Grid } from './vpcGrid.ts';
import { visibleText } from './visibleText.ts';

const REGION = { padding: 10, header: 34 } as const;
const VPC = {
  ...{ padding: 10, minWidth: 480, besideGateways: 180 },
  ...{ tag: 32, panelGap: 10, header: 36, secondLine: 20 },
} as const;
const MARGIN = 24;

/**
 * The drawing of a design: the same design, evaluation and options always give the same scene. Where the evaluation
 * lags behind the design, the design decides what is drawn and only figures are missing.
 */
export function layoutScene(
  design: Design,
  evaluation: Evaluation,
  options: SceneOptions = defaultSceneOptions,
): Scene {
  return layoutWith(layoutGraph, design, evaluation, options);
}

/**
 * A {@link layoutScene} of its own for a design that is edited: it gives the same scenes, and keeps the layout of the
 * security graph until groups, rules or the height beside it change.
 */
export function createLayout(): (design: Design, evaluation: Evaluation, options?: SceneOptions) => Scene {
  const graphOf = rememberGraph();
  return (design, evaluation, options = defaultSceneOptions) =>
    layoutWith(graphOf, design, evaluation, options);
}

function layoutWith(
  graphOf: GraphLayout,
  design: Design,
  evaluation: Evaluation,
  options: SceneOptions,
): Scene {
  const scene = buildScene();
  const framed = options.titleBlock || options.legend;
  const margin = framed ? MARGIN : 0;
  const titleHeight = options.titleBlock
    ? drawTitleBlock(scene, design, evaluation, { x: margin, y: margin })
    : { width: 0, height: 0 };
  const corner = { x: margin, y: margin + titleHeight.height };
  const region = drawRegion(scene, graphOf, design, evaluation, options, corner);
  let right = Math.max(region.x + region.width, margin + titleHeight.width);
  let bottom = region.y + region.height;
  if (options.legend) {
    const legend = drawLegend(scene, design, evaluation, {
      x: margin,
      y: bottom + 18,
      width: Math.max(right - margin, 640),
    });
    bottom += 18 + legend.height + 12;
    const register = drawRegister(scene, evaluation, scene.shortened(), {
      ...{ x: margin, y: bottom, width: Math.max(right - margin, 640) },
    });
    bottom += register.height;
    right = Math.max(right, margin + legend.width, margin + register.width);
  }
  const size = { width: Math.ceil(right + margin), height: Math.ceil(bottom + margin) };
  return scene.finish(size, region.securityOrigin);
}

/** The drawing as it goes into the handoff package: title block above, legend below, cost heat off. */
export function pictureScene(design: Design, evaluation: Evaluation): Scene {
  return layoutScene(design, evaluation, { ...defaultSceneOptions, titleBlock: true, legend: true });
}

function drawRegion(
  scene: SceneBuilder,
  graphOf: GraphLayout,
  design: Design,
  evaluation: Evaluation,
  { layers, titleBlock }: SceneOptions,
  corner: Point,
) {
  const style = { fill: 'canvas', stroke: 'region-stroke', dash: 'dotted', strokeWidth: 1.5 } as const;
  const box = scene.box({
    ref: 'region',
    role: 'region',
    parent: -1,
    ...corner,
    width: 0,
    height: 0,
    radius: 10,
    style,
  });
  const natBySubnet = new Map(
    Object.values(evaluation.routes.natGateways).flatMap(({ id, subnet }) =>
      subnet === null ? [] : [[subnet, id] as const],
    ),
  );
  const costs = layers.costHeat ? shareCost(evaluation) : noCost;
  const context: CardContext = { design, evaluation, layers, costs, natBySubnet };

  const vpc = drawVpc(scene, context, { x: corner.x + REGION.padding, y: corner.y + REGION.header }, box);
  const panelCorner = { x: vpc.x + vpc.width + VPC.panelGap, y: vpc.y };
  const panel = drawSecurityPanel(
    scene,
    { design, evaluation, layers, graphOf },
    { ...panelCorner, height: vpc.height },
    box,
  );
  const reach = drawConnections(scene, design, vpc, box);
  const height = Math.max(vpc.height, panel.height);
  scene.resize(panel.box, { width: panel.width, height });

  const width = panelCorner.x + panel.width + REGION.padding - corner.x;
  const size = { width, height: vpc.y + Math.max(height, vpc.height + reach) + REGION.padding - corner.y };
  scene.resize(box, size);
  scene.frame('region', { ...corner, ...size });
  // A drawing with a title block has the total there.
  const total = titleBlock ? 0 : drawTotal(scene, evaluation, totalPlace(context, vpc), box);
  const beside = vpc.width - gatewaysWidth(context) - 12 - total;
  drawRegionTag(scene, design, box, { ...corner, width: beside + REGION.padding });
  return { ...corner, ...size, securityOrigin: panelCorner };
}

function drawRegionTag(
  scene: SceneBuilder,
  design: Design,
  parent: number,
  region: Omit<Rect, 'height'>,
): void {
  const name = regionOf(design.region)?.name;
  const words = name === undefined ? design.region : `${design.region} · ${name}`;
  const line = { y: region.y + 21, x: region.x + REGION.padding };
  const taken = scene.text(
    parent,
    'Region',
    { font: 'medium', size: 12, color: 'region-ink' },
    { ...line, maxWidth: 80 },
  );
  const place = {
    x: line.x + taken + 10,
    y: line.y,
    maxWidth: region.width - taken - 10 - REGION.padding,
  };
  scene.text(parent, words, { font: 'bold', size: 13, color: 'ink' }, place);
}

function drawVpc(scene: SceneBuilder, context: CardContext, corner: Point, parent: number): Rect {
  const { design, evaluation, layers } = context;
  const header = measureHeader(context);
  const inner = { x: corner.x + VPC.padding, y: corner.y + VPC.header + ROUTE_CLEARANCE };
  const underOneLine = layoutGrid(design, inner.x, inner.y);
  const minWidth = Math.max(VPC.minWidth, gatewaysWidth(context) + VPC.besideGateways);
  const width = Math.max(minWidth, underOneLine.rect.width + 2 * VPC.padding);
  const twoLines = header.oneLine > width;
  const grid: Grid = twoLines ? layoutGrid(design, inner.x, inner.y + VPC.secondLine) : underOneLine;

  const style = { fill: 'vpc-fill', stroke: 'vpc-stroke', strokeWidth: 2 } as const;
  const vpc = scene.box({ ref: 'vpc', role: 'vpc', parent, ...corner, width, height: 0, radius: 10, style });
  drawGrid(scene, context, grid, vpc);
  const below = grid.rect.y + grid.rect.height + 10;
  const endpoints = { x: grid.rect.x, y: below, width: width - 2 * VPC.padding };
  const stripHeight = drawEndpointStrip(scene, context, endpoints, vpc);
  const height =
    below + (stripHeight === 0 ? 2 : stripHeight + VPC.padding) + connectionRoom(design) - corner.y;
  scene.resize(vpc, { width, height });
  const rect = { ...corner, width, height };
  scene.frame('vpc', rect);
  drawVpcHeader(scene, context, vpc, rect, twoLines);
  const gateways = drawGateways(scene, context, parent, rect);
  if (layers.routes) drawRoutes(warmRoutes(scene, context.costs), evaluation, grid, gateways);
  return rect;
}

const HEADER = {
  name: { font: 'bold', size: 15, color: 'ink' },
  cidr: { font: 'monoMedium', size: 13, color: 'vpc-ink' },
  use: { font: 'regular', size: 12, color: 'ink-muted' },
} as const;
const BAR_WIDTH = 76;

function headerWords({ design, evaluation, layers }: CardContext) {
  const [primary = 'no block', ...more] = design.vpc.blocks;
  const { allocatedAddresses: used, vpcAddresses: all } = evaluation.totals;
  const share = all > 0 ? used / all : 0;
  const use = `${formatCount(used)} of ${formatCount(all)} addresses · ${formatPercentFine(share)}`;
  return {
    name: visibleText(design.vpc.name),
    cidr: [
      more.length === 0 ? primary : `${primary} + ${formatCount(more.length)} more`,
      ...ipv6Words(design),
    ].join(' · '),
    use: layers.addressUse ? use : '',
    share,
  };
}

function ipv6Words({ vpc: { ipv6 } }: Design): readonly string[] {
  return ipv6 === null ? [] : [ipv6.cidr ?? 'IPv6 /56'];
}

function measureHeader(context: CardContext) {
  const { name, cidr, use } = headerWords(context);
  const nameWidth = Math.min(320, textWidth(name, HEADER.name.font, HEADER.name.size));
  const cidrWidth = textWidth(cidr, HEADER.cidr.font, HEADER.cidr.size);
  const useWidth = use === '' ? 0 : textWidth(use, HEADER.use.font, HEADER.use.size) + BAR_WIDTH + 10 + 22;
  return {
    oneLine: VPC.tag + 10 + nameWidth + 10 + cidrWidth + useWidth + 20 + gatewaysWidth(context),
  };
}

function drawVpcHeader(
  scene: SceneBuilder,
  context: CardContext,
  vpc: number,
  rect: Rect,
  twoLines: boolean,
): void {
  const { name, cidr, use, share } = headerWords(context);
  const tagStyle = { fill: 'vpc-solid' } as const;
  const tagRect = { x: rect.x, y: rect.y, width: VPC.tag, height: VPC.tag };
  const tag = scene.box({ ref: 'vpc', role: 'vpc-tag', parent: vpc, ...tagRect, radius: 8, style: tagStyle });
  const center = {
    x: rect.x + VPC.tag / 2,
    y: rect.y + 20,
    anchor: 'middle',
    maxWidth: VPC.tag - 4,
  } as const;
  scene.text(tag, 'VPC', { font: 'bold', size: 11.5, color: 'on-solid' }, center);

  const limit = rect.x + rect.width - gatewaysWidth(context) - 16;
  let x = rect.x + VPC.tag + 10;
  const y = rect.y + 22;
  const cidrWidth = textWidth(cidr, HEADER.cidr.font, HEADER.cidr.size);
  const nameRoom = Math.max(40, twoLines ? limit - x - cidrWidth - 10 : 320);
  x += scene.text(vpc, name, HEADER.name, { x, y, maxWidth: nameRoom }) + 10;
  x += scene.text(vpc, cidr, HEADER.cidr, { x, y, maxWidth: limit - x }) + 22;
  if (use === '') return;
  const line = twoLines ? { x: rect.x + VPC.tag + 10, y: y + VPC.secondLine } : { x, y };
  const taken = scene.text(vpc, use, HEADER.use, {
    ...line,
    maxWidth: rect.x + rect.width - line.x - BAR_WIDTH - 36,
  });
  const bar = { x: line.x + taken + 10, y: line.y - 8, width: BAR_WIDTH, height: 8 };
  drawBar(scene, vpc, share, 'vpc-solid', bar, 'vpc');
}

/** As {@link formatPercent}, with a decimal where it says something: `8.2 %`. */
function formatPercentFine(share: number): string {
  return share >= 0.01 && share < 0.995
    ? `${formatCount(Math.round(share * 1000) / 10)} %`
    : formatPercent(share);
}

/** Between the VPC's tag and what leads out of it, on its upper edge. */
function totalPlace(context: CardContext, { x, y, width }: Rect) {
  const right = x + width - gatewaysWidth(context) - TOTAL_GAP;
  return { right, y, room: right - x - VPC.tag - TOTAL_GAP };
}
