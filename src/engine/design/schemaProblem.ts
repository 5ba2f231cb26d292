import { z } from '../schema.ts';

import { nearestName } from './nearestName.ts';
import { fieldsOf, schemasAlong } from './schemaPath.ts';

/** What was read, by which schema, and what people call the whole of it: "design", "edit". */
export type Reading = { readonly input: unknown; readonly schema: z.ZodType; readonly what: string };

/** One thing that the schema objects to: where, and what, as the two halves of a sentence. */
export type Problem = { readonly path: readonly PropertyKey[]; readonly message: string };

/**
 * One sentence for the first problem that a schema found, with its place in words, the nearest thing that works, and a
 * count of the other problems: `subnets, "ecs-a", zonne: is not a field here; the nearest is "zone"; 1 more problem.`
 * A field that does not belong comes first, since the one it was meant to be is missing then.
 */
export function explainIssues(issues: readonly z.core.$ZodIssue[], reading: Reading): string {
  const first = firstProblem(issues, reading);
  if (first === undefined) return `The ${reading.what} cannot be read.`;
  const others =
    issues.length === 1 ? '' : `; ${issues.length - 1} more problem${issues.length === 2 ? '' : 's'}`;
  return `${placeOf(first.path, reading)}: ${first.message}${others}.`;
}

/** The problem that {@link explainIssues} tells of: where, and the end of a sentence about it; none without issues. */
export function firstProblem(issues: readonly z.core.$ZodIssue[], reading: Reading): Problem | undefined {
  const first = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  return first === undefined ? undefined : problemOf(first, reading, []);
}

/**
 * A place in words: fields as they are called, ids and keys in quotes, list positions counted from 1:
 * `subnets, "ecs-a", cidr`, `edit 2, traffic`. The whole has its own name: `The design`.
 */
export function placeOf(
  path: readonly PropertyKey[],
  { schema, what }: Pick<Reading, 'schema' | 'what'>,
): string {
  if (path.length === 0) return `The ${what}`;
  const holders = schemasAlong(schema, path);
  return path
    .map((step, index) => {
      if (typeof step === 'number') return index === 0 ? `${what} ${step + 1}` : `number ${step + 1}`;
      const isKey = holders[index]?.some((holder) => holder instanceof z.ZodRecord) ?? false;
      return isKey ? `"${shortened(String(step))}"` : shortened(String(step));
    })
    .join(', ');
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}

function problemOf(issue: z.core.$ZodIssue, reading: Reading, base: readonly PropertyKey[]): Problem {
  const path = [...base, ...issue.path];
  const value = valueAt(reading.input, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownField(issue.keys[0] ?? '', reading, path);
    case 'invalid_union':
      return unionProblem(issue, reading, path);
    case 'invalid_key':
      return { path, message: issue.issues[0]?.message ?? issue.message };
    case 'invalid_type':
      return { path, message: wrongType(issue.expected, value) };
    case 'invalid_value':
      return { path, message: notOneOf(value, issue.values.map(String)) };
    case 'too_big':
    case 'too_small':
      return { path, message: outOfRange(issue) };
    default:
      return { path, message: issue.message };
  }
}

function unknownField(field: string, { schema }: Reading, path: readonly PropertyKey[]): Problem {
  const known = (schemasAlong(schema, [...path, field]).at(-1) ?? []).flatMap(fieldsOf);
  const nearest = nearestName(field, known);
  const instead = nearest === undefined ? 'remove it' : `the nearest is "${nearest}"`;
  return { path: [...path, field], message: `is not a field here; ${instead}` };
}

/** The problem of the alternative that the input came nearest to: of its type, and objecting deepest inside it. */
function unionProblem(
  issue: z.core.$ZodIssueInvalidUnion,
  reading: Reading,
  path: readonly PropertyKey[],
): Problem {
  if ('options' in issue && Array.isArray(issue.options)) {
    return { path, message: notOneOf(valueAt(reading.input, path), issue.options.map(String)) };
  }
  const [nearest] = [...issue.errors].sort((a, b) => closeness(b) - closeness(a));
  const [first] = nearest ?? [];
  return first === undefined ? { path, message: issue.message } : problemOf(first, reading, path);
}

function closeness(issues: readonly z.core.$ZodIssue[]): number {
  const isOtherType = issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
  return isOtherType ? -1 : Math.max(0, ...issues.map(({ path }) => path.length));
}

const typeNames: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  int: 'a whole number',
};

function wrongType(expected: string, value: unknown): string {
  if (value === undefined) return 'is missing';
  if (typeof value === 'number') {
    return `is ${String(value)} and must be ${expected === 'number' ? 'a finite number' : (typeNames[expected] ?? `a ${expected}`)}`;
  }
  return `is ${typeOf(value)} and must be ${typeNames[expected] ?? `a ${expected}`}`;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function notOneOf(value: unknown, options: readonly string[]): string {
  if (value === undefined) return 'is missing';
  const text = typeof value === 'string' ? value : undefined;
  const nearest = text === undefined ? undefined : nearestName(text, options);
  const found =
    text === undefined
      ? 'is none of the values that fit'
      : `"${shortened(text)}" is none of the values that fit`;
  if (nearest !== undefined) return `${found}; the nearest is "${nearest}"`;
  const few = options.slice(0, 8).join(', ');
  return `${found}; ${options.length <= 8 ? few : `${few} and others`} would work`;
}

function outOfRange(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  if (!/^Too (big|small)/.test(issue.message)) return issue.message;
  const big = issue.code === 'too_big';
  const limit = (big ? issue.maximum : issue.minimum).toLocaleString('en-US');
  if (issue.origin === 'array' || issue.origin === 'set')
    return `has ${big ? 'more' : 'fewer'} than ${limit} entries`;
  if (issue.origin === 'string') return `is ${big ? 'longer' : 'shorter'} than ${limit} characters`;
  return `is ${big ? 'above' : 'below'} ${limit}`;
}

/** What stands at a place of the input, `undefined` when nothing does. */
export function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}
