/*
 * Whoever decides, confirms or sets aside types the name once, for as long as the page is open.
 */

let last = '';

/** The name that was typed last; '' before the first. */
export const lastPersonName = (): string => last;

/** Keeps a name for the next form that asks for one. */
export function keepPersonName(name: string): string {
  last = name.trim();
  return last;
}
