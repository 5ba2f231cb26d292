import type { Design } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import type { Evaluation, SubnetReport } from '../evaluation/evaluation.ts';
import { ok, type Result } from '../result.ts';
import { stackName } from './cdk/appFiles.ts';
import { subnetOutputKeys } from './cdk/stackNames.ts';
import { isDeployed, readDeployedIds } from './deployedIds.ts';
import { headingOf } from './heading.ts';
import { toJson } from './json.ts';
import type { DeployedIds } from './readIds.ts';

/** `ids.json` with every id, and the subnets of the same VPC that the design does not know. */
export type FilledIds = { readonly text: string; readonly foreign: readonly string[] };

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
    outputKey: isDeployed({ cidr, family }) ? outputKey : null,
    name,
    tier,
    zone,
    zoneName,
    cidr,
    subnetId,
  };
}

/** `ids.json` with the ids of a file that {@link readDeployedIds} reads; refuses what that refuses. */
export function fillSubnetIds(
  design: Design,
  evaluation: Evaluation,
  file: unknown,
): Result<FilledIds, Refusal> {
  const read = readDeployedIds(design, evaluation, file);
  if (!read.ok) return read;
  const { deployed, foreign } = read.value;
  return ok({ text: subnetIds(design, evaluation, deployed), foreign });
}
