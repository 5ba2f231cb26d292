import { type Id, refOf } from '../../design/design.ts';
import { countOf, listOf } from '../figures.ts';
import { isMeantPublic, isNatTarget } from '../nat.ts';
import type { PlacedSubnet } from '../network.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** Subnets with IPv6 whose routes let IPv4 out and IPv6 not: the two are routed apart. */
export const ipv6RouteMissing: FindingRule = {
  id: 'ipv6RouteMissing',
  title: 'Subnets with IPv6 and no way out for it',
  severity: 'warning',
  source: awsPage('Egress-only internet gateways', 'vpc/latest/userguide/egress-only-internet-gateway.html'),
  find: (context) => {
    const { design, network } = context;
    if (design.vpc.ipv6 === null) return [];
    const stuck = network.subnets.filter(
      (placed) => wantsOut(context, placed) && !leaves(context, placed.id),
    );
    const derived = stuck.filter(({ subnet }) => subnet.routeTable === null);
    return [...withoutGateway(context, derived), ...ownTables(context, stuck)];
  },
};

function wantsOut({ design }: FindingContext, placed: PlacedSubnet): boolean {
  if (placed.subnet.ipv6 === null) return false;
  return placed.tier?.access === 'private' || isMeantPublic(design, placed);
}

function leaves({ tableOf }: FindingContext, id: Id): boolean {
  return tableOf.get(id)?.routes.some(({ destination }) => destination === '::/0') ?? false;
}

/** Private subnets lack the egress-only gateway; public ones lack the internet gateway, which another rule says. */
function withoutGateway({ design }: FindingContext, stuck: readonly PlacedSubnet[]): readonly Found[] {
  const waiting = stuck.filter(({ tier }) => tier?.access === 'private');
  if (waiting.length === 0 || design.vpc.egressOnlyInternetGateway) return [];
  return [
    {
      about: 'egress-only',
      title: `${countOf(waiting.length, 'private subnet')} with IPv6 ${waiting.length === 1 ? 'has' : 'have'} no way out over it: the VPC has no egress-only internet gateway.`,
      why: 'NAT gateways carry IPv4; over IPv6 a private subnet leaves through an egress-only internet gateway, which lets nothing in.',
      subjects: ['vpc', ...waiting.map(({ id }) => refOf('subnet', id))],
      fix: {
        label: 'Add the egress-only internet gateway',
        commands: [{ type: 'setVpc', egressOnlyInternetGateway: true }],
      },
    },
  ];
}

/** Tables that a person wrote, with a way out for IPv4 alone. */
function ownTables({ design }: FindingContext, stuck: readonly PlacedSubnet[]): readonly Found[] {
  return Object.entries(design.routeTables).flatMap(([id, table]) => {
    const members = stuck.filter(({ subnet }) => subnet.routeTable === id);
    const ipv4 = table.routes.find(({ destination }) => destination === '0.0.0.0/0');
    if (members.length === 0 || ipv4 === undefined) return [];
    const target = isNatTarget(ipv4.target)
      ? ({ kind: 'egress-only-internet-gateway' } as const)
      : ipv4.target;
    const routes = [...table.routes, { destination: '::/0', target }];
    return [
      {
        about: `route-table:${id}`,
        title: `${table.name} leads 0.0.0.0/0 out and ::/0 not, and ${listOf(members.map(({ subnet }) => subnet.name))} ${members.length === 1 ? 'has' : 'have'} IPv6.`,
        why: 'IPv4 and IPv6 are routed apart: a route for 0.0.0.0/0 does not cover ::/0.',
        subjects: [refOf('route-table', id), ...members.map(({ id: subnet }) => refOf('subnet', subnet))],
        fix: {
          label: `Lead ::/0 to the ${target.kind === 'internet-gateway' ? 'internet gateway' : 'egress-only internet gateway'}`,
          commands: [
            { type: 'putRouteTable', id, routeTable: { ...table, routes } },
            ...(target.kind === 'internet-gateway'
              ? []
              : [{ type: 'setVpc' as const, egressOnlyInternetGateway: true }]),
          ],
        },
      },
    ];
  });
}
