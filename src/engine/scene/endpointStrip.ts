import { refOf, type Id } from '../design/design.ts';
import { countOf, formatCount } from '../evaluation/figures.ts';
import { dollarsAMonth } from './costShares.ts';
import type { Rect } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import type { CardContext } from './subnetCard.ts';
import { GRID } from './vpcGrid.ts';

const BOX = { width: 130, height: 46, gap: 8, padding: 10 } as const;

/** Draws the VPC endpoints as a strip below the zones, as wide as they are; answers with its height, 0 for none. */
export function drawEndpointStrip(
  scene: SceneBuilder,
  context: CardContext,
  place: Omit<Rect, 'height'>,
  parent: number,
): number {
  const ids = Object.keys(context.design.endpoints);
  if (ids.length === 0) return 0;
  const x = place.x + GRID.labelWidth + GRID.labelGap;
  const width = place.x + place.width - x;
  const room = width - 2 * BOX.padding;
  const fitting = Math.max(1, Math.floor((room + BOX.gap) / (BOX.width + BOX.gap)));
  const across = Math.ceil(ids.length / Math.ceil(ids.length / fitting));
  const boxWidth = (room - (across - 1) * BOX.gap) / across;
  const height = Math.ceil(ids.length / across) * (BOX.height + BOX.gap) - BOX.gap + 2 * BOX.padding;

  drawLabel(scene, { x: place.x, y: place.y, width: GRID.labelWidth, height }, ids.length, parent);
  const style = { fill: 'vpc-tint', stroke: null } as const;
  const strip = scene.box({
    ref: null,
    role: 'endpoint-strip',
    parent,
    x,
    y: place.y,
    width,
    height,
    radius: 8,
    style,
  });
  ids.forEach((id, index) => {
    drawEndpoint(scene, context, id, strip, {
      x: x + BOX.padding + (index % across) * (boxWidth + BOX.gap),
      y: place.y + BOX.padding + Math.floor(index / across) * (BOX.height + BOX.gap),
      width: boxWidth,
      height: BOX.height,
    });
  });
  return height;
}

function drawLabel(scene: SceneBuilder, rect: Rect, count: number, parent: number): void {
  const box = scene.box({ ref: null, role: 'tier-label', parent, ...rect });
  const line = { x: rect.x + 2, maxWidth: rect.width - 4 };
  scene.text(box, 'Endpoints', { font: 'bold', size: 13, color: 'ink' }, { ...line, y: rect.y + 22 });
  const words = `${formatCount(count)} in this VPC`;
  scene.text(box, words, { font: 'regular', size: 11, color: 'ink-muted' }, { ...line, y: rect.y + 40 });
}

function drawEndpoint(scene: SceneBuilder, context: CardContext, id: Id, parent: number, rect: Rect): void {
  const { design, evaluation, layers, costs } = context;
  const endpoint = design.endpoints[id];
  if (endpoint === undefined) return;
  const ref = refOf('endpoint', id);
  const placed = evaluation.routes.endpoints[id];
  const gateway = endpoint.type === 'gateway';
  const heat = layers.costHeat ? costs.heatOf(ref) : null;
  const style = {
    fill: heat ?? 'surface',
    stroke: 'vpc-stroke',
    dash: gateway ? 'dashed' : 'solid',
    strokeWidth: 1.25,
  } as const;
  const role = gateway ? 'endpoint-gateway' : 'endpoint-interface';
  const box = scene.box({ ref, role, parent, ...rect, radius: 6, style });
  scene.frame(ref, rect);
  const reach = gateway
    ? countOf(placed?.routeTables.length ?? endpoint.tiers.length, 'route table')
    : countOf(placed?.subnets.length ?? endpoint.zones?.length ?? 0, 'zone');
  const usd = layers.costHeat ? costs.usdOf(ref) : 0;
  const words = usd > 0 ? dollarsAMonth(usd) : `${endpoint.type} · ${reach}`;
  const line = { x: rect.x + 10, maxWidth: rect.width - 20 };
  scene.text(
    box,
    endpoint.service,
    { font: 'bold', size: 12.5, color: 'vpc-ink' },
    { ...line, y: rect.y + 20 },
  );
  scene.text(box, words, { font: 'regular', size: 11, color: 'ink-muted' }, { ...line, y: rect.y + 36 });
}
