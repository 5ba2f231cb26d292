import type { Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import type { Evaluation, SubnetReport } from '../evaluation/evaluation.ts';
import { REGISTER_HEADING } from '../scene/register.ts';
import type { TextFile } from './cdk/appFiles.ts';
import { isDeployed } from './deployedIds.ts';
import { packagePaths } from './paths.ts';

type Found = ReadonlyMap<string, readonly string[]>;

/** How a file tells subnets apart besides by their address. */
type By = 'id' | 'zone' | 'address';

/** A file that names subnets, and what it says of each: by the subnet's id, or by what stands there in its stead. */
type Reader = {
  readonly path: string;
  readonly by: By;
  readonly read: (text: string) => Found;
  /** Whether it also names subnets that wait for an address. */
  readonly waiting: boolean;
};

const readers: readonly Reader[] = [
  { path: packagePaths.stack, by: 'zone', read: inStack, waiting: false },
  { path: packagePaths.subnetIds, by: 'id', read: inIds, waiting: true },
  { path: packagePaths.subnetDesign, by: 'id', read: inMatrix, waiting: true },
  { path: packagePaths.subnetDesign, by: 'id', read: (text) => rowsOf(text, 'subnets'), waiting: true },
  { path: packagePaths.cidrPlan, by: 'id', read: (text) => rowsOf(text, 'inventory'), waiting: true },
  { path: packagePaths.drawing, by: 'address', read: inLegend, waiting: true },
  { path: packagePaths.costs, by: 'id', read: inAnalysis, waiting: true },
];

/**
 * Why a package may not be written, or `undefined`: every file that names subnets must name the same ones with the same
 * addresses as the evaluation. The files are read back as a receiver would read them, not as they were written. Refuses
 * `package/mismatch`, with the file and the subnet.
 */
export function crossCheck(
  files: readonly TextFile[],
  { subnets }: Pick<Evaluation, 'subnets'>,
): Refusal | undefined {
  for (const { path, by, read, waiting } of readers) {
    const found = read(files.find((file) => file.path === path)?.text ?? '');
    const wanted = new Map<string, string[]>();
    for (const subnet of Object.values(subnets)) {
      if (!waiting && !isDeployed(subnet)) continue;
      const key = keyOf(subnet, by);
      wanted.set(key, [...(wanted.get(key) ?? []), subnet.cidr ?? NO_CIDR]);
    }
    const problem = difference(found, wanted);
    if (problem === undefined) continue;
    const subnet = Object.values(subnets).find(
      (candidate) => keyOf(candidate, by) === problem.key && (candidate.cidr ?? NO_CIDR) === problem.wanted,
    );
    return mismatch(path, subnet?.id ?? problem.key, problem);
  }
  return undefined;
}

const NO_CIDR = 'no IPv4 block';

/** Under which a drawing's addresses are counted: zones and names beside them are for people, and may be broken up. */
const ANY = '';

function keyOf({ id, zoneName }: SubnetReport, by: By): string {
  if (by === 'address') return ANY;
  return by === 'id' ? id : zoneName;
}

type Difference = {
  readonly key: string;
  readonly found: string | undefined;
  readonly wanted: string | undefined;
};

/** The first thing that one side has and the other has not. */
function difference(found: Found, wanted: Found): Difference | undefined {
  for (const key of new Set([...wanted.keys(), ...found.keys()])) {
    const [there, asked] = [found.get(key) ?? [], wanted.get(key) ?? []];
    const [[missing], [surplus]] = [without(asked, there), without(there, asked)];
    if (missing !== undefined || surplus !== undefined) return { key, found: surplus, wanted: missing };
  }
  return undefined;
}

/** What is left of `some` when each of `others` has taken one like itself away. */
function without(some: readonly string[], others: readonly string[]): readonly string[] {
  const rest = [...others];
  return some.filter((one) => {
    const place = rest.indexOf(one);
    if (place >= 0) rest.splice(place, 1);
    return place < 0;
  });
}

function mismatch(path: string, subnet: Id, { found, wanted }: Difference): Refusal {
  return {
    type: 'package/mismatch',
    message: `${path} has ${found ?? 'nothing'} for subnet ${subnet} where the design has ${wanted ?? 'nothing'}; please report this, for the package would contradict itself.`,
  };
}

/** The addresses in the stack's table, one subnet a line; a line without IPv4 is a subnet of IPv6 alone. */
function inStack(text: string): Found {
  const table = /^const SUBNETS[^[]*\[\n([\s\S]*?)^\]/m.exec(text)?.[1] ?? '';
  return collected(
    table
      .split('\n')
      .filter((line) => line.includes('availabilityZone:'))
      .map((line) => [
        /availabilityZone: '([^']*)'/.exec(line)?.[1] ?? '',
        / cidrBlock: '([0-9./]+)'/.exec(line)?.[1] ?? NO_CIDR,
      ]),
  );
}

function inIds(text: string): Found {
  const rows = Object.entries(asRecord(asRecord(parsed(text))['subnets']));
  return collected(rows.map(([id, row]) => [id, cidrIn(row)]));
}

function inMatrix(text: string): Found {
  const cells = asList(asRecord(parsed(text))['matrix']).flatMap((row) =>
    Object.values(asRecord(asRecord(row)['zones'])),
  );
  return collected(cells.flatMap(asList).map((entry) => [String(asRecord(entry)['id']), cidrIn(entry)]));
}

function rowsOf(text: string, list: string): Found {
  return collected(
    asList(asRecord(parsed(text))[list]).map((row) => [String(asRecord(row)['id']), cidrIn(row)]),
  );
}

/** The legend's subnets: the addresses in the fixed-width face below its heading. */
function inLegend(text: string): Found {
  const texts = [...text.matchAll(/<text [^>]*font-family="([^"]*)"[^>]*>([^<]*)<\/text>/g)];
  const heading = texts.findLastIndex(([, , words]) => words === REGISTER_HEADING);
  const rows = heading < 0 ? [] : texts.slice(heading + 1);
  return collected(
    rows
      .filter(([, family = '']) => family.includes('Mono'))
      .map(([, , words = '']) => [ANY, /^[0-9.]+\/[0-9]+$/.test(words) ? words : NO_CIDR] as const),
  );
}

/** The analysis's table of subnets: an id in code, and the last cell of its line. */
function inAnalysis(text: string): Found {
  return collected(
    [...text.matchAll(/^\| `([a-z0-9-]+)` .*\| ([^|]*?) *\|$/gm)].map(([, id = '', cidr = '']) => [
      id,
      /^[0-9.]+\/[0-9]+$/.test(cidr) ? cidr : NO_CIDR,
    ]),
  );
}

function collected(pairs: readonly (readonly [string, string])[]): Found {
  const found = new Map<string, string[]>();
  for (const [key, cidr] of pairs) found.set(key, [...(found.get(key) ?? []), cidr]);
  return found;
}

function cidrIn(row: unknown): string {
  const { cidr } = asRecord(row);
  return typeof cidr === 'string' ? cidr : NO_CIDR;
}

/** A file that is no JSON names no subnet, which is a mismatch of its own. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
