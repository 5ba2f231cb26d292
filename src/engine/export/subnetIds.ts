import type { Design, Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import type { Evaluation, SubnetReport } from '../evaluation/evaluation.ts';
import { listOf } from '../evaluation/figures.ts';
import { err, ok, type Result } from '../result.ts';
import { stackName } from './cdk/appFiles.ts';
import { subnetOutputKeys } from './cdk/stackNames.ts';
import { headingOf } from './heading.ts';
import { toJson } from './json.ts';

/** The ids that AWS gave on deployment. */
export type DeployedIds = {
  readonly stack: string;
  readonly vpcId: string | null;
  readonly subnetIds: Readonly<Record<Id, string>>;
};

/** The stack's output that holds the id of the VPC. */
const VPC_OUTPUT = 'VpcId';

/** `ids.json` filled as far as the outputs go, and the subnets whose id is still missing, in the design's order. */
export type FilledIds = { readonly text: string; readonly missing: readonly Id[] };

/**
 * `subnet-allocation/ids.json`: for every subnet of the design the stack's output that will hold its id, its place,
 * and the id itself, `null` until it is deployed. A subnet without an address is not in the stack and has no output.
 */
export function subnetIds(
  design: Design,
  evaluation: Evaluation,
  deployed: DeployedIds | null = design.deployment,
): string {
  const outputKeys = subnetOutputKeys(design);
  return toJson({
    design: headingOf(design),
    stack: deployed?.stack ?? stackName(design),
    vpcId: deployed?.vpcId ?? null,
    subnets: Object.fromEntries(
      Object.values(evaluation.subnets).map((report) => [
        report.id,
        entry(report, outputKeys.get(report.id) ?? null, deployed?.subnetIds[report.id] ?? null),
      ]),
    ),
  });
}

function entry(
  { name, tier, zone, zoneName, cidr, family }: SubnetReport,
  outputKey: string | null,
  subnetId: string | null,
) {
  return {
    outputKey: cidr === null && family !== 'ipv6' ? null : outputKey,
    name,
    tier,
    zone,
    zoneName,
    cidr,
    subnetId,
  };
}

/**
 * `ids.json` with the real ids, read from what `cdk deploy --outputs-file` wrote: `{ "<stack>": { "<output>": "…" } }`.
 * Of several stacks the design's own is taken, else the one whose outputs fit. Refuses `ids/unreadable` for anything
 * else, and `ids/other-stack` when no stack in it has an output of this design.
 */
export function fillSubnetIds(
  design: Design,
  evaluation: Evaluation,
  outputs: unknown,
): Result<FilledIds, Refusal> {
  const stacks = readOutputs(outputs);
  if (stacks === undefined) {
    return err({
      type: 'ids/unreadable',
      message:
        'The outputs are not what "cdk deploy --outputs-file" writes, an object with one object of outputs for each stack; deploy with that option and use its file.',
    });
  }
  const keys = Object.values(evaluation.subnets).flatMap(({ id, cidr, family }) => {
    const key = subnetOutputKeys(design).get(id);
    return (cidr === null && family !== 'ipv6') || key === undefined ? [] : [{ id, key }];
  });
  const found = stackOf(
    design,
    stacks,
    keys.map(({ key }) => key),
  );
  if (found === undefined)
    return err(
      otherStack(
        design,
        stacks,
        keys.map(({ key }) => key),
      ),
    );
  const [stack, values] = found;
  const ids = keys.map(({ id, key }) => [id, idIn(values, key, /^subnet-[0-9a-f]{8,17}$/)] as const);
  const known = ids.filter((pair): pair is readonly [Id, string] => pair[1] !== undefined);
  const deployed = {
    stack,
    vpcId: idIn(values, VPC_OUTPUT, /^vpc-[0-9a-f]{8,17}$/) ?? null,
    subnetIds: Object.fromEntries(known),
  };
  return ok({
    text: subnetIds(design, evaluation, deployed),
    missing: ids.filter(([, value]) => value === undefined).map(([id]) => id),
  });
}

type Stacks = readonly (readonly [string, Readonly<Record<string, unknown>>])[];

function readOutputs(outputs: unknown): Stacks | undefined {
  if (!isRecord(outputs)) return undefined;
  const stacks = Object.entries(outputs);
  const all = stacks.filter((stack): stack is [string, Record<string, unknown>] => isRecord(stack[1]));
  return all.length === stacks.length ? all : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stackOf(design: Design, stacks: Stacks, keys: readonly string[]): Stacks[number] | undefined {
  const fitting = stacks.filter(([, values]) => keys.some((key) => Object.hasOwn(values, key)));
  return fitting.find(([name]) => name === stackName(design)) ?? fitting[0];
}

function idIn(values: Readonly<Record<string, unknown>>, key: string, form: RegExp): string | undefined {
  const value = Object.hasOwn(values, key) ? values[key] : undefined;
  return typeof value === 'string' && form.test(value) ? value : undefined;
}

function otherStack(design: Design, stacks: Stacks, keys: readonly string[]): Refusal {
  const holds =
    stacks.length === 0 ? 'no stack' : `only ${listOf(stacks.map(([name]) => JSON.stringify(name)))}`;
  return {
    type: 'ids/other-stack',
    message: `The outputs hold ${holds}, without any output of this design's subnets (${listOf(keys)}); give the outputs of the stack ${JSON.stringify(stackName(design))}.`,
  };
}
