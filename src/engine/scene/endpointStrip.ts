import { refOf, type Id } from '../design/design.ts';
import { countOf, formatCount } from '../evaluation/figures.ts';
import { endpointServiceOf } from '../regions/endpointServices.ts';
import { dollars, dollarsAMonth, heatStyle } from './costShares.ts';
import type { BoxStyle, Rect } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import type { CardContext } from './subnetCard.ts';
import { textWidth } from './textWidth.ts';
import { GRID } from './vpcGrid.ts';

const CHIP = { width: 150, height: 28, gap: 6, padding: 6 } as const;
const DETAIL = { font: 'regular', size: 11.5, color: 'ink-muted' } as const;

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
  const room = width - 2 * CHIP.padding;
  const fitting = Math.max(1, Math.floor((room + CHIP.gap) / (CHIP.width + CHIP.gap)));
  const across = Math.ceil(ids.length / Math.ceil(ids.length / fitting));
  const chipWidth = (room - (across - 1) * CHIP.gap) / across;
  const lines = Math.ceil(ids.length / across);
  const height = Math.max(44, lines * (CHIP.height + CHIP.gap) - CHIP.gap + 2 * CHIP.padding);

  drawLabel(scene, { x: place.x, y: place.y, width: GRID.labelWidth, height }, ids.length, parent);
  const style = { fill: 'vpc-tint', stroke: null } as const;
  const rect = { x, y: place.y, width, height };
  const strip = scene.box({ ref: null, role: 'endpoint-strip', parent, ...rect, radius: 8, style });
  ids.forEach((id, index) => {
    drawChip(scene, context, id, strip, {
      x: x + CHIP.padding + (index % across) * (chipWidth + CHIP.gap),
      y: place.y + CHIP.padding + Math.floor(index / across) * (CHIP.height + CHIP.gap),
      width: chipWidth,
      height: CHIP.height,
    });
  });
  return height;
}

/** A service as a chip has room for it: `ECR API` for "Amazon ECR API"; one that is not listed goes by its own name. */
export function shortServiceLabel(service: string): string {
  return (endpointServiceOf(service)?.label ?? service).replace(/^(Amazon|AWS) /, '');
}

function drawLabel(scene: SceneBuilder, rect: Rect, count: number, parent: number): void {
  const box = scene.box({ ref: null, role: 'tier-label', parent, ...rect });
  const line = { x: rect.x + 2, maxWidth: rect.width - 4 };
  scene.text(box, 'Endpoints', { font: 'bold', size: 13, color: 'ink' }, { ...line, y: rect.y + 18 });
  const words = `${formatCount(count)} in this VPC`;
  scene.text(box, words, { font: 'regular', size: 11, color: 'ink-muted' }, { ...line, y: rect.y + 34 });
}

function drawChip(scene: SceneBuilder, context: CardContext, id: Id, parent: number, rect: Rect): void {
  const { design, layers, costs } = context;
  const endpoint = design.endpoints[id];
  if (endpoint === undefined) return;
  const ref = refOf('endpoint', id);
  const gateway = endpoint.type === 'gateway';
  const heat = layers.costHeat ? costs.heatOf(ref) : null;
  const style: Partial<BoxStyle> = {
    ...{ fill: 'surface', stroke: 'vpc-stroke', strokeWidth: 1.25 },
    ...(heat === null ? {} : heatStyle(heat)),
    dash: gateway ? 'dashed' : 'solid',
  };
  const role = gateway ? 'endpoint-gateway' : 'endpoint-interface';
  const chip = scene.box({ ref, role, parent, ...rect, radius: 6, style });
  scene.frame(ref, rect);

  const room = rect.width - 20;
  const y = rect.y + 18.5;
  const label = shortServiceLabel(endpoint.service);
  const left = { x: rect.x + 10, y, maxWidth: room };
  const taken = scene.text(chip, label, { font: 'bold', size: 12.5, color: 'vpc-ink' }, left);
  const beside = room - taken - 8;
  const words = chipDetails(context, id);
  const fitting = words.find((detail) => textWidth(detail, DETAIL.font, DETAIL.size) <= beside);
  const right = { x: rect.x + rect.width - 10, y, maxWidth: beside, anchor: 'end' } as const;
  scene.text(chip, fitting ?? words.at(-1) ?? '', DETAIL, right);
}

/** How far an endpoint reaches, or with cost heat what it costs a month; the most telling words first. */
function chipDetails({ design, evaluation, layers, costs }: CardContext, id: Id): readonly string[] {
  const endpoint = design.endpoints[id];
  if (endpoint === undefined) return [];
  const usd = layers.costHeat ? costs.usdOf(refOf('endpoint', id)) : 0;
  if (usd > 0) return [dollarsAMonth(usd), dollars(usd)];
  const placed = evaluation.routes.endpoints[id];
  if (endpoint.type === 'interface') {
    return [countOf(placed?.subnets.length ?? endpoint.zones?.length ?? 0, 'zone')];
  }
  const tables = countOf(placed?.routeTables.length ?? endpoint.tiers.length, 'route table');
  return [`gateway · ${tables}`, tables];
}
