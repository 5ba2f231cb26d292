import type { Evaluation } from '../evaluation/evaluation.ts';
import type { TextFile } from './cdk/appFiles.ts';
import { packagePaths } from './paths.ts';

/**
 * Makes sure that every file of the package names the same subnets with the same addresses as the evaluation. The
 * files are read back as a receiver would read them, not as they were written. A difference is a bug and throws.
 */
export function crossCheck(files: readonly TextFile[], { subnets }: Evaluation): void {
  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';
  const ids = asRecord(asRecord(JSON.parse(textOf(packagePaths.subnetIds)))['subnets']);
  const design = asRecord(JSON.parse(textOf(packagePaths.subnetDesign)));
  const inDetail = new Map(
    asList(design['subnets']).map((row) => [asRecord(row)['id'], asRecord(row)['cidr']]),
  );
  const inMatrix = new Map(asList(design['matrix']).flatMap(cellsOf));
  const inPlan = new Map(
    asList(asRecord(JSON.parse(textOf(packagePaths.cidrPlan)))['inventory']).map((row) => [
      asRecord(row)['id'],
      asRecord(row)['cidr'],
    ]),
  );
  const inStack = stackCidrs(textOf(packagePaths.stack));
  const wanted = Object.values(subnets);
  for (const { id, cidr } of wanted) {
    expectSame(packagePaths.subnetIds, id, asRecord(ids[id])['cidr'], cidr);
    expectSame(packagePaths.subnetDesign, id, inDetail.get(id), cidr);
    expectSame(packagePaths.cidrPlan, id, inPlan.get(id), cidr);
    if (inMatrix.has(id)) expectSame(packagePaths.subnetDesign, id, inMatrix.get(id), cidr);
  }
  const deployed = wanted.filter(({ cidr }) => cidr !== null).map(({ cidr }) => cidr ?? '');
  const missing = [...deployed].sort().find((cidr, place) => [...inStack].sort()[place] !== cidr);
  if (missing !== undefined || inStack.length !== deployed.length) {
    throw new Error(
      `${packagePaths.stack} holds ${inStack.length} subnets where the design has ${deployed.length}, or other addresses than ${missing ?? 'those'}.`,
    );
  }
}

function expectSame(path: string, id: string, found: unknown, wanted: string | null): void {
  if (found !== wanted) {
    throw new Error(
      `${path} has ${JSON.stringify(found)} for subnet ${id} where the design has ${JSON.stringify(wanted)}.`,
    );
  }
}

/** The addresses in the stack's table, one subnet a line. */
function stackCidrs(text: string): readonly string[] {
  return [...text.matchAll(/^\s*\{ id: '[A-Za-z0-9]+', tier: .*?cidrBlock: '([0-9./]+)'/gm)].map(
    ([, cidr = '']) => cidr,
  );
}

function cellsOf(row: unknown): readonly (readonly [unknown, unknown])[] {
  return Object.values(asRecord(asRecord(row)['zones'])).flatMap((cell) =>
    asList(cell).map((entry) => [asRecord(entry)['id'], asRecord(entry)['cidr']] as const),
  );
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
