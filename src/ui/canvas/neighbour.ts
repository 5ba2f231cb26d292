import type { Rect } from '../../engine/scene/scene.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The position of the rectangle that a person means with an arrow key, or -1 when nothing lies that way. Distance
 * along the arrow counts once, distance beside it twice, and what overlaps `from` across the arrow's way comes before
 * what does not: a card's neighbour is the next one of its row, also when a nearer one lies askew.
 */
export function neighbour(from: Rect, rects: readonly Rect[], direction: Direction): number {
  let best = -1;
  let least = Infinity;
  rects.forEach((rect, position) => {
    const distance = distanceTo(from, rect, direction);
    if (distance < least) {
      least = distance;
      best = position;
    }
  });
  return best;
}

const ASKEW = 1e6;

function distanceTo(from: Rect, to: Rect, direction: Direction): number {
  const sideways = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  const dx = to.x + to.width / 2 - (from.x + from.width / 2);
  const dy = to.y + to.height / 2 - (from.y + from.height / 2);
  const along = (sideways ? dx : dy) * sign;
  if (along <= 1) return Infinity;
  const beside = Math.abs(sideways ? dy : dx);
  const inLine = sideways
    ? to.y < from.y + from.height && from.y < to.y + to.height
    : to.x < from.x + from.width && from.x < to.x + to.width;
  return along + 2 * beside + (inLine ? 0 : ASKEW);
}
