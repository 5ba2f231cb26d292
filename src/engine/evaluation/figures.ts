/*
 * Numbers as they stand in sentences, and the two roundings the evaluation needs. Written by hand because
 * `toLocaleString` costs more than everything else an evaluation does.
 */

/** A whole number with commas: `2,024`. A fraction keeps up to two decimals: `2.5`. */
export function formatCount(value: number): string {
  const [whole = '0', fraction] = String(Math.round(value * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** `1 subnet`, `3 subnets`; the plural is given where it is not the word with an s. */
export function countOf(value: number, word: string, plural = `${word}s`): string {
  return `${formatCount(value)} ${value === 1 ? word : plural}`;
}

/** Dollars with cents: `1,219.00 USD`. */
export function formatUsd(usd: number): string {
  const cents = Math.round(usd * 100);
  const part = String(Math.abs(cents) % 100).padStart(2, '0');
  return `${cents < 0 ? '-' : ''}${formatCount(Math.floor(Math.abs(cents) / 100))}.${part} USD`;
}

/** The smallest whole number that is not below `value`, blind to what floating point adds: 10 × 1.1 is 11, not 12. */
export function roundUp(value: number): number {
  return Math.ceil(Math.round(value * 1e6) / 1e6);
}

/** The largest whole number that is not above `value`, blind to what floating point takes away. */
export function roundDown(value: number): number {
  return Math.floor(Math.round(value * 1e6) / 1e6);
}

/** The sum of the numbers. */
export function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** `a`, `a and b`, `a, b and c`; beyond `limit` the rest as a number: `a, b and 7 more`. */
export function listOf(names: readonly string[], limit = 4): string {
  const shown = names.length > limit ? names.slice(0, limit - 1) : names;
  const all =
    shown.length < names.length ? [...shown, `${formatCount(names.length - shown.length)} more`] : shown;
  const last = all.at(-1) ?? 'none';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}
