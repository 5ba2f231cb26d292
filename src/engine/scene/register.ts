import type { Evaluation, SubnetReport } from '../evaluation/evaluation.ts';
import type { Point, Rect } from './scene.ts';
import type { SceneBuilder, TextStyle } from './sceneBuilder.ts';
import { visibleText } from './visibleText.ts';
import { wrapWhole } from './wrapText.ts';

/*
 * What a reader of the picture cannot ask it: every subnet with its addresses, and every text that had to be shortened
 * in the drawing, whole. Nothing in here is ever cut, whatever it is called.
 */

const HEADING: TextStyle = { font: 'bold', size: 13, color: 'ink' };
const ADDRESS: TextStyle = { font: 'mono', size: 12, color: 'ink' };
const ZONE: TextStyle = { font: 'regular', size: 12, color: 'ink-muted' };
const NAME: TextStyle = { font: 'regular', size: 12, color: 'ink' };

const LINE = 18;
const HEADING_HEIGHT = 26;
const GAP = 24;
/** A column holds a CIDR, a zone (IPv6 blocks take more), and names of usual length on one line. */
const COLUMN = { width: 340, address: 132, zone: 104 } as const;

export const REGISTER_HEADING = 'Subnets';
const SHORTENED_HEADING = 'Shortened above';

/** An entry's texts, each in the column that its place says. */
type Entry = { readonly address: string; readonly zone: string; readonly lines: readonly string[] };

/** Draws the register below the drawing, with `shortened` in full; answers with the size it takes. */
export function drawRegister(
  scene: SceneBuilder,
  { subnets }: Evaluation,
  shortened: readonly string[],
  { x, y, width }: Omit<Rect, 'height'>,
) {
  const box = scene.box({ ref: null, role: 'register', parent: -1, x, y, width, height: 0 });
  const across = Math.max(1, Math.floor((width + GAP) / (COLUMN.width + GAP)));
  const column = (width - (across - 1) * GAP) / across;
  const entries = Object.values(subnets).map((subnet) => entryOf(subnet, column));
  const names = new Set(Object.values(subnets).map(({ name }) => visibleText(name)));
  const rest = [...new Set(shortened)].filter((text) => !names.has(text));

  let bottom = y;
  if (entries.length > 0) bottom = drawEntries(scene, box, entries, { x, y: bottom }, { across, column });
  if (rest.length > 0) bottom = drawShortened(scene, box, rest, { x, y: bottom }, width);
  scene.resize(box, { width, height: bottom - y });
  return { width, height: bottom - y };
}

function entryOf({ name, cidr, ipv6, zoneName }: SubnetReport, column: number): Entry {
  const room = column - COLUMN.address - COLUMN.zone;
  return {
    address: cidr ?? ipv6 ?? 'no address',
    zone: zoneName,
    lines: wrapWhole(name, NAME.font, NAME.size, room),
  };
}

function drawEntries(
  scene: SceneBuilder,
  box: number,
  entries: readonly Entry[],
  { x, y }: Point,
  { across, column }: { readonly across: number; readonly column: number },
): number {
  scene.text(box, REGISTER_HEADING, HEADING, { x, y: y + 16, maxWidth: column });
  let top = y + HEADING_HEIGHT;
  for (let first = 0; first < entries.length; first += across) {
    const row = entries.slice(first, first + across);
    row.forEach((entry, place) =>
      drawEntry(scene, box, entry, { x: x + place * (column + GAP), y: top }, column),
    );
    top += Math.max(...row.map(({ lines }) => lines.length)) * LINE;
  }
  return top + 6;
}

function drawEntry(
  scene: SceneBuilder,
  box: number,
  { address, zone, lines }: Entry,
  { x, y }: Point,
  column: number,
): void {
  const baseline = y + 13;
  scene.text(box, address, ADDRESS, { x, y: baseline, maxWidth: COLUMN.address - 6 });
  scene.text(box, zone, ZONE, { x: x + COLUMN.address, y: baseline, maxWidth: COLUMN.zone - 6 });
  const left = COLUMN.address + COLUMN.zone;
  lines.forEach((line, index) =>
    scene.text(box, line, NAME, { x: x + left, y: baseline + index * LINE, maxWidth: column - left }),
  );
}

function drawShortened(
  scene: SceneBuilder,
  box: number,
  texts: readonly string[],
  { x, y }: Point,
  width: number,
): number {
  scene.text(box, SHORTENED_HEADING, HEADING, { x, y: y + 16, maxWidth: width });
  const lines = texts.flatMap((text) => wrapWhole(text, NAME.font, NAME.size, width));
  lines.forEach((line, index) =>
    scene.text(box, line, NAME, { x, y: y + HEADING_HEIGHT + 13 + index * LINE, maxWidth: width }),
  );
  return y + HEADING_HEIGHT + lines.length * LINE + 6;
}
