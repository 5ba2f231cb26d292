import type { Rect } from '../../engine/scene/scene.ts';

/** Where things lie, for questions that come with every frame and every move of the pointer. */
export type SceneIndex = {
  /** Positions of all rectangles that touch `area`, lowest first. */
  readonly within: (area: Rect) => readonly number[];
  /** The rectangle on top at a point: the last of those that hold it; -1 when none does. */
  readonly at: (x: number, y: number) => number;
};

/** Large enough for a card to lie in few cells, small enough for a screen at working zoom to ask few of them. */
const CELL = 256;
/** A thing that covers more cells than this is asked for every time instead of being listed in each. */
const CELLS_OF_ONE = 64;

export const touches = (a: Rect, b: Rect): boolean =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;

export const holds = (rect: Rect, x: number, y: number): boolean =>
  x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;

/** The smallest rectangle around all of these; `null` around none. */
export function unionOf(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null;
  const left = Math.min(...rects.map(({ x }) => x));
  const top = Math.min(...rects.map(({ y }) => y));
  const right = Math.max(...rects.map(({ x, width }) => x + width));
  const bottom = Math.max(...rects.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const cellsOf = (rect: Rect) => ({
  left: Math.floor(rect.x / CELL),
  right: Math.floor((rect.x + rect.width) / CELL),
  top: Math.floor(rect.y / CELL),
  bottom: Math.floor((rect.y + rect.height) / CELL),
});

// Scenes reach at most a million units each way: 8,192 cells and their negatives fit side by side in one number.
const keyOf = (column: number, row: number) => (column + 8192) * 16_384 + (row + 8192);

/** A grid over the rectangles; they must not change afterwards. */
export function indexRects(rects: readonly Rect[]): SceneIndex {
  const cells = new Map<number, number[]>();
  const large: number[] = [];
  rects.forEach((rect, position) => {
    const { left, right, top, bottom } = cellsOf(rect);
    if ((right - left + 1) * (bottom - top + 1) > CELLS_OF_ONE) {
      large.push(position);
      return;
    }
    for (let column = left; column <= right; column += 1) {
      for (let row = top; row <= bottom; row += 1) {
        const key = keyOf(column, row);
        const cell = cells.get(key);
        if (cell === undefined) cells.set(key, [position]);
        else cell.push(position);
      }
    }
  });

  const everything = rects.map((_, position) => position);
  const seen = new Uint32Array(rects.length);
  let question = 0;

  function within(area: Rect): readonly number[] {
    const { left, right, top, bottom } = cellsOf(area);
    if ((right - left + 1) * (bottom - top + 1) > cells.size) {
      return everything.filter((position) => touches(rects[position] as Rect, area));
    }
    question += 1;
    const found = large.filter((position) => touches(rects[position] as Rect, area));
    for (let column = left; column <= right; column += 1) {
      for (let row = top; row <= bottom; row += 1) {
        for (const position of cells.get(keyOf(column, row)) ?? []) {
          if (seen[position] === question) continue;
          seen[position] = question;
          if (touches(rects[position] as Rect, area)) found.push(position);
        }
      }
    }
    return found.sort((a, b) => a - b);
  }

  return {
    within,
    at: (x, y) =>
      within({ x, y, width: 0, height: 0 }).findLast((position) => holds(rects[position] as Rect, x, y)) ??
      -1,
  };
}
