/** The longest side of a picture in pixels; beyond it browsers give back a shrunk or blank canvas without an error. */
const LONGEST_SIDE = 16_384;

/** The most pixels of a picture: what Safari's canvas holds, the smallest limit among browsers. */
const MOST_PIXELS = 2 ** 26;

/** How many pixels a scene unit gets when there is room for them. */
export const FULL_SCALE = 2;

/** The scale for a picture of this size in scene units: twice its size, or less so that every canvas can hold it. */
export function pictureScale({ width, height }: { readonly width: number; readonly height: number }): number {
  const bySide = LONGEST_SIDE / Math.max(width, height, 1);
  const byArea = Math.sqrt(MOST_PIXELS / Math.max(width * height, 1));
  return Math.min(FULL_SCALE, bySide, byArea);
}
