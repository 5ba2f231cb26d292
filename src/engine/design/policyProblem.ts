/*
 * Endpoint policies are JSON that people paste and edit by hand, so what is wrong with one is said with its place. The
 * place is found here rather than taken from `JSON.parse`, whose messages differ from engine to engine.
 */

/** Deeper than any policy; what is nested further would break what reads it by recursion. */
const MOST_LEVELS = 32;

const SPACE = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * What keeps a text from being an endpoint policy, as the end of a sentence about it: `breaks off at line 3, column 5:
 * a comma or "}" is missing there`; `undefined` when nothing does. A policy is a JSON object with a "Statement"
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html).
 */
export function policyProblem(text: string): string | undefined {
  const broken = breakIn(text);
  if (broken !== undefined) {
    const before = text.slice(0, broken.at).split('\n');
    return `is not JSON from line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1} on: ${broken.what}`;
  }
  const policy: unknown = JSON.parse(text);
  const isObject = typeof policy === 'object' && policy !== null && !Array.isArray(policy);
  return isObject && Object.hasOwn(policy, 'Statement')
    ? undefined
    : 'is not an endpoint policy; it is a JSON object with a "Statement", as AWS\'s default one is';
}

/** The policy as JSON; `null` for AWS's default one, and for a text that is no policy. */
export function parsedPolicy(text: string | null): object | null {
  if (text === null || policyProblem(text) !== undefined) return null;
  return JSON.parse(text) as object;
}

type Break = { readonly at: number; readonly what: string };

/** Where a text stops being JSON, and what is missing there; `undefined` when it is JSON to its end. */
function breakIn(text: string): Break | undefined {
  const open: ('{' | '[')[] = [];
  let at = 0;
  let wanted: Wanted = 'value';
  for (;;) {
    at = afterMatch(SPACE, text, at);
    const inside = open.at(-1);
    if (wanted === 'end' && inside === undefined) {
      return at === text.length ? undefined : { at, what: 'nothing may follow the last "}"' };
    }
    const character = text.charAt(at);
    if (wanted === 'end') {
      if (character === ',') wanted = inside === '{' ? 'key' : 'value';
      else if (character === closing(inside)) open.pop();
      else return { at, what: `a comma or "${closing(inside)}" is missing there` };
      at += 1;
    } else if (wanted === 'colon') {
      if (character !== ':') return { at, what: 'a colon is missing there' };
      at += 1;
      wanted = 'value';
    } else if (mayClose(wanted) && character === closing(inside)) {
      open.pop();
      wanted = 'end';
      at += 1;
    } else if (wanted === 'key' || wanted === 'first key') {
      const next = character === '"' ? afterMatch(SCALAR, text, at) : at;
      if (next === at) return { at, what: 'a name in double quotes is missing there' };
      at = next;
      wanted = 'colon';
    } else if (character === '{' || character === '[') {
      if (open.length === MOST_LEVELS) return { at, what: `it is nested deeper than ${MOST_LEVELS} levels` };
      open.push(character);
      wanted = character === '{' ? 'first key' : 'first value';
      at += 1;
    } else {
      const next = afterMatch(SCALAR, text, at);
      if (next === at) return { at, what: scalarProblem(character) };
      at = next;
      wanted = 'end';
    }
  }
}

type Wanted = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'end';

const mayClose = (wanted: Wanted) => wanted === 'first value' || wanted === 'first key';
const closing = (open: '{' | '[' | undefined) => (open === '{' ? '}' : ']');

function scalarProblem(character: string): string {
  if (character === '"') return 'the text that begins there does not end, or holds a line break';
  if (character === "'") return 'texts stand in double quotes';
  return 'a value is missing there';
}

/** The place after what matches there, or the same place when nothing does. */
function afterMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
