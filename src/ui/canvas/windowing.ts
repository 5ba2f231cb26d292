import type { Ref } from '../../engine/design/design.ts';

/** From this zoom on a card's text can be read, so things become real elements; below it they live in the picture. */
export const WORKING_ZOOM = 0.45;

/** More elements than this cost a frame of panning. */
export const MOUNTED_AT_MOST = 150;

/**
 * What is mounted as real elements: what is in view at working zoom, and always what a person has a hand on (hovered,
 * selected, focused, dragged). Where more is in view than the limit allows, what stands nearest the front of
 * `inView` is kept: callers put what matters first.
 */
export function chooseMounted(
  inView: readonly Ref[],
  zoom: number,
  inHand: readonly Ref[],
  limit: number = MOUNTED_AT_MOST,
): ReadonlySet<Ref> {
  const mounted = new Set<Ref>(inHand.slice(0, limit));
  if (zoom < WORKING_ZOOM && inView.length > limit) return mounted;
  for (const ref of inView) {
    if (mounted.size >= limit) break;
    mounted.add(ref);
  }
  return mounted;
}
