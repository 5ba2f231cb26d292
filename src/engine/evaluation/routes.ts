import { MAIN_ROUTE_TABLE, type Design, type Id, type RouteTable } from '../design/design.ts';
import {
  defaultRoute,
  ipv6DefaultRoute,
  localRoutes,
  networkRoutes,
  plannedRoute,
  type PlannedRoute,
} from './derivedRoutes.ts';
import { placeEndpoints, routesToEndpoints } from './endpointPlaces.ts';
import type { EvaluatedRoute, EvaluatedRouteTable, NatGateway, Routes } from './evaluation.ts';
import type { Network, PlacedSubnet } from './network.ts';
import { placeNatGateways, type PlacedGateway } from './nat.ts';
import { ANYWHERE } from './routeFor.ts';
import { accessOf, blackholeOf, gatewayOf } from './routeTargets.ts';

/*
 * The route tables as they will be deployed. A subnet names a table of the design, or the VPC's main table, or takes
 * the one derived from its tier's access: one for all public subnets, one a zone for private ones, one for all isolated
 * ones. Whether a subnet is public, private or isolated is then read from its routes, as AWS does: "If a subnet is
 * associated with a route table that has a route to an internet gateway, it's known as a public subnet"
 * (https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html). The main table exists in every VPC and
 * takes the subnets without an association of their own; CloudFormation cannot name it, so it keeps its local routes
 * alone (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html).
 */

/** Each subnet's table. */
export type TableOf = ReadonlyMap<Id, EvaluatedRouteTable>;

/** The table of every subnet that has one. */
export function tablesBySubnet({ tables }: Routes): TableOf {
  return new Map(Object.values(tables).flatMap((table) => table.subnets.map((id) => [id, table] as const)));
}

/** The routing of the network with this choice of NAT, which need not be the design's own. */
export function deriveRouting(network: Network, nat: Design['nat']): Routes {
  const { design } = network;
  const gateways = placeNatGateways(network, nat);
  const plans = tablePlans(network, gateways);
  const gatewayRoutes = routesToEndpoints(design, plans);
  const local = localRoutes(network);
  const leadsOut = leadingOut(plans);
  const followed = (route: PlannedRoute): EvaluatedRoute => ({
    ...route,
    blackhole: blackholeOf(design, gateways, leadsOut, route),
  });
  const tables: Record<Id, EvaluatedRouteTable> = {};
  for (const plan of plans) {
    const routes = [...local, ...plan.routes.map(followed), ...(gatewayRoutes.get(plan.id) ?? [])];
    const access = accessOf(design, gateways, routes);
    const { id, name, derived, main, subnets } = plan;
    tables[id] = { id, name, derived, main, access, routes, subnets };
  }
  return {
    tables,
    natGateways: withServedZones(network, gateways, tables),
    endpoints: placeEndpoints(network, plans),
  };
}

type TablePlan = {
  readonly id: Id;
  readonly name: string;
  readonly derived: boolean;
  readonly main: boolean;
  readonly routes: PlannedRoute[];
  readonly subnets: Id[];
  readonly tiers: Set<Id>;
};

/** The design's own tables first, used or not, then derived ones, each with its subnets, and the main one at the end. */
function tablePlans(network: Network, gateways: readonly PlacedGateway[]): readonly TablePlan[] {
  const { design } = network;
  const own = new Map(
    Object.entries(design.routeTables).map(([id, table]) => [id, ownTable(design, id, table)] as const),
  );
  const main = emptyPlan(unusedId(design, MAIN_ROUTE_TABLE), MAIN_ROUTE_TABLE, { derived: true, main: true });
  const derived = new Map<string, TablePlan>();
  const toNetworks = networkRoutes(network);
  for (const placed of network.subnets) {
    const { routeTable } = placed.subnet;
    const named = routeTable === null ? undefined : own.get(routeTable);
    const chosen = named ?? (routeTable === MAIN_ROUTE_TABLE ? main : undefined);
    const plan = chosen ?? derivedTable(network, gateways, toNetworks, derived, placed);
    plan.subnets.push(placed.id);
    plan.tiers.add(placed.subnet.tier);
  }
  for (const plan of derived.values()) addIpv6(network, plan);
  return [...own.values(), ...derived.values(), main];
}

function emptyPlan(
  id: Id,
  name: string,
  kind: { readonly derived: boolean; readonly main: boolean },
  routes: PlannedRoute[] = [],
): TablePlan {
  return { id, name, ...kind, routes, subnets: [], tiers: new Set() };
}

function ownTable(design: Design, id: Id, table: RouteTable): TablePlan {
  const routes = table.routes.map(({ destination, target }) => plannedRoute(design, destination, target));
  return emptyPlan(id, table.name, { derived: false, main: false }, routes);
}

function derivedTable(
  network: Network,
  gateways: readonly PlacedGateway[],
  toNetworks: readonly PlannedRoute[],
  derived: Map<string, TablePlan>,
  { subnet, tier }: PlacedSubnet,
): TablePlan {
  const access = tier?.access ?? 'isolated';
  const wanted = access === 'private' ? `private-${subnet.zone}` : access;
  const existing = derived.get(wanted);
  if (existing !== undefined) return existing;
  const routes = [
    ...defaultRoute(network, gateways, access, subnet.zone),
    ...(access === 'isolated' ? [] : toNetworks),
  ];
  const kind = { derived: true, main: false };
  const plan = emptyPlan(unusedId(network.design, wanted), wanted, kind, routes);
  derived.set(wanted, plan);
  return plan;
}

/** Which subnets of a table have IPv6 is known only once all have theirs. Its default route stands beside that of IPv4. */
function addIpv6(network: Network, plan: TablePlan): void {
  const members = plan.subnets.flatMap((id) => network.byId.get(id) ?? []);
  const ipv4 = plan.routes[0]?.destination === ANYWHERE.ipv4 ? 1 : 0;
  plan.routes.splice(ipv4, 0, ...ipv6DefaultRoute(network, members));
}

/** A table of the design may already be called `public`; it keeps its id and the derived one steps aside. */
function unusedId(design: Design, wanted: string): string {
  let id = wanted;
  while (Object.hasOwn(design.routeTables, id)) id += '-derived';
  return id;
}

/**
 * Whether a route of a subnet's table leads to the internet gateway: what NAT sends on takes that table, and if it has
 * no default route, then what one of its other routes is for still gets out.
 */
function leadingOut(plans: readonly TablePlan[]): (subnet: Id) => boolean {
  const open = new Set<Id>();
  for (const { routes, subnets } of plans) {
    const out = routes.some(
      ({ destination, target }) => target.kind === 'internet-gateway' && !destination.includes(':'),
    );
    if (out) for (const id of subnets) open.add(id);
  }
  return (subnet) => open.has(subnet);
}

function withServedZones(
  { byId, zones }: Network,
  gateways: readonly PlacedGateway[],
  tables: Readonly<Record<Id, EvaluatedRouteTable>>,
): Record<Id, NatGateway> {
  const served = new Map<Id, Set<Id>>(gateways.map(({ id }) => [id, new Set()]));
  for (const table of Object.values(tables)) {
    for (const { target } of table.routes) {
      const gateway = gatewayOf(gateways, target);
      const zonesServed = gateway === undefined ? undefined : served.get(gateway.id);
      if (zonesServed === undefined) continue;
      for (const id of table.subnets) zonesServed.add(byId.get(id)?.subnet.zone ?? '');
    }
  }
  return Object.fromEntries(
    gateways.map((gateway) => [
      gateway.id,
      { ...gateway, serves: zones.filter((zone) => served.get(gateway.id)?.has(zone)) },
    ]),
  );
}
