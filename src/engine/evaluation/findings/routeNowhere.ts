import { refOf, type Id, type RouteTable } from '../../design/design.ts';
import { canonicalDestination } from '../../design/destinations.ts';
import type { NatTarget } from '../nat.ts';
import { nameIn } from '../network.ts';
import { gatewayOf } from '../routeTargets.ts';
import { ownRoutes, withoutRoute, type OwnRoute } from './routeEdits.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** A table of the design with a route to something that is not there, or that no subnet uses. */
export const routeNowhere: FindingRule = {
  id: 'routeNowhere',
  title: 'Routes that lead nowhere',
  severity: 'error',
  source: awsPage('Configure route tables', 'vpc/latest/userguide/VPC_Route_Tables.html'),
  find: (context) => [
    ...ownRoutes(context.design).flatMap((own) => problemsOf(context, own)),
    ...Object.entries(context.design.routeTables).flatMap(([id, table]) => unused(context, id, table)),
  ],
};

function problemsOf(context: FindingContext, own: OwnRoute): readonly Found[] {
  const { about, subject, table, position } = own;
  const { destination, target } = own.route;
  const subjects = [subject];
  const found: Found[] = [];
  const readable = canonicalDestination(destination);
  if (!readable.ok) {
    const title = `Route ${position + 1} of ${table.name} has no readable destination: ${readable.error.message}`;
    found.push({ about: `${about}/destination`, title, why: 'AWS refuses the route.', subjects });
  }
  const missing = missingTarget(context, target);
  if (missing !== undefined) {
    const title = `${table.name} sends ${destination} to ${missing}, which the design does not have.`;
    const why = 'The stack cannot be deployed with a route to nothing.';
    found.push({ about, title, why, subjects, ...(readable.ok ? { fix: fixFor(context, own) } : {}) });
  }
  return found;
}

/** What is only missing is added; a route to anything else is taken away. */
function fixFor({ design: { vpc } }: FindingContext, own: OwnRoute): NonNullable<Found['fix']> {
  const { kind } = own.route.target;
  if (kind === 'internet-gateway')
    return { label: 'Add the internet gateway', commands: [{ type: 'setVpc', internetGateway: true }] };
  if (kind === 'egress-only-internet-gateway' && vpc.ipv6 !== null) {
    return {
      label: 'Add the egress-only internet gateway',
      commands: [{ type: 'setVpc', egressOnlyInternetGateway: true }],
    };
  }
  return withoutRoute(own);
}

function missingTarget(
  { design, routes }: FindingContext,
  target: OwnRoute['route']['target'],
): string | undefined {
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
