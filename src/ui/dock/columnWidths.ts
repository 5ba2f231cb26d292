import type { AddressSums } from '../../engine/evaluation/allocationMatrix.ts';
import type { SubnetReport } from '../../engine/evaluation/evaluation.ts';
import type { FontKey } from '../../engine/scene/fonts.ts';
import { textWidth } from '../../engine/scene/textWidth.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import type { InventoryColumn } from './inventoryRows.ts';

/*
 * The widths of the inventory's columns in pixels, from the texts of all its rows. A browser that has to find them
 * lays the whole table out again for every figure that changes, and only knows the rows that are drawn: columns would
 * move while one scrolls.
 */

/** As in dock.css: what stands beside the texts, and how large they are. */
const PADDING = { number: 12, address: 10, words: 10 } as const;
const TEXT = 12.5;
/** Smaller, and set closer by a hundredth of its size, a sixtieth of a letter of the typewriter face. */
const MONO = 0.95 * TEXT * (1 - 1 / 60);
const HEAD = 11.5;
/** A screen of few pixels starts every letter on a whole one, which may make a text wider than its letters are. */
const ON_PIXELS = 1.05;
/** The picture before a subnet's name and the space after it. */
const ICON = 18;
/** Words that are longer end in an ellipsis. */
const WORDS_AT_MOST = 240;
/** What is left for the column that takes the rest. */
const REST_AT_LEAST = 90;
const REST = 'uses';

/** A text this much shorter than the longest is narrower, whatever its letters. */
const NARROWER = 0.4;

/** What stands in the table besides the rows: their sums, and an arrow at the column that they are sorted by. */
type Shown = { readonly sums: AddressSums; readonly sorted: string };

export type ColumnWidths = {
  /** One for each column; `null` for the one that takes the rest. */
  readonly columns: readonly (number | null)[];
  /** Below this the table is scrolled sideways. */
  readonly table: number;
};

export function columnWidths(
  columns: readonly InventoryColumn[],
  reports: readonly SubnetReport[],
  { sums, sorted }: Shown,
): ColumnWidths {
  const widths = columns.map((column) =>
    column.id === REST ? null : widthOf(column, reports, { sums, sorted }),
  );
  return { columns: widths, table: widths.reduce<number>((sum, width) => sum + (width ?? REST_AT_LEAST), 0) };
}

function widthOf(column: InventoryColumn, reports: readonly SubnetReport[], { sums, sorted }: Shown): number {
  const { id, kind, label } = column;
  const texts = reports.map((report) => textIn(column, report));
  const beside = id === 'name' ? ICON : 0;
  // Names and sums are bold, and so is a figure that is too high.
  const font = kind === 'address' ? 'mono' : kind === 'number' || id === 'name' ? 'bold' : 'regular';
  const content = Math.max(
    widest(texts, font) + beside,
    widest([column.sum?.(sums) ?? ''], 'bold'),
    textWidth(sorted === id ? `${label} ↓` : label, 'medium', HEAD),
  );
  return (
    Math.ceil(Math.min(content * ON_PIXELS, kind === 'words' ? WORDS_AT_MOST : Infinity)) + PADDING[kind]
  );
}

/** So many letters, even the widest, are no wider than a column of words may be; of others the width is a guess. */
const fits = /^[ -~]{0,18}$/;

/** Whether a text may be longer than its column of words is wide. */
export const mayEnd = ({ id, kind }: InventoryColumn, text: string): boolean =>
  kind === 'words' && (id === REST || !fits.test(text));

/** What stands in the column of a row. */
export function textIn({ id, text }: InventoryColumn, report: SubnetReport): string {
  return `${visibleText(text(report))}${id === 'cidr' && report.pinned ? ' · pinned' : ''}`;
}

function widest(texts: readonly string[], font: FontKey): number {
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  const candidates = new Set(texts.filter(({ length }) => length >= longest * NARROWER));
  return [...candidates].reduce(
    (most, text) => Math.max(most, textWidth(text, font, font === 'mono' ? MONO : TEXT)),
    0,
  );
}
