import { isPrefixListId } from '../../design/destinations.ts';
import { braced, type Lines } from './lines.ts';
import { literal } from './literal.ts';
import type { NetworkStack, StackRoute } from './stackModel.ts';

/** The route tables, still without routes: subnets and gateways come between. */
export function routeTableLines({ routeTables }: NetworkStack): Lines {
  if (routeTables.length === 0) return [];
  return [
    ...braced(
      'const routeTables = {',
      routeTables.map(
        ({ name }) => `${name}: new ec2.CfnRouteTable(this, ${literal(name)}, { vpcId: vpc.ref }),`,
      ),
      '};',
    ),
    ...routeTables.map(({ name, label }) => `nameTag(routeTables.${name}, ${literal(label)});`),
  ];
}

/** The routes that lead out of the VPC. */
export function routeLines({ design, routeTables }: NetworkStack): Lines {
  const awaitIpv6 = design.vpc.ipv6 !== null;
  return routeTables.flatMap(({ name, routes }) =>
    routes.flatMap((route) => routeStatement(name, route, awaitIpv6 && isIpv6(route.destination))),
  );
}

/** Whether a destination is one of IPv6. */
export function isIpv6(destination: string): boolean {
  return destination.includes(':');
}

/** One route, which waits for what it leads through and, for IPv6, for the VPC to have a block of it. */
function routeStatement(table: string, { name, destination, target }: StackRoute, awaitIpv6: boolean): Lines {
  const inside = [
    `routeTableId: routeTables.${table}.ref,`,
    `${destinationProperty(destination)}: ${literal(destination)},`,
  ];
  const open = `new ec2.CfnRoute(this, ${literal(name)}, {`;
  const awaited = [
    ...(target.kind === 'internet-gateway' ? ['gatewayAttachment'] : []),
    ...(target.kind === 'transit-gateway' ? ['transitGatewayAttachment'] : []),
    ...(awaitIpv6 ? ['ipv6Block'] : []),
  ];
  const close = awaited.length === 0 ? '});' : `}).node.addDependency(${awaited.join(', ')});`;
  return braced(open, [...inside, targetProperty(target)], close);
}

function destinationProperty(destination: string): string {
  if (isPrefixListId(destination)) return 'destinationPrefixListId';
  return isIpv6(destination) ? 'destinationIpv6CidrBlock' : 'destinationCidrBlock';
}

function targetProperty(target: StackRoute['target']): string {
  switch (target.kind) {
    case 'nat-gateway':
      return `natGatewayId: natGateways.${target.gateway}.ref,`;
    case 'nat-instance':
      return `instanceId: natInstances.${target.instance}.ref,`;
    case 'internet-gateway':
      return 'gatewayId: internetGateway.ref,';
    case 'egress-only-internet-gateway':
      return 'egressOnlyInternetGatewayId: egressOnlyInternetGateway.ref,';
    case 'peering':
      return 'id' in target.connection
        ? `vpcPeeringConnectionId: ${literal(target.connection.id)},`
        : `vpcPeeringConnectionId: peeringConnections.${target.connection.parameter}.valueAsString,`;
    case 'transit-gateway':
      return 'transitGatewayId,';
  }
}
