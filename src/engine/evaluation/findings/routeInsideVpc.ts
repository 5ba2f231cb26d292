import { type Cidr, contains, formatCidr, overlaps } from '../../cidr/cidr.ts';
import { block } from '../../cidr/literal.ts';
import { type Ipv6Cidr, ipv6Overlaps, parseIpv6Cidr } from '../../cidr/ipv6.ts';
import { type Id, refOf, type RouteTable } from '../../design/design.ts';
import { isNatTarget } from '../nat.ts';
import { vpcIpv6Block } from '../../planning/ipv6.ts';
import { blockIn } from '../../planning/plan.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** Where AWS keeps services of the instance; no route may be equal to these or inside them. */
const KEPT_IPV4 = block('169.254.168.0/22');
const KEPT_IPV6 = 'fd00:ec2::/32';

/** A table of the design with a destination that AWS refuses: the VPC's own addresses, or ones AWS keeps. */
export const routeInsideVpc: FindingRule = {
  id: 'routeInsideVpc',
  title: 'Routes for addresses of the VPC or of AWS',
  severity: 'error',
  source: awsPage('Subnet route tables', 'vpc/latest/userguide/subnet-route-tables.html'),
  find: (context) =>
    Object.entries(context.design.routeTables).flatMap(([id, table]) =>
      table.routes.flatMap((_, position) => problemOf(context, id, table, position)),
    ),
};

function problemOf(context: FindingContext, id: Id, table: RouteTable, position: number): readonly Found[] {
  const route = table.routes[position];
  const problem = route === undefined ? undefined : refusal(context, route);
  if (route === undefined || problem === undefined) return [];
  const routes = table.routes.filter((_, index) => index !== position);
  return [
    {
      about: `route-table:${id}/${position + 1}`,
      title: `${table.name} has a route for ${route.destination}, ${problem.what}.`,
      why: problem.why,
      subjects: [refOf('route-table', id)],
      fix: {
        label: `Remove the route for ${route.destination}`,
        commands: [{ type: 'putRouteTable', id, routeTable: { ...table, routes } }],
      },
    },
  ];
}

type Problem = { readonly what: string; readonly why: string };

function refusal(
  context: FindingContext,
  { destination, target }: RouteTable['routes'][number],
): Problem | undefined {
  if (destination.includes(':')) return refusalOfIpv6(context, destination);
  const cidr = blockIn(destination);
  if (cidr === undefined) return undefined;
  if (contains(KEPT_IPV4, cidr)) return kept(formatCidr(KEPT_IPV4));
  const own = context.network.blocks.flatMap(({ cidr: vpc }) =>
    vpc !== null && contains(vpc, cidr) ? [vpc] : [],
  )[0];
  if (own === undefined || (isNatTarget(target) && isWholeSubnet(context, cidr))) return undefined;
  return local(formatCidr(own), own.prefix === cidr.prefix);
}

function refusalOfIpv6({ design }: FindingContext, destination: string): Problem | undefined {
  const parsed = parseIpv6Cidr(destination);
  const reserved = parseIpv6Cidr(KEPT_IPV6);
  if (!parsed.ok) return undefined;
  if (reserved.ok && isInside(reserved.value, parsed.value)) return kept(KEPT_IPV6);
  const own = vpcIpv6Block(design.vpc);
  if (own === undefined || !isInside(own, parsed.value)) return undefined;
  return local(own.text, own.prefix === parsed.value.prefix);
}

function isInside(outer: Ipv6Cidr, inner: Ipv6Cidr): boolean {
  return outer.prefix <= inner.prefix && ipv6Overlaps(outer, inner);
}

/** AWS takes a route more specific than the local one when it is for the whole of a subnet. */
function isWholeSubnet({ network }: FindingContext, cidr: Cidr): boolean {
  return network.subnets.some(
    ({ cidr: subnet }) => subnet !== null && subnet.prefix === cidr.prefix && overlaps(subnet, cidr),
  );
}

function kept(range: string): Problem {
  return {
    what: `which lies in ${range}`,
    why: 'AWS keeps it for services on the instance: no route may be equal to it or inside it.',
  };
}

function local(own: string, same: boolean): Problem {
  return {
    what: same ? 'which is a block of the VPC' : `which lies in ${own} of the VPC`,
    why: 'The local route has these addresses; a more specific one must be for the whole block of a subnet and lead to a NAT gateway, a network interface or a Gateway Load Balancer endpoint.',
  };
}
