/** The longest side of a picture in pixels; beyond it browsers give back a shrunk or blank canvas without an error. */
export const LONGEST_SIDE = 16_384;

/** How many pixels a scene unit gets when there is room for them. */
export const FULL_SCALE = 2;

/** The scale for a picture of this size in scene units: twice its size, or less so that no side is too long. */
export function pictureScale({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.min(FULL_SCALE, LONGEST_SIDE / Math.max(width, height, 1));
}
