/*
 * A look over JSON text before it is parsed. `JSON.parse` answers differently in every browser when text is damaged,
 * follows any depth, and silently keeps the last of two equal keys, which would lose a subnet that a merge wrote
 * twice. This reads the same grammar (RFC 8259) with a stack of its own and says where the first problem is.
 */

/** What is wrong, as the end of a sentence, and where: an offset into the text. */
export type JsonProblem = {
  readonly what: 'syntax' | 'depth' | 'duplicate';
  readonly message: string;
  readonly offset: number;
};

/** An open object with the keys seen so far, or an open list. */
type Open = { readonly keys: Set<string> | null };

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'comma or end';

/** The first problem of the text, or `undefined` when it is JSON of at most `mostLevels` levels without equal keys. */
export function jsonProblem(text: string, mostLevels: number): JsonProblem | undefined {
  const open: Open[] = [];
  let expected: Expected = 'value';
  let at = afterSpace(text, 0);
  while (expected !== 'comma or end' || open.length > 0 || at < text.length) {
    const character = text[at];
    if (character === undefined) return syntax(text, at, 'ends too early');
    const inside = open.at(-1);
    if (expected === 'comma or end') {
      if (inside === undefined) return syntax(text, at, 'goes on after the design has ended');
      const isObject = inside.keys !== null;
      if (character === ',') expected = isObject ? 'key' : 'value';
      else if (character === (isObject ? '}' : ']')) open.pop();
      else
        return syntax(
          text,
          at,
          `has ${shown(character)} where a comma or the end of ${isObject ? 'an object' : 'a list'} belongs`,
        );
      at += 1;
    } else if (expected === 'key' || expected === 'key or }') {
      if (character === '}' && expected === 'key or }') {
        open.pop();
        expected = 'comma or end';
        at += 1;
      } else {
        const end = character === '"' ? stringEnd(text, at) : -1;
        if (end < 0) return syntax(text, at, `has ${shown(character)} where a key in double quotes belongs`);
        const key = keyOf(text.slice(at, end));
        if (inside?.keys?.has(key) === true) {
          return { what: 'duplicate', message: `has ${shown(key)} twice in one object`, offset: at };
        }
        inside?.keys?.add(key);
        at = afterSpace(text, end);
        if (text[at] !== ':') return syntax(text, at, 'has no colon after a key');
        at += 1;
        expected = 'value';
      }
    } else if (character === ']' && expected === 'value or ]') {
      open.pop();
      expected = 'comma or end';
      at += 1;
    } else if (character === '{' || character === '[') {
      if (open.length >= mostLevels)
        return { what: 'depth', message: `is nested deeper than ${mostLevels} levels`, offset: at };
      open.push({ keys: character === '{' ? new Set() : null });
      expected = character === '{' ? 'key or }' : 'value or ]';
      at += 1;
    } else {
      const end = scalarEnd(text, at);
      if (end < 0) return syntax(text, at, `has ${shown(character)} where a value belongs`);
      expected = 'comma or end';
      at = end;
    }
    at = afterSpace(text, at);
  }
  return undefined;
}

/** The line and column of an offset, both counted from 1. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

function syntax(text: string, offset: number, message: string): JsonProblem {
  return { what: 'syntax', message: offset >= text.length ? 'ends too early' : message, offset };
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** A key as the parser reads it: `"\u0061"` is `"a"`. */
function keyOf(literal: string): string {
  return literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1);
}

function afterSpace(text: string, start: number): number {
  let at = start;
  for (
    let code = text.charCodeAt(at);
    code === 32 || code === 10 || code === 13 || code === 9;
    code = text.charCodeAt(at)
  ) {
    at += 1;
  }
  return at;
}

/** Where the string that begins at `start` ends, or -1 when it does not or holds what a string may not. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) return -1;
    if (code !== 92) continue;
    const escape = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6));
    if (escape === null) return -1;
    at += escape[0].length;
  }
  return -1;
}

const NUMBER_OR_WORD = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** Where the string, number or word that begins at `start` ends, or -1 when there is none. */
function scalarEnd(text: string, start: number): number {
  if (text[start] === '"') return stringEnd(text, start);
  NUMBER_OR_WORD.lastIndex = start;
  return NUMBER_OR_WORD.test(text) ? NUMBER_OR_WORD.lastIndex : -1;
}
