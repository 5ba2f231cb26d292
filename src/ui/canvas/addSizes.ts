import type { Rect } from '../../engine/scene/scene.ts';

/** The height of a button that adds something, in the drawing and at 100 %. */
export const ADD_HEIGHT = 26;
/** What is pressed stays this large (WCAG 2.2, 2.5.8), and no larger than what it stands beside. */
const SCREEN = { least: 24, most: 32 } as const;

/**
 * How much larger than in the drawing such a button is at this zoom, so that on the screen it is never lower than 24 px
 * or higher than 32. In steps of a twentieth when zoomed out, so that not every frame of zooming renders it.
 */
export function addScale(zoom: number): number {
  const most = SCREEN.most / (ADD_HEIGHT * zoom);
  return Math.min(Math.max(1, Math.ceil(20 / zoom) / 20), most);
}

/** Whether every one of these cells can hold a button at this zoom; below that the drawing is only looked at. */
export function holdsButtons(cells: readonly { readonly rect: Rect }[], zoom: number): boolean {
  return cells.every(({ rect }) => Math.min(rect.width, rect.height) * zoom >= SCREEN.least);
}
