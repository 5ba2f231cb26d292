import type { Design } from '../../design/design.ts';
import { retention } from './flowLog.ts';
import { cidrName, propertyName } from './naming.ts';
import { resolveGatewayEndpoints, resolveInterfaceEndpoints } from './resolveEndpoints.ts';
import { resolveNetworkAcls } from './resolveNetworkAcls.ts';
import { resolveRules } from './resolveRules.ts';
import { natRanges, resolveNatGateways, resolveRouteTables } from './resolveRoutes.ts';
import { resolveTransitGateway } from './resolveTransitGateway.ts';
import { resolveSubnets } from './resolveSubnets.ts';
import type { CdkOmission, Deployed, LeaveOut, NetworkStack, StackGroup } from './stackModel.ts';
import { type StackNames, stackNames, stemOf } from './stackNames.ts';

/** The stack that `design` becomes, and what of it the stack does not hold. */
export function resolveStack(design: Design, deployed: Deployed): NetworkStack {
  const names = stackNames(design, deployed);
  const omissions: CdkOmission[] = [];
  const leaveOut: LeaveOut = (subject, message) => omissions.push({ subject, message });

  roundRetention(design, leaveOut);
  const subnets = resolveSubnets(design, deployed, names, leaveOut);
  const natGateways = resolveNatGateways(deployed, names, subnets, leaveOut);
  const transitGateway = resolveTransitGateway(design, subnets, leaveOut);
  const groups = resolveGroups(design, names);
  return {
    design,
    secondaryBlocks: secondaryBlocks(design),
    subnets,
    routeTables: resolveRouteTables(design, deployed, names, { natGateways, transitGateway }, leaveOut),
    natGateways,
    natRanges: natRanges(design, deployed, subnets),
    transitGateway,
    groups,
    rules: resolveRules(design, groups, leaveOut),
    gatewayEndpoints: resolveGatewayEndpoints(design, deployed, names),
    interfaceEndpoints: resolveInterfaceEndpoints(design, deployed, names, subnets, groups, leaveOut),
    networkAcls: resolveNetworkAcls(design, names, subnets, leaveOut),
    omissions,
  };
}

function resolveGroups(design: Design, names: StackNames): readonly StackGroup[] {
  return Object.entries(design.securityGroups).map(([id, { name: label, description }]) => {
    const stem = stemOf(names.groups, id);
    return { id, name: `${stem}SecurityGroup`, property: propertyName(stem), label, description };
  });
}

function secondaryBlocks(design: Design): NetworkStack['secondaryBlocks'] {
  const [primary, ...others] = design.vpc.blocks;
  const unique = [...new Set(others)].filter((cidr) => cidr !== primary);
  return unique.map((cidr) => ({ name: `VpcBlock${cidrName(cidr)}`, cidr }));
}

function roundRetention({ vpc: { flowLog } }: Design, leaveOut: LeaveOut): void {
  if (flowLog === null) return;
  const { days } = retention(flowLog.retentionDays);
  if (days !== flowLog.retentionDays) {
    leaveOut(
      'vpc',
      `CloudWatch Logs cannot keep the flow log for ${flowLog.retentionDays} days, so the stack keeps it for ${days}.`,
    );
  }
}
