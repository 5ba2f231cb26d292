import { entryOf, type Design, type Id } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';

/** Something deployed that CloudFormation cannot change in place: it makes a new one and deletes the old. */
export type Replacement = {
  readonly kind: 'VPC' | 'subnet' | 'NAT gateway' | 'NAT instance';
  readonly id: Id;
  readonly name: string;
  /** Why, in words: "its CIDR changes from 10.0.4.0/22 to 10.0.12.0/22". */
  readonly why: string;
  /** What AWS calls it, when either design has its deployment recorded. */
  readonly deployedId: string | null;
};

/** A design with everything computed from it. */
export type Evaluated = { readonly design: Design; readonly evaluation: Evaluation };

/**
 * The VPC, the subnets and the NAT gateways that stay in the design but would be replaced on deployment. An update of a
 * subnet's `AvailabilityZone`, `CidrBlock` or `VpcId`, of a VPC's `CidrBlock`, and of a NAT gateway's `SubnetId`
 * "requires replacement" (AWS::EC2::Subnet, AWS::EC2::VPC and AWS::EC2::NatGateway in the CloudFormation Template
 * Reference, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html).
 */
export function replacements(before: Evaluated, after: Evaluated): readonly Replacement[] {
  const deployment = after.design.deployment ?? before.design.deployment;
  const vpc = vpcReason(before.design, after.design);
  const { name } = after.design.vpc;
  const first: readonly Replacement[] =
    vpc === undefined
      ? []
      : [{ kind: 'VPC', id: 'vpc', name, why: vpc, deployedId: deployment?.vpcId ?? null }];
  const subnets = Object.entries(after.design.subnets).flatMap(([id, subnet]): readonly Replacement[] => {
    const why =
      subnetReason(id, before, after) ??
      (vpc !== undefined && Object.hasOwn(before.design.subnets, id) ? 'its VPC is replaced' : undefined);
    if (why === undefined) return [];
    return [{ kind: 'subnet', id, name: subnet.name, why, deployedId: deployment?.subnetIds[id] ?? null }];
  });
  return [...first, ...subnets, ...gatewayReplacements(before, after)];
}

/** NAT gateways and instances of the same zone that would stand in another subnet. */
function gatewayReplacements(before: Evaluated, after: Evaluated): readonly Replacement[] {
  const old = before.evaluation.routes.natGateways;
  return Object.values(after.evaluation.routes.natGateways).flatMap(({ id, kind, name, subnet }) => {
    const former = entryOf(old, id);
    if (former === undefined || former.kind !== kind) return [];
    const from = former.subnet;
    if (from === null || subnet === null || from === subnet) return [];
    const named = (side: Evaluated, of: Id) => side.design.subnets[of]?.name ?? of;
    const why = `its subnet changes from ${named(before, from)} to ${named(after, subnet)}`;
    const what = kind === 'instance' ? ('NAT instance' as const) : ('NAT gateway' as const);
    return [{ kind: what, id, name, why, deployedId: null }];
  });
}

function vpcReason(before: Design, after: Design): string | undefined {
  const [old, fresh] = [before.vpc.blocks[0], after.vpc.blocks[0]];
  if (before.region !== after.region) return `the region changes from ${before.region} to ${after.region}`;
  return old === fresh ? undefined : `its primary block changes from ${old ?? 'none'} to ${fresh ?? 'none'}`;
}

function subnetReason(id: Id, before: Evaluated, after: Evaluated): string | undefined {
  const [old, fresh] = [before.evaluation.subnets[id], after.evaluation.subnets[id]];
  if (old === undefined || fresh === undefined) return undefined;
  const reasons = [
    ...(old.cidr === fresh.cidr
      ? []
      : [`its CIDR changes from ${old.cidr ?? 'none'} to ${fresh.cidr ?? 'none'}`]),
    ...(old.zoneName === fresh.zoneName
      ? []
      : [`its zone changes from ${old.zoneName} to ${fresh.zoneName}`]),
  ];
  return reasons.length === 0 ? undefined : reasons.join(' and ');
}
