/** What a spreadsheet gets in one cell; a number stays a number, `null` is an empty cell. */
export type Cell = string | number | null;

/**
 * What makes a spreadsheet take a text for a formula: a sign, its full-width form, a tab or a line break, also behind
 * white space (OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection).
 */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** The text with an apostrophe before it where a spreadsheet would run it; line breaks and tabs become blanks. */
export function safeText(text: string): string {
  const oneLine = text.replace(/[\t\r\n\u2028\u2029]+/g, ' ');
  return FORMULA.test(text) ? `'${oneLine}` : oneLine;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : safeText(cell);
}

/**
 * The rows as comma-separated values (RFC 4180): text in quotes, CRLF at the end of each row, a byte order mark before
 * the first so that Excel reads UTF-8, and no text that a spreadsheet would run.
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  const quoted = (cell: Cell) =>
    typeof cell === 'string' ? `"${cellText(cell).replaceAll('"', '""')}"` : cellText(cell);
  return `\ufeff${rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`;
}

/** The rows as spreadsheets take them from the clipboard: tabs between cells, and no text that would be run. */
export function toTsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((cells) => cells.map(cellText).join('\t')).join('\n');
}
