import { parseCidr } from '../../cidr/cidr.ts';
import { parseIpv6Cidr } from '../../cidr/ipv6.ts';
import { refOf, type Id, type RouteTable } from '../../design/design.ts';
import type { NatTarget } from '../nat.ts';
import { nameIn } from '../network.ts';
import { gatewayOf } from '../routeTargets.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** A table of the design with a route to something that is not there, or that no subnet uses. */
export const routeNowhere: FindingRule = {
  id: 'routeNowhere',
  title: 'Routes that lead nowhere',
  severity: 'error',
  source: awsPage('Configure route tables', 'vpc/latest/userguide/VPC_Route_Tables.html'),
  find: (context) =>
    Object.entries(context.design.routeTables).flatMap(([id, table]) => [
      ...table.routes.flatMap((route, position) => problemsOf(context, id, table, route, position)),
      ...unused(context, id, table),
    ]),
};

type Route = RouteTable['routes'][number];

function problemsOf(
  context: FindingContext,
  id: Id,
  table: RouteTable,
  route: Route,
  position: number,
): readonly Found[] {
  const { destination, target } = route;
  const about = `route-table:${id}/${position + 1}`;
  const subjects = [refOf('route-table', id)];
  const found: Found[] = [];
  const readable = destination.includes(':') ? parseIpv6Cidr(destination) : parseCidr(destination);
  if (!readable.ok) {
    const title = `Route ${position + 1} of ${table.name} has no readable destination: ${readable.error.message}`;
    found.push({ about: `${about}/destination`, title, why: 'AWS refuses the route.', subjects });
  }
  const missing = missingTarget(context, target);
  if (missing !== undefined) {
    const title = `${table.name} sends ${destination} to ${missing}, which the design does not have.`;
    found.push({ about, title, why: 'The stack cannot be deployed with a route to nothing.', subjects });
  }
  return found;
}

function missingTarget({ design, routes }: FindingContext, target: Route['target']): string | undefined {
  if (target.kind === 'internet-gateway')
    return design.vpc.internetGateway ? undefined : 'the internet gateway';
  if (target.kind === 'egress-only-internet-gateway')
    return design.vpc.egressOnlyInternetGateway ? undefined : 'the egress-only internet gateway';
  switch (target.kind) {
    case 'nat-gateway':
    case 'nat-instance':
    case 'regional-nat-gateway':
      return gatewayOf(Object.values(routes.natGateways), target) === undefined
        ? missingNat(design, target)
        : undefined;
    case 'peering':
      return design.networks[target.network]?.connection?.kind === 'peering'
        ? undefined
        : `a peering connection to ${nameIn(design.networks, target.network)}`;
    case 'transit-gateway':
      return design.vpc.transitGateway === null ? 'the transit gateway' : undefined;
  }
}

function missingNat({ zones }: FindingContext['design'], target: NatTarget): string {
  if (target.kind === 'regional-nat-gateway') return 'the regional NAT gateway';
  const word = target.kind === 'nat-instance' ? 'a NAT instance' : 'a NAT gateway';
  return `${word} in ${nameIn(zones, target.zone)}`;
}

function unused({ routes }: FindingContext, id: Id, { name }: RouteTable): readonly Found[] {
  if ((routes.tables[id]?.subnets.length ?? 0) > 0) return [];
  return [
    {
      about: `route-table:${id}`,
      severity: 'info',
      title: `No subnet uses the route table ${name}.`,
      why: 'It is deployed and does nothing.',
      subjects: [refOf('route-table', id)],
      fix: { label: 'Remove it', commands: [{ type: 'removeRouteTable', id }] },
    },
  ];
}
