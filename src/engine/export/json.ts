/** Characters that hide, reorder or break lines without being seen; a reader of the file should meet them by number. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * `value` as JSON that diffs well: keys in the order given, two spaces, a line feed at the end. Characters nobody can
 * see are written by number; what is read back is the same.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(UNSEEN, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `${text}\n`;
}

/** A figure with at most two decimals, so that no file shows binary fractions; `null` stays. */
export function rounded<T extends number | null>(value: T): T {
  return (value === null ? value : Math.round(value * 100) / 100) as T;
}
