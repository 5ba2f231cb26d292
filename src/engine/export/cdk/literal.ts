/*
 * Text of the design becomes source code in two ways only: as a single-quoted literal, in which nothing but
 * printable ASCII stands unescaped, and as a quotation in a comment that begins with words of ours. Template
 * literals never hold it.
 */

const NOT_PLAIN = /[^\u0020-\u007e]|['\\]/gu;

/**
 * The TypeScript string literal whose value is `text`, whatever it holds: quotes and backslashes are escaped, and
 * everything outside printable ASCII is a `\u` escape, so that no line separator, direction mark or lone surrogate
 * reaches the compiler or the eyes of a reviewer.
 */
export function literal(text: string): string {
  return `'${text.replace(NOT_PLAIN, escaped)}'`;
}

function escaped(character: string): string {
  if (character === "'" || character === '\\') return `\\${character}`;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/** The array literal of `texts`, each as {@link literal}. */
export function literals(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}

/**
 * The expression for a JSON value, on one line. A key `__proto__` is computed, because in a literal it would be the
 * object's prototype and not a key.
 */
export function jsonLiteral(value: unknown): string {
  if (typeof value === 'string') return literal(value);
  if (Array.isArray(value)) return `[${value.map(jsonLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([key, inner]) => `${key === '__proto__' ? "['__proto__']" : literal(key)}: ${jsonLiteral(inner)}`,
  );
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** The most a comment quotes. */
const QUOTED_LENGTH = 120;

/**
 * `text` in double quotes for the inside of a comment: printable ASCII without quotes, cut at 120 characters, and
 * with `/` and `*` kept apart so that it can neither end a comment nor begin one.
 */
export function quotedInComment(text: string): string {
  const plain = text
    .replace(/[^\u0020-\u007e]/gu, '?')
    .replace(/["`]/g, "'")
    .replace(/\*(?=\/)|\/(?=[/*])/g, '$& ');
  return `"${plain.length > QUOTED_LENGTH ? `${plain.slice(0, QUOTED_LENGTH)}...` : plain}"`;
}
