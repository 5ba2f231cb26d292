/**
 * The cells of one line of a table: between tabs where there is one, as spreadsheets copy, else between commas, else
 * between semicolons. A cell in double quotes may hold the separator, and a doubled quote is a quote (RFC 4180 section
 * 2). Cells come back without white space around them. `undefined` when a quote is never closed.
 */
export function cellsOf(line: string): readonly string[] | undefined {
  const outside = line.replace(/"[^"]*"/gu, '');
  const separator = ['\t', ',', ';'].find((candidate) => outside.includes(candidate)) ?? ',';
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '"' && quoted && line.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"' && (quoted || cell.trim() === '')) quoted = !quoted;
    else if (character === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return quoted ? undefined : [...cells, cell.trim()];
}
