/*
 * Reads JSON that is far too large to be held: a push scanner that is told, value by value, whether to go into it, to
 * take its text or to pass over it. What is passed over costs a search for its end and no memory. What is taken or gone
 * into is checked as JSON, what is passed over only for its brackets and strings. Several values may follow one another,
 * as in a file with one object a line.
 */

/** What to do with a value that begins: only objects and arrays can be gone into, else it counts as `take`. */
export type Wish = 'into' | 'take' | 'skip';

export type JsonVisitor = {
  /** A value begins at this place: the keys that lead to it, `*` for the items of an array. The array is reused. */
  readonly enter: (path: readonly string[]) => Wish;
  /** The text of a value that was wished for with `take`. */
  readonly take: (path: readonly string[], text: string) => void;
  /** A value directly in the file has ended. */
  readonly end: () => void;
};

/** Why reading stopped, as a code; the sentence belongs to whoever knows what the file should have been. */
export type ScanProblem = 'not-json' | 'too-deep' | 'too-long';

/** Price lists nest six levels; anything this deep wants to break its reader. */
const MOST_LEVELS = 64;

/** One product or term has some kilobytes; what is taken and longer than this is none. */
const LONGEST_TAKEN = 4_000_000;

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const OPEN_BRACE = 123;

const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;
const isClose = (code: number) => code === 93 || code === 125;
const endsScalar = (code: number) => code === 44 || isClose(code) || isSpace(code);

type Await = 'value' | 'first-value' | 'first-key' | 'key' | 'colon' | 'comma';

/** See the top of this file. Feed it with `push`, then ask `isWhole`. */
export class JsonScanner {
  readonly #visitor: JsonVisitor;
  /** The containers gone into, as their opening characters, and the key of the value in each. */
  readonly #open: number[] = [];
  readonly #path: string[] = [];
  #await: Await = 'value';
  /** The value being passed over or taken: its own nesting, and whether a string of it is open. */
  #inValue: 'none' | 'key' | 'take' | 'skip' = 'none';
  #depth = 0;
  #inString = false;
  #escaped = false;
  #taken: string[] = [];
  #takenLength = 0;
  #values = 0;

  constructor(visitor: JsonVisitor) {
    this.#visitor = visitor;
  }

  /** Whether at least one value was read and nothing is unfinished. */
  get isWhole(): boolean {
    return this.#values > 0 && this.#open.length === 0 && this.#inValue === 'none';
  }

  /** The next piece of the text, cut anywhere; the first problem ends the reading. */
  push(text: string): ScanProblem | null {
    let at = 0;
    while (at < text.length) {
      const next = this.#inValue === 'none' ? this.#between(text, at) : this.#within(text, at);
      if (typeof next !== 'number') return next;
      at = next;
    }
    return null;
  }

  /** There is no more text: a number that stood last has ended. */
  finish(): ScanProblem | null {
    return this.#inValue !== 'none' && this.#depth === 0 && !this.#inString && this.#open.length === 0
      ? this.push(' ')
      : null;
  }

  #between(text: string, from: number): number | ScanProblem {
    let at = from;
    while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
    if (at === text.length) return at;
    const code = text.charCodeAt(at);
    const inside = this.#open.at(-1);
    if (isClose(code)) return this.#close(code, inside) ? at + 1 : 'not-json';
    switch (this.#await) {
      case 'value':
      case 'first-value':
        return this.#begin(code, at);
      case 'first-key':
      case 'key':
        if (code !== QUOTE) return 'not-json';
        this.#inValue = 'key';
        return at;
      case 'colon':
        this.#await = 'value';
        return code === 58 ? at + 1 : 'not-json';
      case 'comma':
        this.#await = inside === OPEN_BRACE ? 'key' : 'value';
        return code === 44 ? at + 1 : 'not-json';
    }
  }

  #begin(code: number, at: number): number | ScanProblem {
    if (code === 44 || code === 58) return 'not-json';
    const wish = this.#visitor.enter(this.#path);
    if (wish === 'into' && (code === OPEN_BRACE || code === OPEN_BRACKET)) {
      this.#open.push(code);
      this.#path.push('*');
      this.#await = code === OPEN_BRACE ? 'first-key' : 'first-value';
      return this.#open.length > MOST_LEVELS ? 'too-deep' : at + 1;
    }
    this.#inValue = wish === 'skip' ? 'skip' : 'take';
    return at;
  }

  #close(code: number, inside: number | undefined): boolean {
    const fits = (inside === OPEN_BRACE && code === 125) || (inside === OPEN_BRACKET && code === 93);
    if (!fits || this.#await === 'value' || this.#await === 'key' || this.#await === 'colon') return false;
    this.#open.pop();
    this.#path.pop();
    this.#ended();
    return true;
  }

  #ended(): void {
    this.#await = 'comma';
    if (this.#open.length > 0) return;
    this.#await = 'value';
    this.#values += 1;
    this.#visitor.end();
  }

  /** Goes on in the value that is open, to its end or to that of the text. */
  #within(text: string, from: number): number | ScanProblem {
    const found = this.#endOf(text, from);
    if (typeof found !== 'number') return found;
    const end = found < 0 ? text.length : found;
    if (this.#inValue !== 'skip') {
      this.#taken.push(text.slice(from, end));
      this.#takenLength += end - from;
      if (this.#takenLength > LONGEST_TAKEN) return 'too-long';
    }
    if (found < 0) return end;
    return this.#finishValue() ? end : 'not-json';
  }

  #finishValue(): boolean {
    const kind = this.#inValue;
    const text = this.#taken.length === 1 ? (this.#taken[0] ?? '') : this.#taken.join('');
    this.#inValue = 'none';
    this.#taken = [];
    this.#takenLength = 0;
    if (kind === 'key') {
      const key = keyOf(text);
      if (key === null) return false;
      this.#path[this.#path.length - 1] = key;
      this.#await = 'colon';
      return true;
    }
    if (kind === 'take') this.#visitor.take(this.#path, text);
    this.#ended();
    return true;
  }

  /** Where the open value ends, -1 when that is not in this text. */
  #endOf(text: string, from: number): number | ScanProblem {
    let at = from;
    while (at < text.length) {
      if (this.#inString) {
        at = this.#endOfString(text, at);
        if (at < 0) return -1;
        if (this.#depth === 0) return at;
        continue;
      }
      const code = text.charCodeAt(at);
      if (code === QUOTE) this.#inString = true;
      else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
        this.#depth += 1;
        if (this.#depth > MOST_LEVELS) return 'too-deep';
      } else if (this.#depth === 0) {
        if (endsScalar(code)) return at;
      } else if (isClose(code)) {
        this.#depth -= 1;
        if (this.#depth === 0) return at + 1;
      }
      at += 1;
    }
    return -1;
  }

  /** Behind the closing quote, -1 when that is not in this text. */
  #endOfString(text: string, from: number): number {
    let at = from;
    if (this.#escaped) {
      this.#escaped = false;
      at += 1;
    }
    for (;;) {
      const quote = text.indexOf('"', at);
      const end = quote < 0 ? text.length : quote;
      let slashes = 0;
      while (end - slashes > at && text.charCodeAt(end - slashes - 1) === BACKSLASH) slashes += 1;
      const escaped = slashes % 2 === 1;
      if (quote < 0) {
        this.#escaped = escaped;
        return -1;
      }
      at = quote + 1;
      if (escaped) continue;
      this.#inString = false;
      return at;
    }
  }
}

function keyOf(text: string): string | null {
  if (!text.includes('\\')) return text.slice(1, -1);
  try {
    return JSON.parse(text) as string;
  } catch {
    return null;
  }
}
