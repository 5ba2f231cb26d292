import { entryOf, refOf } from '../design/design.ts';
import { formatCount } from '../evaluation/figures.ts';
import type { Rect } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import { accessStyles } from './sceneStyles.ts';
import { drawSubnetCard, type CardContext } from './subnetCard.ts';
import { visibleText } from './visibleText.ts';
import { wrapText } from './wrapText.ts';
import { GRID, type Grid, type GridColumn, type GridRow } from './vpcGrid.ts';

/** Draws zones, tier labels and subnet cards into the VPC's box. */
export function drawGrid(scene: SceneBuilder, context: CardContext, grid: Grid, vpc: number): void {
  const zoneBoxes = new Map(
    grid.columns.map((column) => [column.zone, drawZone(scene, context, column, vpc)]),
  );
  for (const row of grid.rows) drawTierLabel(scene, context, row, grid, vpc);
  for (const { zone, tier, rect, subnets } of grid.cells) {
    const parent = zoneBoxes.get(zone) ?? vpc;
    scene.cell(zone, tier, rect);
    if (subnets.length === 0) drawEmptyCell(scene, rect, parent);
    for (const id of subnets) {
      const place = grid.places.get(id);
      if (place !== undefined) drawSubnetCard(scene, context, id, place, parent);
    }
  }
  if (grid.columns.length === 0) drawZoneHint(scene, grid, vpc);
  else if (grid.rows.length === 0)
    for (const { zone, rect } of grid.columns) drawTierHint(scene, rect, zoneBoxes.get(zone) ?? vpc);
}

function drawZone(
  scene: SceneBuilder,
  { design }: CardContext,
  { zone, rect }: GridColumn,
  parent: number,
): number {
  const ref = refOf('zone', zone);
  const style = { fill: 'zone-fill', stroke: 'zone-stroke', dash: 'dashed', strokeWidth: 1.5 } as const;
  const box = scene.box({ ref, role: 'zone', parent, ...rect, radius: 8, style });
  scene.frame(ref, rect);
  const known = entryOf(design.zones, zone);
  const x = rect.x + GRID.zoneLeft + 2;
  const y = rect.y + 20;
  const room = rect.width - GRID.zoneLeft - GRID.zoneRight - 2;
  const name = known?.name ?? zone;
  const title = { x, y, maxWidth: room };
  const taken = scene.text(box, name, { font: 'bold', size: 13.5, color: 'zone-ink' }, title);
  const detail = known === undefined ? 'not in this design' : (known.zoneId ?? '');
  const beside = { x: x + taken + 8, y, maxWidth: room - taken - 8 };
  scene.text(box, detail, { font: 'regular', size: 11.5, color: 'ink-muted' }, beside);
  return box;
}

function drawTierLabel(
  scene: SceneBuilder,
  { design, evaluation }: CardContext,
  row: GridRow,
  grid: Grid,
  parent: number,
): void {
  const ref = refOf('tier', row.tier);
  const rect = { x: grid.rect.x, y: row.y, width: GRID.labelWidth, height: row.height };
  const tier = entryOf(design.tiers, row.tier);
  const look = accessStyles[tier?.access ?? 'isolated'];
  const box = scene.box({ ref, role: 'tier-label', parent, ...rect, radius: 6 });
  scene.frame(ref, rect);
  const place = (y: number) => ({ x: rect.x + 2, y: rect.y + y, maxWidth: rect.width - 4 });
  let y = 18;
  const name = tier?.name ?? row.tier;
  const lines = wrapText(name, 'bold', 13, rect.width - 4, 2);
  if (lines.join(' ') !== visibleText(name)) scene.noteShortened(name);
  for (const line of lines) {
    scene.text(box, line, { font: 'bold', size: 13, color: 'ink' }, place(y));
    y += 16;
  }
  const word = tier === undefined ? 'not in this design' : look.word;
  scene.text(box, word, { font: 'medium', size: 11, color: look.ink }, place(y));
  const plan = entryOf(evaluation.plan.tiers, row.tier);
  const block = plan?.block ?? tier?.block ?? null;
  if (block !== null) {
    y += 16;
    scene.text(box, block, { font: 'mono', size: 11, color: 'ink-muted' }, place(y));
  }
  if (plan !== undefined && plan.usable > 0) {
    const usable = `${formatCount(plan.usable)} usable`;
    scene.text(box, usable, { font: 'regular', size: 11, color: 'ink-muted' }, place(y + 16));
  }
}

function drawEmptyCell(scene: SceneBuilder, rect: Rect, parent: number): void {
  const style = { stroke: 'empty-stroke', dash: 'dotted', strokeWidth: 1 } as const;
  const box = scene.box({ ref: null, role: 'cell-empty', parent, ...rect, radius: 7, style });
  const center = {
    x: rect.x + rect.width / 2,
    y: rect.y + rect.height / 2 + 4,
    anchor: 'middle',
    maxWidth: rect.width - 16,
  } as const;
  scene.text(box, 'no subnet here', { font: 'regular', size: 11.5, color: 'ink-muted' }, center);
}

function drawZoneHint(scene: SceneBuilder, { rows, rect }: Grid, parent: number): void {
  const left = rows.length === 0 ? 0 : GRID.labelWidth + GRID.labelGap;
  const place = { ...rect, x: rect.x + left, width: rect.width - left };
  drawHint(scene, place, parent, 'No Availability Zone yet', 'Add a zone, then give it subnets.');
}

function drawTierHint(scene: SceneBuilder, zone: Rect, parent: number): void {
  const place = {
    x: zone.x + GRID.zoneLeft,
    y: zone.y + GRID.zoneHeader,
    width: zone.width - GRID.zoneLeft - GRID.zoneRight,
    height: zone.height - GRID.zoneHeader - GRID.zoneBottom,
  };
  drawHint(scene, place, parent, 'No subnets yet', 'Add a subnet to this zone.');
}

function drawHint(scene: SceneBuilder, rect: Rect, parent: number, title: string, detail: string): void {
  const style = { fill: 'surface', stroke: 'empty-stroke', dash: 'dotted', strokeWidth: 1.5 } as const;
  const box = scene.box({ ref: null, role: 'hint', parent, ...rect, radius: 8, style });
  const middle = { x: rect.x + rect.width / 2, anchor: 'middle', maxWidth: rect.width - 12 } as const;
  const y = rect.y + rect.height / 2;
  scene.text(box, title, { font: 'medium', size: 14, color: 'ink' }, { ...middle, y: y - 4 });
  scene.text(box, detail, { font: 'regular', size: 12, color: 'ink-muted' }, { ...middle, y: y + 17 });
}
