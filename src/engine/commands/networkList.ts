import { type Design, networkKinds, type OtherNetwork } from '../design/design.ts';
import { nearestName } from '../design/nearestName.ts';
import { nameText } from '../design/text.ts';
import { type Result, err, ok } from '../result.ts';
import type { SingleCommand } from './command.ts';
import { cellsOf } from './delimitedLine.ts';
import { readRanges, splitRanges } from './networkRanges.ts';

type Network = Pick<OtherNetwork, 'name' | 'kind' | 'cidrs'>;

/** Why a line cannot be read, and the whole line as it was probably meant where that is clear. */
type LineProblem = { readonly message: string; readonly suggestion?: string };

/** One line of the text, counted from 1, and what it says. */
export type NetworkLine = {
  readonly line: number;
  readonly text: string;
  readonly read: Result<Network, LineProblem>;
};

/** A text of other networks, read line by line. */
export type NetworkList = {
  /** Every line but empty ones, a heading and comments. */
  readonly lines: readonly NetworkLine[];
  /** The edits that add what could be read. */
  readonly commands: readonly SingleCommand[];
};

/** Far more than anybody types, and soon read: 100,000 characters. */
export const LONGEST_LIST = 100_000;

/**
 * Other networks from text that was typed, pasted or opened as CSV: `name, kind, range…` or ranges alone, a network a
 * line. Kind and name may be left out: the kind is then `usual`, the name its first range. Lines of one name are one
 * network, and a name that the design has gets the ranges it lacks. A cell is text whatever it begins with, a formula
 * included. A line with anything wrong in it adds nothing, and its problem is said; lines that begin with `#` are comments.
 */
export function readNetworkList(design: Design, text: string, usual: OtherNetwork['kind']): NetworkList {
  if (text.length > LONGEST_LIST) return { lines: [tooLong(text)], commands: [] };
  const lines = text
    .replace(/^\ufeff/u, '')
    .split(/\r\n|\r|\n/u)
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter(
      ({ line, text: content }) => content !== '' && !content.startsWith('#') && !isHeading(line, content),
    )
    .map(({ line, text: content }) => ({ line, text: content, read: readLine(content, usual) }));
  const networks = lines.flatMap(({ read }) => (read.ok ? [read.value] : []));
  return { lines, commands: commandsFor(design, networks) };
}

function tooLong(text: string): NetworkLine {
  const limit = LONGEST_LIST.toLocaleString('en-US');
  const message = `The list has ${text.length.toLocaleString('en-US')} characters, and ${limit} is the most; add it in parts.`;
  return { line: 1, text: text.slice(0, 80), read: err({ message }) };
}

function isHeading(line: number, text: string): boolean {
  return line === 1 && /^"?name"?\s*[,;\t]/iu.test(text);
}

function readLine(text: string, usual: OtherNetwork['kind']): Result<Network, LineProblem> {
  const cells = filledCells(text);
  if (cells === undefined)
    return err({ message: 'A quotation mark is not closed; write a second one after the text.' });
  const [first = '', ...others] = cells;
  if (others.length === 0 || cells.every(looksLikeRange)) return network(text, undefined, usual, cells);
  const [second = '', ...rest] = others;
  if (looksLikeRange(second)) return network(text, first, usual, others);
  const kind = kindOf(second);
  if (kind === undefined) return err(unknownKind(second));
  if (rest.length === 0)
    return err({ message: `"${first}" has no range; write one after the kind, such as 10.1.0.0/16.` });
  return network(text, first, kind, rest);
}

function network(
  line: string,
  name: string | undefined,
  kind: OtherNetwork['kind'],
  cells: readonly string[],
): Result<Network, LineProblem> {
  const texts = cells.flatMap(splitRanges);
  const ranges = readRanges('list', texts);
  if (!ranges.ok) return err(meantLine(line, texts, { problem: ranges.error, isNamed: name !== undefined }));
  const named = nameText.safeParse(name ?? ranges.value[0] ?? '');
  if (!named.success) return err({ message: `The name ${named.error.issues[0]?.message ?? 'is none'}.` });
  if (ranges.value.length > 100)
    return err({
      message: 'The line has more than the 100 ranges a network may have; write the rest as another network.',
    });
  return ok({ name: named.data, kind, cidrs: ranges.value });
}

/** The problem with the line as it was meant, its list of ranges replaced in place. */
function meantLine(
  line: string,
  texts: readonly string[],
  { problem, isNamed }: { readonly problem: LineProblem; readonly isNamed: boolean },
): LineProblem {
  const { message, suggestion } = problem;
  const first = texts[0] ?? '';
  const start = line.lastIndexOf(first);
  const isTail =
    start >= 0 && splitRanges(line.slice(start).replaceAll('"', '')).join(' ') === texts.join(' ');
  if (suggestion === undefined || !isTail) return { message };
  const head = line.slice(0, start);
  const isQuoted = (head.split('"').length - 1) % 2 === 1;
  const meant = `${head}${suggestion}${isQuoted ? '"' : ''}`;
  const cells = filledCells(meant) ?? [];
  // A name that looks like a range is one only beside something that does not.
  if (isNamed && cells.every(looksLikeRange)) return { message };
  const read = cells.flatMap(splitRanges).join(' ');
  return read.endsWith(splitRanges(suggestion).join(' ')) ? { message, suggestion: meant } : { message };
}

/** The cells that hold something; `undefined` where a quotation mark is not closed. */
function filledCells(line: string): readonly string[] | undefined {
  return cellsOf(line)?.filter((cell) => cell !== '');
}

/** Whether a cell is meant as addresses: it has the marks of them, or it begins with a number and a point. */
function looksLikeRange(cell: string): boolean {
  return /^[\p{Nd}.]+\/|^\p{Nd}+\.\p{Nd}+|^[0-9a-f]*:[0-9a-f:]*/iu.test(cell);
}

/** The words people use for each kind, without case, spaces and dashes. */
const KIND_WORDS: Readonly<Record<string, OtherNetwork['kind']>> = {
  peeredvpc: 'peered-vpc',
  peered: 'peered-vpc',
  peer: 'peered-vpc',
  peering: 'peered-vpc',
  vpc: 'peered-vpc',
  vpcpeering: 'peered-vpc',
  onpremises: 'on-premises',
  onpremise: 'on-premises',
  onprem: 'on-premises',
  datacenter: 'on-premises',
  datacentre: 'on-premises',
  office: 'on-premises',
  vpn: 'on-premises',
  partner: 'partner',
  other: 'other',
};

function kindOf(text: string): OtherNetwork['kind'] | undefined {
  const word = text.toLowerCase().replace(/[\s_-]+/gu, '');
  return Object.hasOwn(KIND_WORDS, word) ? KIND_WORDS[word] : undefined;
}

function unknownKind(text: string): LineProblem {
  const nearest = nearestName(text.toLowerCase(), networkKinds);
  const kinds = 'peered-vpc, on-premises, partner or other';
  const clipped = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return {
    message: `"${clipped}" is no kind of network; write ${nearest === undefined ? kinds : `${nearest}, or another of ${kinds}`}.`,
  };
}

function commandsFor(design: Design, networks: readonly Network[]): readonly SingleCommand[] {
  const byName = new Map<string, Network>();
  for (const read of networks) {
    const known = byName.get(read.name);
    byName.set(read.name, known === undefined ? read : { ...known, cidrs: union(known.cidrs, read.cidrs) });
  }
  const existing = new Map(Object.entries(design.networks).map(([id, { name }]) => [name, id]));
  return [...byName.values()].flatMap((read): SingleCommand[] => {
    const id = existing.get(read.name);
    if (id === undefined) return [{ type: 'addNetwork', ...read }];
    const has = design.networks[id]?.cidrs ?? [];
    const cidrs = union(has, read.cidrs);
    return cidrs.length === has.length ? [] : [{ type: 'setNetwork', id, cidrs }];
  });
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}
