/*
 * How a drawing goes on paper. Lengths are millimetres on paper and, of the drawing, its own units.
 */

/** What A4 and US Letter, both landscape, have in common inside margins of 10 mm: one layout fits either. */
export const PRINT_AREA = { width: 259, height: 190 } as const;

/** The line on every page that says of what it is a part. */
export const PRINT_HEADER = 8;

/** A pixel on paper, as CSS has it; drawing larger than this shows nothing more. */
const FULL_SIZE = 25.4 / 96;

/** The smallest letters of a drawing are 11 units; below 5 points nobody reads them. */
const LEGIBLE = (5 * (25.4 / 72)) / 11;

/** What neighbouring pages both show, so that nothing is lost where they meet. */
const SHARED = 8;

/** A part of the drawing: its corner in units of the drawing, its column and row among all. */
export type PrintPage = {
  readonly x: number;
  readonly y: number;
  readonly column: number;
  readonly row: number;
};

export type PrintLayout = {
  /** Millimetres for one unit of the drawing. */
  readonly scale: number;
  readonly columns: number;
  readonly rows: number;
  /** Row by row; each shows what of the drawing fits below its header. */
  readonly pages: readonly PrintPage[];
};

/** The pages for a drawing of this size: one, as large as it fits, or as many as it takes to stay legible. */
export function printPages({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): PrintLayout {
  const room = { width: PRINT_AREA.width, height: PRINT_AREA.height - PRINT_HEADER };
  const fitting = Math.min(FULL_SIZE, room.width / width, room.height / height);
  const scale = Math.max(fitting, LEGIBLE);
  const columns = partsOf(width * scale, room.width);
  const rows = partsOf(height * scale, room.height);
  const pages = Array.from({ length: columns * rows }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    return {
      ...{ column, row },
      x: (column * (room.width - SHARED)) / scale,
      y: (row * (room.height - SHARED)) / scale,
    };
  });
  return { scale, columns, rows, pages };
}

/** How many pages a length takes; rounding in the last digit makes no further one. */
function partsOf(length: number, room: number): number {
  if (length <= room + 0.01) return 1;
  return Math.ceil((length - SHARED - 0.01) / (room - SHARED));
}
