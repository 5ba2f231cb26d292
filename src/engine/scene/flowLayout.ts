import type { FlowBand, FlowGraph, FlowStop } from './flowGraph.ts';

/*
 * Places for a flow graph: a bar for each stop, as tall as the bands that it carries, in columns from left to right.
 * Bands are as wide as what they carry, but never so thin that they are not seen; those that are drawn wider than their
 * share say so.
 */

/** What the width of a band stands for. */
export type FlowMeasure = 'gb' | 'usd';

export type PlacedStop = FlowStop & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type PlacedBand = FlowBand & {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** `y1` and `y2` are its middle. */
  readonly width: number;
  /** Whether it is drawn wider than its share, to be seen at all. */
  readonly widened: boolean;
};

export type FlowLayout = {
  readonly width: number;
  /** At least what was asked for; more where the stops need it. */
  readonly height: number;
  readonly columns: number;
  readonly stops: readonly PlacedStop[];
  readonly bands: readonly PlacedBand[];
};

/** Every stop has room for the two lines of its label. */
const SLOT = 32;
const GAP = 8;
const BAR = 10;
const THINNEST = 2;
/** What is added to the height that labels need, so that widths have room to tell much from little. */
const ROOM_FOR_WIDTHS = 110;

/** Places for the graph within a width, and within a height where that is enough. */
export function layoutFlows(
  { stops, bands }: FlowGraph,
  measure: FlowMeasure,
  { width, height }: { readonly width: number; readonly height: number },
): FlowLayout {
  const columns = Math.max(1, ...stops.map(({ column }) => column + 1));
  const byColumn = ordered(stops, bands, columns);
  const least = Math.max(0, ...byColumn.map((column) => columnHeight(column, () => SLOT)));
  const wanted = Math.max(height, least + ROOM_FOR_WIDTHS);
  const scale = scaleOf(byColumn, bands, measure, wanted);
  const widthOf = (band: FlowBand) => Math.max(THINNEST, valueOf(band, measure) * scale);
  const heights = new Map(stops.map((stop) => [stop.id, barHeight(stop, bands, widthOf)]));
  const slotOf = (stop: FlowStop) => Math.max(SLOT, heights.get(stop.id) ?? 0);
  const tall = Math.max(wanted, ...byColumn.map((column) => columnHeight(column, slotOf)));
  const step = columns === 1 ? 0 : (width - BAR) / (columns - 1);
  const placed = byColumn.flatMap((column, at) => {
    let y = (tall - columnHeight(column, slotOf)) / 2;
    return column.map((stop): PlacedStop => {
      const slot = slotOf(stop);
      const bar = heights.get(stop.id) ?? 0;
      const place = { x: at * step, y: y + (slot - bar) / 2, width: BAR, height: bar };
      y += slot + GAP;
      return { ...stop, ...place };
    });
  });
  return {
    width,
    height: tall,
    columns,
    stops: placed,
    bands: placeBands(placed, bands, measure, widthOf, scale),
  };
}

const valueOf = (band: FlowBand, measure: FlowMeasure) => (measure === 'gb' ? band.gb : band.usd);

const columnHeight = (column: readonly FlowStop[], slotOf: (stop: FlowStop) => number) =>
  column.reduce((sum, stop) => sum + slotOf(stop), 0) + Math.max(0, column.length - 1) * GAP;

function barHeight(
  { id }: FlowStop,
  bands: readonly FlowBand[],
  widthOf: (band: FlowBand) => number,
): number {
  let [into, out] = [0, 0];
  for (const band of bands) {
    if (band.to === id) into += widthOf(band);
    if (band.from === id) out += widthOf(band);
  }
  return Math.max(into, out);
}

/** The largest scale with which every column fits the height; what the thinnest bands and labels need is never given up. */
function scaleOf(
  byColumn: readonly (readonly FlowStop[])[],
  bands: readonly FlowBand[],
  measure: FlowMeasure,
  height: number,
): number {
  const most = Math.max(0, ...bands.map((band) => valueOf(band, measure)));
  if (most === 0) return 0;
  const touching = new Map<string, { readonly into: number[]; readonly out: number[] }>();
  for (const column of byColumn) for (const { id } of column) touching.set(id, { into: [], out: [] });
  for (const band of bands) {
    touching.get(band.from)?.out.push(valueOf(band, measure));
    touching.get(band.to)?.into.push(valueOf(band, measure));
  }
  const thick = (values: readonly number[], scale: number) =>
    values.reduce((sum, value) => sum + Math.max(THINNEST, value * scale), 0);
  const slotAt = (scale: number) => (stop: FlowStop) => {
    const { into, out } = touching.get(stop.id) ?? { into: [], out: [] };
    return Math.max(SLOT, thick(into, scale), thick(out, scale));
  };
  const fits = (scale: number) => byColumn.every((column) => columnHeight(column, slotAt(scale)) <= height);
  let [low, high] = [0, height / most];
  for (let halving = 0; halving < 40; halving += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

const SWEEPS = 8;

/** The stops of each column, ordered so that bands cross little: each beside the middle of what it is joined with. */
function ordered(
  stops: readonly FlowStop[],
  bands: readonly FlowBand[],
  columns: number,
): readonly (readonly FlowStop[])[] {
  let byColumn: readonly (readonly FlowStop[])[] = Array.from({ length: columns }, (_, at) =>
    stops.filter(({ column }) => column === at),
  );
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const place = new Map(
      byColumn.flatMap((column) => column.map(({ id }, at) => [id, (at + 0.5) / column.length] as const)),
    );
    byColumn = byColumn.map((column, at) => {
      const fixed = sweep % 2 === 0 ? at === 0 : at === columns - 1;
      return fixed ? column : byMiddle(column, bands, place);
    });
  }
  return byColumn;
}

function byMiddle(
  column: readonly FlowStop[],
  bands: readonly FlowBand[],
  place: ReadonlyMap<string, number>,
): readonly FlowStop[] {
  const middle = new Map(
    column.map(({ id }) => {
      let [sum, weight] = [0, 0];
      for (const { from, to, gb } of bands) {
        if (from !== id && to !== id) continue;
        sum += gb * (place.get(from === id ? to : from) ?? 0);
        weight += gb;
      }
      return [id, weight === 0 ? (place.get(id) ?? 0) : sum / weight] as const;
    }),
  );
  return [...column].sort((one, other) => (middle.get(one.id) ?? 0) - (middle.get(other.id) ?? 0));
}

/** Bands leave and reach a stop in the order of what is at their other end, so that they fan out without crossing. */
function placeBands(
  stops: readonly PlacedStop[],
  bands: readonly FlowBand[],
  measure: FlowMeasure,
  widthOf: (band: FlowBand) => number,
  scale: number,
): readonly PlacedBand[] {
  const stopOf = new Map(stops.map((stop) => [stop.id, stop]));
  const yOf = (id: string) => stopOf.get(id)?.y ?? 0;
  const starts = stacked(bands, 'from', (band) => yOf(band.to), stopOf, widthOf);
  const ends = stacked(bands, 'to', (band) => yOf(band.from), stopOf, widthOf);
  return bands.map((band) => ({
    ...band,
    x1: (stopOf.get(band.from)?.x ?? 0) + BAR,
    y1: starts.get(band.id) ?? 0,
    x2: stopOf.get(band.to)?.x ?? 0,
    y2: ends.get(band.id) ?? 0,
    width: widthOf(band),
    widened: valueOf(band, measure) * scale < THINNEST,
  }));
}

function stacked(
  bands: readonly FlowBand[],
  side: 'from' | 'to',
  order: (band: FlowBand) => number,
  stopOf: ReadonlyMap<string, PlacedStop>,
  widthOf: (band: FlowBand) => number,
): ReadonlyMap<string, number> {
  const next = new Map<string, number>();
  const middles = new Map<string, number>();
  const sorted = [...bands].sort((one, other) => order(one) - order(other));
  for (const band of sorted) {
    const from = next.get(band[side]) ?? stopOf.get(band[side])?.y ?? 0;
    middles.set(band.id, from + widthOf(band) / 2);
    next.set(band[side], from + widthOf(band));
  }
  return middles;
}
