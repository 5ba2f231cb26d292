import { type Result, err, ok } from '../result.ts';
import { type Design, DESIGN_FORMAT, DESIGN_VERSION, designSchema } from './design.ts';
import { jsonProblem, lineAndColumn } from './jsonScan.ts';
import { MOST_BYTES, MOST_LEVELS, recordSizeProblem } from './limits.ts';
import { migrated } from './migrations.ts';
import { nestingOf } from './nesting.ts';
import { inconsistencies } from './references.ts';
import type { Refusal } from './refusal.ts';
import { explainIssues, placeOf } from './schemaProblem.ts';
import { RESERVED_KEYS } from './text.ts';
import { decodeUtf8 } from './utf8.ts';

/*
 * The one door through which designs come in and go out, from files, storage, messages and the clipboard alike. Everything is
 * `unknown` before it and a `Design` that holds together behind it. Nothing is repaired in silence: what is not right
 * is refused with one sentence that says where, and what would work.
 */

/**
 * The design in a file's bytes: UTF-8, a byte order mark allowed. Refuses as {@link readDesignText}, and with
 * `design/too-large` above 20 MB and `design/encoding` for anything but UTF-8.
 */
export function readDesignBytes(bytes: Uint8Array): Result<Design, Refusal> {
  if (bytes.length > MOST_BYTES) return tooLarge();
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return refuse('encoding', 'The file is written in UTF-16; save it as UTF-8.');
  }
  const text = decodeUtf8(bytes);
  if (text.ok) return readDesignText(text.value);
  return refuse(
    'encoding',
    `The file is not UTF-8 text (byte ${text.error.offset + 1}); a design is a JSON file saved as UTF-8.`,
  );
}

/**
 * The design in JSON text, a byte order mark allowed. Refuses as {@link readDesign}, and with `design/too-large`,
 * `design/empty`, and `design/json` with line and column of what is no JSON, too deep (64 levels) or there twice.
 */
export function readDesignText(text: string): Result<Design, Refusal> {
  if (text.length > MOST_BYTES) return tooLarge();
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (json.trim() === '') return refuse('empty', 'The file is empty; choose a design file.');
  const problem = jsonProblem(json, MOST_LEVELS);
  if (problem !== undefined) {
    const { line, column } = lineAndColumn(json, problem.offset);
    const hint =
      problem.what === 'syntax' ? 'it is no JSON or was cut off' : 'a design is not written like that';
    return refuse('json', `The file ${problem.message} (line ${line}, column ${column}): ${hint}.`);
  }
  return readDesign(JSON.parse(json));
}

/**
 * The design in a value from outside, brought to this version, checked against the schema and for what it refers to.
 *
 * Refuses with `design/not-a-design`, `/reserved-key`, `/too-deep`, `/version`, `/newer` (made by a newer version),
 * `/too-large` beyond the limits of a design, or `/invalid`: the first problem with its place in words, and how many
 * more there are.
 */
export function readDesign(input: unknown): Result<Design, Refusal> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return refuse('not-a-design', 'This is not a Groundplan design: a design is a JSON object.');
  }
  if (nestingOf(input, MOST_LEVELS) > MOST_LEVELS) {
    return refuse('too-deep', `The design is nested deeper than ${MOST_LEVELS} levels, which no design is.`);
  }
  const reserved = reservedKeyIn(input);
  if (reserved !== undefined) {
    return refuse(
      'reserved-key',
      `The design has a key "${reserved}", which no design may have; rename or remove it.`,
    );
  }
  const version = readVersion(input as Readonly<Record<string, unknown>>);
  if (!version.ok) return version;
  return readChecked(migrated(input as Readonly<Record<string, unknown>>, version.value));
}

function readVersion(document: Readonly<Record<string, unknown>>): Result<number, Refusal> {
  const { format, version } = document;
  if (format !== DESIGN_FORMAT) {
    return refuse(
      'not-a-design',
      `This is not a Groundplan design: its field "format" is not "${DESIGN_FORMAT}".`,
    );
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    const found = version === undefined ? 'is missing' : `is ${JSON.stringify(version).slice(0, 40)}`;
    return refuse(
      'version',
      `The design's version ${found}; it must be a whole number from 1 to ${DESIGN_VERSION}.`,
    );
  }
  if (version <= DESIGN_VERSION) return ok(version);
  return refuse(
    'newer',
    `The design was made by a newer version of Groundplan (file version ${version}, this one reads up to ${DESIGN_VERSION}); update Groundplan to open it.`,
  );
}

function readChecked(document: Readonly<Record<string, unknown>>): Result<Design, Refusal> {
  const size = recordSizeProblem(document);
  if (size !== undefined) return refuse('too-large', size);
  const read = designSchema.safeParse(document);
  if (!read.success) {
    const reading = { input: document, schema: designSchema, what: 'design' };
    return refuse('invalid', explainIssues(read.error.issues, reading));
  }
  const wrong = inconsistencies(read.data);
  const [first] = wrong;
  if (first === undefined) return ok(read.data);
  const others =
    wrong.length === 1 ? '' : `; ${wrong.length - 1} more problem${wrong.length === 2 ? '' : 's'}`;
  return refuse(
    'invalid',
    `${placeOf(first.path, { schema: designSchema, what: 'design' })}: ${first.message}${others}.`,
  );
}

/**
 * The design as the text of its file: JSON with two spaces, fields in the order of the schema and records in their own,
 * a line feed at the end. Designs that are equal give equal text, and {@link readDesignText} gives the design back.
 * Throws for a value that is no design, which is a slip of ours.
 */
export function writeDesign(design: Design): string {
  return `${JSON.stringify(designSchema.parse(design), null, 2)}\n`;
}

/** The first reserved key at any depth of a value that is not too deep. */
function reservedKeyIn(input: object): string | undefined {
  const open: object[] = [input];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const isList = Array.isArray(next);
    for (const [key, value] of Object.entries(next) as [string, unknown][]) {
      if (!isList && RESERVED_KEYS.has(key)) return key;
      if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
  return undefined;
}

function tooLarge(): { readonly ok: false; readonly error: Refusal } {
  return refuse(
    'too-large',
    `The file is larger than ${MOST_BYTES / 1024 / 1024} MB, the most that a design may have; it is probably another file.`,
  );
}

function refuse(what: string, message: string): { readonly ok: false; readonly error: Refusal } {
  return err({ type: `design/${what}`, message });
}
