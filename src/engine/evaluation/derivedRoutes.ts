import { formatCidr } from '../cidr/cidr.ts';
import type { Access, Design, Id, RouteTarget } from '../design/design.ts';
import type { EvaluatedRoute } from './evaluation.ts';
import { gatewayFor, targetOf, type PlacedGateway } from './nat.ts';
import type { Network, PlacedSubnet } from './network.ts';
import { ANYWHERE, covers, readDestination } from './routeFor.ts';
import { targetLabel } from './routeTargets.ts';

/** A route whose way has not been followed yet. */
export type PlannedRoute = Omit<EvaluatedRoute, 'blackhole'>;

/** The route of a target that people may choose. */
export function plannedRoute(design: Design, destination: string, target: RouteTarget): PlannedRoute {
  return { destination, target, label: targetLabel(design, target) };
}

/** The routes that every table has: one for each block of the VPC. */
export function localRoutes({ blocks, design }: Network): readonly EvaluatedRoute[] {
  const { ipv6 } = design.vpc;
  const destinations = [
    ...blocks.flatMap(({ cidr }) => (cidr === null ? [] : [formatCidr(cidr)])),
    ...(ipv6 === null ? [] : [ipv6.cidr ?? 'IPv6 block of the VPC']),
  ];
  return destinations.map((destination) => ({
    destination,
    target: { kind: 'local' },
    label: 'local',
    blackhole: null,
  }));
}

/** The way out over IPv4 that follows from a tier's access: the internet gateway, or NAT. */
export function defaultRoute(
  { design }: Network,
  gateways: readonly PlacedGateway[],
  access: Access,
  zone: Id,
): readonly PlannedRoute[] {
  if (access === 'public' && design.vpc.internetGateway) {
    return [plannedRoute(design, ANYWHERE.ipv4, { kind: 'internet-gateway' })];
  }
  const gateway = access === 'private' ? gatewayFor(gateways, zone) : undefined;
  if (gateway === undefined) return [];
  return [plannedRoute(design, ANYWHERE.ipv4, targetOf(gateway))];
}

/**
 * The way out over IPv6 of a table with IPv6 subnets: IPv4 and IPv6 are routed apart, `0.0.0.0/0` does not cover
 * `::/0`, and private subnets leave through an egress-only internet gateway, never through NAT
 * (https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html).
 */
export function ipv6DefaultRoute(
  { design }: Network,
  members: readonly PlacedSubnet[],
): readonly PlannedRoute[] {
  const { vpc } = design;
  if (vpc.ipv6 === null || members.every(({ subnet }) => subnet.ipv6 === null)) return [];
  const access = members[0]?.tier?.access;
  if (access === 'public' && vpc.internetGateway) {
    return [plannedRoute(design, ANYWHERE.ipv6, { kind: 'internet-gateway' })];
  }
  if (access !== 'private' || !vpc.egressOnlyInternetGateway) return [];
  return [plannedRoute(design, ANYWHERE.ipv6, { kind: 'egress-only-internet-gateway' })];
}

/**
 * The ways to the other networks that the VPC is connected to, which derived tables of public and private subnets have:
 * one for each of their ranges. A range that two networks have leads to the first of them, since a destination has one
 * target, and a range inside the VPC leads nowhere, because AWS refuses such a route
 * (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html).
 */
export function networkRoutes({ design, blocks }: Network): readonly PlannedRoute[] {
  const { vpc, networks } = design;
  const own = [...blocks.map(({ text }) => text), vpc.ipv6?.cidr ?? ''].flatMap(
    (text) => readDestination(text) ?? [],
  );
  const routes = new Map<string, PlannedRoute>();
  for (const [id, { cidrs, connection }] of Object.entries(networks)) {
    if (connection === null || (connection.kind === 'transit-gateway' && vpc.transitGateway === null))
      continue;
    const target: RouteTarget =
      connection.kind === 'peering' ? { kind: 'peering', network: id } : { kind: 'transit-gateway' };
    for (const range of cidrs) {
      if (range === ANYWHERE.ipv4 || range === ANYWHERE.ipv6 || routes.has(range)) continue;
      if (range.includes(':') && vpc.ipv6 === null) continue;
      const read = readDestination(range);
      if (read !== undefined && own.some((block) => covers(block, read))) continue;
      routes.set(range, plannedRoute(design, range, target));
    }
  }
  return [...routes.values()];
}
