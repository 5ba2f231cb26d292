/** Lines of source code, without line breaks. */
export type Lines = readonly string[];

/** `lines` two spaces further in; empty lines stay empty. */
export function indented(lines: Lines): Lines {
  return lines.map((line) => (line === '' ? line : `  ${line}`));
}

/** `open`, the lines inside it, `close`. */
export function braced(open: string, lines: Lines, close: string): Lines {
  return [open, ...indented(lines), close];
}

/** Sections one after another with an empty line between; empty sections leave no trace. */
export function paragraphs(...sections: readonly Lines[]): Lines {
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, place) => (place === 0 ? section : ['', ...section]));
}
