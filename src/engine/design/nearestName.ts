/** Longer names are compared by their beginning: a sentence needs a likely name, not an exact distance. */
const COMPARED_LENGTH = 64;

/**
 * The one of `names` that a person who wrote `wanted` most likely meant, or `undefined` when none is near: more than a
 * third of its characters would have to change. Upper and lower case count as the same; of equals the first wins.
 */
export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  const sought = wanted.slice(0, COMPARED_LENGTH).toLowerCase();
  let nearest: string | undefined;
  let limit = sought.length < 2 ? 1 : Math.max(1, Math.floor(sought.length / 3)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - sought.length) >= limit && name.length <= COMPARED_LENGTH) continue;
    const distance = editDistance(sought, name.slice(0, COMPARED_LENGTH).toLowerCase());
    if (distance < limit) {
      nearest = name;
      limit = distance;
    }
  }
  return nearest;
}

/**
 * How many characters must be put in, taken out, replaced or swapped with their neighbour to turn `a` into `b` (optimal
 * string alignment: a Levenshtein distance that knows the commonest slip of typing).
 */
function editDistance(a: string, b: string): number {
  let twoAbove: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let fewest = Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] && row > 1) {
        fewest = Math.min(fewest, (twoAbove[column - 2] ?? 0) + 1);
      }
      current.push(fewest);
    }
    twoAbove = above;
    above = current;
  }
  return above[b.length] ?? 0;
}
