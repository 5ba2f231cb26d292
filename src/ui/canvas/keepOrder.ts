import type { Ref } from '../../engine/design/design.ts';

/**
 * The items in the order in which they stood `before`. One that is new comes behind the one it follows in `items`, the
 * first of them all in front.
 */
export function keepOrder<T extends { readonly id: Ref }>(items: readonly T[], before: readonly Ref[]): T[] {
  const known = new Map(before.map((ref, at) => [ref, at]));
  let last = -1;
  const places = new Map<T, number>();
  for (const item of items) {
    last = known.get(item.id) ?? last;
    places.set(item, last);
  }
  // Sorting is stable: what shares a place keeps the order of `items`, behind the one that stood there.
  const isKnown = ({ id }: T) => (known.has(id) ? 0 : 1);
  return [...items].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0) || isKnown(a) - isKnown(b));
}
