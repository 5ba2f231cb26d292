import type { Picture } from '../engine/export/pictureScale.ts';

/** A way to draw a picture at a scale, as the bytes of a PNG; `null`, or a rejection, when it did not come out. */
type Way = (scale: number) => Promise<Uint8Array | null>;

/**
 * The picture at the first of the scales at which one of the ways gives it; `null` when none does at any. Rejects when
 * `signal` says so, and tries nothing more then.
 */
export async function atLargestScale(
  scales: readonly number[],
  ways: readonly Way[],
  signal: AbortSignal,
): Promise<Picture | null> {
  for (const scale of scales) {
    for (const draw of ways) {
      const png = await draw(scale).catch(() => null);
      signal.throwIfAborted();
      if (png !== null) return { png, scale };
    }
  }
  return null;
}
