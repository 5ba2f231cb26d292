/**
 * How many levels of arrays and objects `value` has: 0 for a number, 1 for `[]`. Stops counting just above `limit`,
 * and walks with a list of its own instead of calls, so that no input can exhaust the stack.
 */
export function nestingOf(value: unknown, limit: number): number {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= limit; depth += 1) {
    level = level.filter((item) => typeof item === 'object' && item !== null);
    if (level.length === 0) return depth;
    level = level.flatMap((item): unknown[] => Object.values(item as object));
  }
  return limit + 1;
}
