import type { Design, Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import type { Evaluation, SubnetReport } from '../evaluation/evaluation.ts';
import { countOf, listOf } from '../evaluation/figures.ts';
import { ok, type Result } from '../result.ts';
import { stackName } from './cdk/appFiles.ts';
import { subnetOutputKeys } from './cdk/stackNames.ts';
import { idsOfDescribedSubnets } from './describedSubnets.ts';
import { idsRefused, type ReadIds } from './readIds.ts';

/** The stack's output that holds the id of the VPC. */
const VPC_OUTPUT = 'VpcId';
const VPC_ID = /^vpc-[0-9a-f]{8,17}$/;
const SUBNET_ID = /^subnet-[0-9a-f]{8,17}$/;

/**
 * The ids of a deployment from what `cdk deploy --outputs-file` writes, `{ "<stack>": { "<output>": "…" } }`, or from
 * what `aws ec2 describe-subnets --output json` prints, `{ "Subnets": [ … ] }` (DescribeSubnets in the Amazon EC2 API
 * Reference); which of the two it is shows. All ids or none: a design that knows half of its deployment helps nobody.
 *
 * Refuses `ids/unreadable` for any other file, `ids/other-stack`, `ids/other-region` or `ids/other-vpc` for one of
 * something else, `ids/ambiguous` where several VPCs fit, and `ids/missing` where a subnet of the design is not in it.
 */
export function readDeployedIds(
  design: Design,
  evaluation: Pick<Evaluation, 'subnets'>,
  file: unknown,
): Result<ReadIds, Refusal> {
  const wanted = Object.values(evaluation.subnets).filter(isDeployed);
  if (isRecord(file) && Array.isArray(file['Subnets'])) {
    return idsOfDescribedSubnets(design, wanted, file['Subnets'], typeof file['NextToken'] === 'string');
  }
  const stacks = readOutputs(file);
  return stacks === undefined
    ? idsRefused(
        'ids/unreadable',
        'This is neither what "cdk deploy --outputs-file" writes nor what "aws ec2 describe-subnets --output json" prints; give the file of one of the two.',
      )
    : idsOfOutputs(design, wanted, stacks);
}

/** Whether a subnet is in the stack: one that waits for an address is not. */
export function isDeployed({ cidr, family }: Pick<SubnetReport, 'cidr' | 'family'>): boolean {
  return cidr !== null || family === 'ipv6';
}

type Stacks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function readOutputs(file: unknown): Stacks | undefined {
  if (!isRecord(file) || Object.keys(file).length === 0) return undefined;
  return Object.values(file).every(isRecord) ? (file as Stacks) : undefined;
}

function idsOfOutputs(
  design: Design,
  wanted: readonly SubnetReport[],
  stacks: Stacks,
): Result<ReadIds, Refusal> {
  const stack = stackName(design);
  const outputs = Object.hasOwn(stacks, stack) ? stacks[stack] : undefined;
  if (outputs === undefined) return otherStack(stack, Object.keys(stacks));
  const keys = subnetOutputKeys(design);
  const found = wanted.map(({ id }) => [id, textAt(outputs, keys.get(id) ?? '', SUBNET_ID)] as const);
  const known = found.filter((pair): pair is readonly [Id, string] => pair[1] !== undefined);
  const vpcId = textAt(outputs, VPC_OUTPUT, VPC_ID);
  const missing = found.filter(([, id]) => id === undefined).map(([id]) => keys.get(id) ?? id);
  if (missing.length > 0 || vpcId === undefined) {
    const absent = vpcId === undefined ? [VPC_OUTPUT, ...missing] : missing;
    return idsRefused(
      'ids/missing',
      `The stack ${JSON.stringify(stack)} has no id in ${countOf(absent.length, 'output')} of this design (${listOf(absent)}); deploy the stack of this revision and give its outputs.`,
    );
  }
  const twice = known.find(([, id], place) => known.findIndex(([, other]) => other === id) < place);
  if (twice !== undefined) {
    return idsRefused(
      'ids/unreadable',
      `The outputs give ${twice[1]} to two subnets; give the file as it was written.`,
    );
  }
  const expected = new Set([...keys.values(), VPC_OUTPUT]);
  const foreign = Object.entries(outputs)
    .filter(([key, value]) => !expected.has(key) && typeof value === 'string' && SUBNET_ID.test(value))
    .map(([key, value]) => `${key} (${String(value)})`);
  return ok({ deployed: { stack, vpcId, subnetIds: Object.fromEntries(known) }, foreign });
}

function otherStack(stack: string, names: readonly string[]): Result<never, Refusal> {
  const holds = names.length === 0 ? 'no stack' : `only ${listOf(names.map((name) => JSON.stringify(name)))}`;
  return idsRefused(
    'ids/other-stack',
    `The outputs hold ${holds}; give the outputs of the stack ${JSON.stringify(stack)}, which this design deploys.`,
  );
}

function textAt(values: Readonly<Record<string, unknown>>, key: string, form: RegExp): string | undefined {
  const value = Object.hasOwn(values, key) ? values[key] : undefined;
  return typeof value === 'string' && form.test(value) ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
