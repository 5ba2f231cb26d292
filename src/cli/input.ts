import type { Design } from '../engine/design/design.ts';
import { jsonProblem, lineAndColumn } from '../engine/design/jsonScan.ts';
import { MOST_LEVELS } from '../engine/design/limits.ts';
import { readDesignBytes } from '../engine/design/readDesign.ts';
import { decodeUtf8 } from '../engine/design/utf8.ts';
import { evaluate } from '../engine/evaluation/evaluate.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import { err, ok, type Result } from '../engine/result.ts';
import { readFileBytes } from '../node/files.ts';
import type { Host } from './verb.ts';

/** A design from a file with everything computed from it, and the file's own text for line numbers. */
export type Opened = {
  readonly name: string;
  readonly text: string;
  readonly design: Design;
  readonly evaluation: Evaluation;
};

/** The design in the file, `-` being standard input, evaluated with the built-in prices; or one sentence. */
export async function openDesign(path: string, host: Host): Promise<Result<Opened, string>> {
  const bytes = await readBytes(path, host);
  if (!bytes.ok) return bytes;
  const name = nameOf(path);
  const read = readDesignBytes(bytes.value);
  if (!read.ok) return err(`${name}: ${read.error.message}`);
  const text = decodeUtf8(bytes.value);
  const design = read.value;
  return ok({ name, text: text.ok ? text.value : '', design, evaluation: evaluate(design, awsPriceBook) });
}

/** Any other JSON file; or one sentence. */
export async function readJson(path: string, host: Host): Promise<Result<unknown, string>> {
  const bytes = await readBytes(path, host);
  if (!bytes.ok) return bytes;
  const name = nameOf(path);
  const decoded = decodeUtf8(bytes.value);
  if (!decoded.ok)
    return err(`${name}: The file is not UTF-8 text (byte ${decoded.error.offset + 1}); save it as UTF-8.`);
  const json = decoded.value.replace(/^\ufeff/, '');
  if (json.trim() === '') return err(`${name}: The file is empty.`);
  const problem = jsonProblem(json, MOST_LEVELS);
  if (problem === undefined) return ok(JSON.parse(json));
  const { line, column } = lineAndColumn(json, problem.offset);
  return err(`${name}: The file ${problem.message} (line ${line}, column ${column}).`);
}

/** What messages call a file. */
export function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path;
}

function readBytes(path: string, host: Host): Promise<Result<Uint8Array, string>> {
  return path === '-' ? host.readInput() : readFileBytes(path);
}
