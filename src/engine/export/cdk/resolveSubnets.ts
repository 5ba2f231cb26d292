import { type Design, entryOf, type Id, refOf, type Subnet } from '../../design/design.ts';
import type { Deployed, LeaveOut, StackSubnet } from './stackModel.ts';
import { type StackNames, stemOf } from './stackNames.ts';

/** The subnets that have an address, by tier and then by zone, as the address plan is read. */
export function resolveSubnets(
  design: Design,
  deployed: Deployed,
  names: StackNames,
  leaveOut: LeaveOut,
): readonly StackSubnet[] {
  const tiers = Object.keys(design.tiers);
  const zones = Object.keys(design.zones);
  return Object.entries(design.subnets)
    .flatMap(([id, subnet]) => resolveSubnet(design, deployed, names, [id, subnet], leaveOut))
    .sort(
      (a, b) =>
        tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || zones.indexOf(a.zone) - zones.indexOf(b.zone),
    );
}

function resolveSubnet(
  design: Design,
  { subnets, routes }: Deployed,
  names: StackNames,
  [id, subnet]: readonly [Id, Subnet],
  leaveOut: LeaveOut,
): readonly StackSubnet[] {
  const zone = entryOf(design.zones, subnet.zone);
  const report = entryOf(subnets, id);
  const hasAddresses =
    report !== undefined && (report.family === 'ipv6' ? report.ipv6 : report.cidr) !== null;
  if (zone === undefined || !hasAddresses) {
    leaveOut(
      refOf('subnet', id),
      `Subnet "${subnet.name}" has no address, so the stack leaves it out; give it a free CIDR.`,
    );
    return [];
  }
  return [
    {
      id,
      name: `${stemOf(names.subnets, id)}Subnet`,
      label: subnet.name,
      tier: subnet.tier,
      zone: subnet.zone,
      availabilityZone: zone.name,
      cidr: report.cidr,
      ipv6: report.ipv6 === null || typeof design.vpc.ipv6?.cidr === 'string' ? report.ipv6 : subnet.ipv6,
      routeTable:
        routes.tables[report.routeTable]?.main === true
          ? null
          : `${stemOf(names.routeTables, report.routeTable)}RouteTable`,
      access: report.access,
    },
  ];
}
