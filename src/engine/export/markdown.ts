/*
 * Markdown in which text from a design is text. Its punctuation becomes entities, so that no renderer finds markup, HTML, a
 * link, a picture, a mention or a table's border in it: an entity never starts a construct ("Entity and numeric character references", CommonMark specification 0.31).
 */

/** Direction marks, zero-width characters and controls, which change what is seen without being seen. */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
const asEntity = (character: string) => `&#${character.charCodeAt(0)};`;
const entities = (characters: string) => Array.from(characters, asEntity).join('');

/** One line in which nothing hides: line breaks are spaces, hidden characters stand there by number, `[U+202E]`. */
function oneLine(text: string): string {
  const line = text.replace(/[\t\n\r\u0085\u2028\u2029]+/g, ' ').trim();
  return line.replace(HIDDEN, (character) => `[U+${hex(character)}]`);
}

/** Dashes and commas inside a word, and commas and points at the end of one, mean nothing to Markdown and much to a reader. */
const HARMLESS = /(?<=[\p{L}\p{N}])(?:[-,](?=[\p{L}\p{N}])|[,.](?= |$))/u;

/** A number and a point at the start of a line begin a list. */
const LIST = /^\d+\./;

/** Text from a design: its punctuation as entities but for that inside and after words which is {@link HARMLESS}. */
export function inert(text: string): string {
  const line = oneLine(text);
  const isList = LIST.test(line);
  return line.replace(/[!-/:-@[-`{-~]/g, (character, place: number) => {
    const around = line.slice(Math.max(0, place - 1), place + 2);
    const harmless = place > 0 && !isList && HARMLESS.exec(around)?.index === 1;
    return harmless ? character : asEntity(character);
  });
}

/**
 * A sentence of ours that may quote a design, such as a finding's title. What makes markup becomes an entity; commas,
 * points and dashes inside it stay, so that the source can be read.
 */
export function sentence(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>|#~!@&$^]|==+|:(?=\/\/)|(?<=www)\.|(?<=script):/gi, entities)
    .replace(/^[-+=]/, asEntity)
    .replace(/^(\d+)([.)])(?= |$)/, (_, number: string, mark: string) => number + asEntity(mark));
}

/** How a column of {@link table} is set. */
export type Alignment = 'left' | 'right';

/**
 * A table whose columns line up in the source too. Cells must be inert already; empty text without rows, since a table
 * of nothing says nothing.
 */
export function table(
  heads: readonly (readonly [head: string, alignment?: Alignment])[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return '';
  const widths = heads.map(([head], column) => {
    return rows.reduce(
      (widest, row) => Math.max(widest, widthOf(row[column] ?? '')),
      Math.max(3, widthOf(head)),
    );
  });
  const line = (cells: readonly string[]) => {
    const padded = cells.map((cell, column) => pad(cell, widths[column] ?? 3, heads[column]?.[1] ?? 'left'));
    return `| ${padded.join(' | ')} |`;
  };
  const rule = heads.map(([, alignment], column) => {
    const width = widths[column] ?? 3;
    return alignment === 'right' ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
  });
  const body = rows.map((row) => line(heads.map((_, column) => row[column] ?? '')));
  return [line(heads.map(([head]) => head)), `| ${rule.join(' | ')} |`, ...body].join('\n');
}

function pad(cell: string, width: number, alignment: Alignment): string {
  const room = ' '.repeat(Math.max(0, width - widthOf(cell)));
  return alignment === 'right' ? room + cell : cell + room;
}

/** Code points rather than UTF-16 units, so that a picture character does not push its column out. */
const widthOf = (cell: string) => Array.from(cell).length;

/** Paragraphs, tables and lists with an empty line between each; empty ones are left out. */
export function blocks(...parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A list, one point a line; empty text for none. */
export function bullets(points: readonly string[]): string {
  return points.map((point) => `- ${point}`).join('\n');
}
