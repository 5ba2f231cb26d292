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
export function routeLines({ routeTables }: NetworkStack): Lines {
  return routeTables.flatMap(({ name, routes }) => routes.flatMap((route) => routeStatement(name, route)));
}

function routeStatement(table: string, { name, destination, target }: StackRoute): Lines {
  const property = destination.includes(':') ? 'destinationIpv6CidrBlock' : 'destinationCidrBlock';
  const inside = [`routeTableId: routeTables.${table}.ref,`, `${property}: ${literal(destination)},`];
  const open = `new ec2.CfnRoute(this, ${literal(name)}, {`;
  switch (target.kind) {
    case 'nat-gateway':
      return braced(open, [...inside, `natGatewayId: natGateways.${target.gateway}.ref,`], '});');
    case 'internet-gateway':
      return braced(
        open,
        [...inside, 'gatewayId: internetGateway.ref,'],
        '}).node.addDependency(gatewayAttachment);',
      );
  }
}
