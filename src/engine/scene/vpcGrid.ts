import type { Design, Id } from '../design/design.ts';
import type { Rect } from './scene.ts';
import { CARD } from './subnetCard.ts';

/** Distances of the zone and tier grid. */
export const GRID = {
  labelWidth: 88,
  labelGap: 6,
  zoneLeft: 10,
  /** Wider than the left: routes run down here. */
  zoneRight: 16,
  zoneBottom: 10,
  zoneHeader: 30,
  zoneGap: 8,
  rowGap: 14,
  emptyWidth: 440,
  emptyHeight: 176,
} as const;

export type GridColumn = { readonly zone: Id; readonly rect: Rect };
export type GridRow = { readonly tier: Id; readonly y: number; readonly height: number };

/** Where everything of the grid stands: zones as columns, tiers as rows, each subnet in its cell. */
export type Grid = {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly cells: readonly {
    readonly zone: Id;
    readonly tier: Id;
    readonly rect: Rect;
    readonly subnets: readonly Id[];
  }[];
  readonly places: ReadonlyMap<Id, Rect>;
  /** The zones and the tier labels beside them. */
  readonly rect: Rect;
};

/**
 * Places the grid with its upper left corner at a point. A zone or tier that only a subnet names gets a column or
 * row of its own, so that no subnet is left out. A zone with many subnets in one tier is several cards wide.
 */
export function layoutGrid(design: Design, x: number, y: number): Grid {
  const subnets = Object.entries(design.subnets);
  const zones = unique([...Object.keys(design.zones), ...subnets.map(([, { zone }]) => zone)]);
  const tiers = unique([...Object.keys(design.tiers), ...subnets.map(([, { tier }]) => tier)]);
  const byCell = subnetsByCell(design);
  const inCell = (zone: Id, tier: Id): readonly Id[] => byCell.get(zone)?.get(tier) ?? [];
  const across = new Map(
    zones.map((zone) => [zone, cardsAcross(Math.max(1, ...tiers.map((tier) => inCell(zone, tier).length)))]),
  );
  const lines = (zone: Id, tier: Id): number =>
    Math.ceil(inCell(zone, tier).length / (across.get(zone) ?? 1));

  const rows: GridRow[] = [];
  let below = y + GRID.zoneHeader;
  for (const tier of tiers) {
    const deepest = Math.max(1, ...zones.map((zone) => lines(zone, tier)));
    const height = stackLength(deepest, CARD.height);
    rows.push({ tier, y: below, height });
    below += height + GRID.rowGap;
  }
  const height = rows.length === 0 ? GRID.emptyHeight : below - GRID.rowGap + GRID.zoneBottom - y;

  const columns: GridColumn[] = [];
  let right = tiers.length === 0 ? x : x + GRID.labelWidth + GRID.labelGap;
  for (const zone of zones) {
    const width = GRID.zoneLeft + GRID.zoneRight + stackLength(across.get(zone) ?? 1, CARD.width);
    columns.push({ zone, rect: { x: right, y, width, height } });
    right += width + GRID.zoneGap;
  }
  const width = zones.length === 0 ? right - x + GRID.emptyWidth : right - GRID.zoneGap - x;

  const cells = columns.flatMap(({ zone, rect }) =>
    rows.map((row) => ({
      zone,
      tier: row.tier,
      rect: {
        x: rect.x + GRID.zoneLeft,
        y: row.y,
        width: rect.width - GRID.zoneLeft - GRID.zoneRight,
        height: row.height,
      },
      subnets: inCell(zone, row.tier),
    })),
  );
  const places = new Map<Id, Rect>();
  for (const { zone, rect, subnets: stacked } of cells) {
    stacked.forEach((id, index) => places.set(id, cardRect(rect, index, across.get(zone) ?? 1)));
  }
  return { columns, rows, cells, places, rect: { x, y, width, height } };
}

/** Up to three cards stand below each other; more make a block about as wide as it is high. */
function cardsAcross(most: number): number {
  return most <= 3 ? 1 : Math.max(2, Math.round(Math.sqrt((most * CARD.height) / CARD.width)));
}

function cardRect(cell: Rect, index: number, across: number): Rect {
  return {
    x: cell.x + (index % across) * (CARD.width + CARD.gap),
    y: cell.y + Math.floor(index / across) * (CARD.height + CARD.gap),
    width: CARD.width,
    height: CARD.height,
  };
}

const stackLength = (count: number, size: number): number => count * (size + CARD.gap) - CARD.gap;
const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

function subnetsByCell(design: Design): ReadonlyMap<Id, ReadonlyMap<Id, readonly Id[]>> {
  const byZone = new Map<Id, Map<Id, Id[]>>();
  for (const [id, { zone, tier }] of Object.entries(design.subnets)) {
    const column = byZone.get(zone) ?? new Map<Id, Id[]>();
    const cell = column.get(tier);
    if (column.size === 0) byZone.set(zone, column);
    if (cell === undefined) column.set(tier, [id]);
    else cell.push(id);
  }
  return byZone;
}
