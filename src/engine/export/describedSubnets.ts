import { z } from '../schema.ts';
import type { Design, Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import type { SubnetReport } from '../evaluation/evaluation.ts';
import { groupedBy } from '../evaluation/network.ts';
import { countOf, listOf } from '../evaluation/figures.ts';
import { ok, type Result } from '../result.ts';
import { stackName } from './cdk/appFiles.ts';
import { idsRefused, type ReadIds } from './readIds.ts';

/** A subnet as DescribeSubnets has it (Subnet in the Amazon EC2 API Reference), of which this much is read. */
const describedSchema = z.object({
  SubnetId: z.string().regex(/^subnet-[0-9a-f]{8,17}$/),
  VpcId: z.string().regex(/^vpc-[0-9a-f]{8,17}$/),
  AvailabilityZone: z.string(),
  // An IPv6-only subnet has none.
  CidrBlock: z.string().optional(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).optional(),
});
type Described = z.infer<typeof describedSchema>;

/** A VPC of the file with the subnets of the design that stand in it. */
type Fit = {
  readonly vpcId: string;
  readonly described: readonly Described[];
  readonly ids: ReadonlyMap<Id, string>;
};

/**
 * The ids of a deployment from the rows of `aws ec2 describe-subnets`: a subnet is the one with its CIDR in its zone, or
 * without IPv4 the one with its name there. Of several VPCs the recorded one is taken, else the only one that fits.
 */
export function idsOfDescribedSubnets(
  design: Design,
  wanted: readonly SubnetReport[],
  rows: readonly unknown[],
  isCut: boolean,
): Result<ReadIds, Refusal> {
  const read = z.array(describedSchema).safeParse(rows);
  if (!read.success) {
    const place = Number(read.error.issues[0]?.path[0] ?? 0) + 1;
    return idsRefused(
      'ids/unreadable',
      `Subnet ${place} of the file is not what "aws ec2 describe-subnets --output json" prints; give its output as it is.`,
    );
  }
  const elsewhere =
    read.data.length > 0 &&
    !read.data.some(({ AvailabilityZone }) => AvailabilityZone.startsWith(design.region));
  if (elsewhere) {
    return idsRefused(
      'ids/other-region',
      `The subnets of the file stand in ${listOf([...new Set(read.data.map(({ AvailabilityZone }) => AvailabilityZone))])}, the design in ${design.region}; describe the subnets of that region.`,
    );
  }
  const fits = [...groupedBy(read.data, ({ VpcId }) => VpcId)].map(([vpcId, described]) => ({
    vpcId,
    described,
    ids: matched(wanted, described),
  }));
  const chosen = choose(design, wanted, fits);
  if (!chosen.ok) return chosen;
  const missing = wanted.filter(({ id }) => !chosen.value.ids.has(id));
  return missing.length > 0 ? missingIn(chosen.value, missing, isCut) : ok(found(design, chosen.value));
}

function matched(wanted: readonly SubnetReport[], described: readonly Described[]): Fit['ids'] {
  return new Map(
    wanted.flatMap((subnet) => {
      const row = described.find((candidate) => isSame(subnet, candidate));
      return row === undefined ? [] : [[subnet.id, row.SubnetId] as const];
    }),
  );
}

function isSame({ cidr, name, zoneName }: SubnetReport, row: Described): boolean {
  if (row.AvailabilityZone !== zoneName) return false;
  return cidr === null ? !row.CidrBlock && nameTag(row) === name : row.CidrBlock === cidr;
}

function choose(design: Design, wanted: readonly SubnetReport[], fits: readonly Fit[]): Result<Fit, Refusal> {
  const recorded = design.deployment?.vpcId;
  const known = fits.find(({ vpcId }) => vpcId === recorded);
  if (known !== undefined) return ok(known);
  const best = Math.max(0, ...fits.map(({ ids }) => ids.size));
  const candidates = fits.filter(({ ids }) => ids.size === best && best > 0);
  // Stages of one network share their CIDRs; the names that the stack gives tell them apart where they differ.
  const named = candidates.filter(({ described }) =>
    wanted.every(({ name }) => described.some((row) => nameTag(row) === name)),
  );
  const [only, ...others] = named.length > 0 ? named : candidates;
  if (only === undefined) {
    return idsRefused(
      'ids/other-vpc',
      `None of the ${countOf(fits.length, 'VPC')} in the file has a subnet of this design in its zone; describe the subnets of the account and VPC that it was deployed to.`,
    );
  }
  if (others.length === 0) return ok(only);
  return idsRefused(
    'ids/ambiguous',
    `The file fits ${listOf([only, ...others].map(({ vpcId }) => vpcId))} alike; describe one of them with --filters Name=vpc-id,Values=${only.vpcId}.`,
  );
}

function missingIn(
  { vpcId, described }: Fit,
  missing: readonly SubnetReport[],
  isCut: boolean,
): Result<never, Refusal> {
  const names = missing.map(({ id, cidr, zoneName }) => {
    const moved = described.find(({ CidrBlock }) => cidr !== null && CidrBlock === cidr);
    const where =
      moved === undefined ? zoneName : `${zoneName}, where the file has ${moved.AvailabilityZone}`;
    return `${id} with ${cidr ?? 'IPv6 alone'} in ${where}`;
  });
  const remedy = isCut
    ? 'the file was cut off by --max-items, so describe them all'
    : 'deploy them first, or describe the VPC they are in';
  return idsRefused('ids/missing', `${vpcId} has no ${listOf(names)}; ${remedy}.`);
}

function found(design: Design, { vpcId, described, ids }: Fit): ReadIds {
  const own = new Set(ids.values());
  return {
    deployed: { stack: stackName(design), vpcId, subnetIds: Object.fromEntries(ids) },
    foreign: described
      .filter(({ SubnetId }) => !own.has(SubnetId))
      .map((row) => `${row.SubnetId} (${row.CidrBlock ?? nameTag(row) ?? 'IPv6 alone'})`),
  };
}

function nameTag({ Tags }: Described): string | undefined {
  return Tags?.find(({ Key }) => Key === 'Name')?.Value;
}
