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

/** How often a picture is tried again, each time at half the scale, where there is not enough memory for it. */
const RETRIES = 2;

/** The scales to draw a picture of this size at, until one works: what {@link pictureScale} says, and smaller ones. */
export function scalesToTry(size: { readonly width: number; readonly height: number }): readonly number[] {
  const first = pictureScale(size);
  return Array.from({ length: RETRIES + 1 }, (_, halvings) => first / 2 ** halvings);
}

/** The network as a PNG, and the scale at which it was drawn; below {@link FULL_SCALE} there was no room for more. */
export type Picture = { readonly png: Uint8Array; readonly scale: number };

/** What to say of a picture that is not drawn at its full scale, as a sentence; `undefined` where it is. */
export function smallPictureNote(scale: number): string | undefined {
  if (scale === FULL_SCALE) return undefined;
  return `The picture is drawn at ${scale.toFixed(2)} times its size instead of ${FULL_SCALE}: a larger one cannot be shown everywhere. network.svg is sharp at any size.`;
}
