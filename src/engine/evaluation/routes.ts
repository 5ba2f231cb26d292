import type { Access, Design, Id, RouteTable, RouteTarget } from '../design/design.ts';
import { formatCidr } from '../cidr/cidr.ts';
import { endpointServiceOf, serviceName } from '../regions/endpointServices.ts';
import type {
  EvaluatedRoute,
  EvaluatedRouteTable,
  NatGateway,
  PlacedEndpoint,
  Routes,
} from './evaluation.ts';
import { nameIn, onePerZone, withIpv4, type Network, type PlacedSubnet } from './network.ts';
import { gatewayFor, placeNatGateways, type PlacedGateway } from './nat.ts';

/*
 * The route tables as they will be deployed. A subnet either names a table of the design or takes the one derived
 * from its tier's access: one for all public subnets, one a zone for private ones, one for all isolated ones.
 * Whether a subnet is public, private or isolated is then read from its routes, as AWS does: "If a subnet is
 * associated with a route table that has a route to an internet gateway, it's known as a public subnet"
 * (https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html).
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
  const endpoints = placeEndpoints(network);
  const plans = tablePlans(network, gateways);
  const gatewayRoutes = routesToEndpoints(design, plans);
  const local = localRoutes(network);
  const tables: Record<Id, EvaluatedRouteTable> = {};
  for (const plan of plans.values()) {
    const ipv6 = plan.derived ? ipv6DefaultRoute(network, plan) : [];
    const routes = [...local, ...plan.routes, ...ipv6, ...(gatewayRoutes.get(plan.id) ?? [])];
    const access = accessOf(design, gateways, routes);
    const { id, name, derived, subnets } = plan;
    tables[id] = { id, name, derived, access, routes, subnets };
  }
  return {
    tables,
    natGateways: withServedZones(network, gateways, tables),
    endpoints: endpoints(plans),
  };
}

type TablePlan = {
  readonly id: Id;
  readonly name: string;
  readonly derived: boolean;
  readonly routes: readonly EvaluatedRoute[];
  readonly subnets: Id[];
  readonly tiers: Set<Id>;
};

/** The design's own tables first, used or not, then derived ones, each with its subnets. */
function tablePlans(network: Network, gateways: readonly PlacedGateway[]): ReadonlyMap<Id, TablePlan> {
  const { design } = network;
  const plans = new Map<Id, TablePlan>();
  for (const [id, table] of Object.entries(design.routeTables)) plans.set(id, ownTable(design, id, table));
  const derived = new Map<string, TablePlan>();
  for (const placed of network.subnets) {
    const own = placed.subnet.routeTable === null ? undefined : plans.get(placed.subnet.routeTable);
    const plan = own?.derived === false ? own : derivedTable(network, gateways, derived, placed);
    plan.subnets.push(placed.id);
    plan.tiers.add(placed.subnet.tier);
  }
  for (const plan of derived.values()) plans.set(plan.id, plan);
  return plans;
}

function ownTable(design: Design, id: Id, table: RouteTable): TablePlan {
  const routes = table.routes.map(({ destination, target }) => ({
    destination,
    target,
    label: targetLabel(design, target),
  }));
  return { id, name: table.name, derived: false, routes, subnets: [], tiers: new Set() };
}

function targetLabel({ zones }: Design, target: RouteTarget): string {
  if (target.kind === 'nat-gateway') return `NAT gateway ${nameIn(zones, target.zone)}`;
  return target.kind === 'internet-gateway' ? 'internet gateway' : EGRESS_ONLY;
}

function derivedTable(
  network: Network,
  gateways: readonly PlacedGateway[],
  derived: Map<string, TablePlan>,
  { subnet, tier }: PlacedSubnet,
): TablePlan {
  const access = tier?.access ?? 'isolated';
  const wanted = access === 'private' ? `private-${subnet.zone}` : access;
  const existing = derived.get(wanted);
  if (existing !== undefined) return existing;
  const plan = {
    id: unusedId(network.design, wanted),
    name: wanted,
    derived: true,
    routes: defaultRoute(network, gateways, access, subnet.zone),
    subnets: [],
    tiers: new Set<Id>(),
  };
  derived.set(wanted, plan);
  return plan;
}

/** A table of the design may already be called `public`; it keeps its id and the derived one steps aside. */
function unusedId(design: Design, wanted: string): string {
  let id = wanted;
  while (Object.hasOwn(design.routeTables, id)) id += '-derived';
  return id;
}

function defaultRoute(
  { design }: Network,
  gateways: readonly PlacedGateway[],
  access: Access,
  zone: Id,
): readonly EvaluatedRoute[] {
  if (access === 'public' && design.vpc.internetGateway) {
    return [{ destination: '0.0.0.0/0', target: { kind: 'internet-gateway' }, label: 'internet gateway' }];
  }
  const gateway = access === 'private' ? gatewayFor(gateways, zone) : undefined;
  if (gateway === undefined) return [];
  const target = { kind: 'nat-gateway', zone: gateway.zone } as const;
  return [{ destination: '0.0.0.0/0', target, label: gateway.name }];
}

/** What the one-way gateway for IPv6 is called in a route. */
const EGRESS_ONLY = 'egress-only internet gateway';

/**
 * The way out over IPv6 of a table with IPv6 subnets: IPv4 and IPv6 are routed apart, `0.0.0.0/0` does not cover
 * `::/0`, and private subnets leave through an egress-only internet gateway, never through NAT
 * (https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html).
 */
function ipv6DefaultRoute({ design, byId }: Network, { subnets }: TablePlan): readonly EvaluatedRoute[] {
  const { vpc } = design;
  const members = subnets.flatMap((id) => byId.get(id) ?? []);
  if (vpc.ipv6 === null || members.every(({ subnet }) => subnet.ipv6 === null)) return [];
  const access = members[0]?.tier?.access;
  if (access === 'public' && vpc.internetGateway) {
    return [{ destination: '::/0', target: { kind: 'internet-gateway' }, label: 'internet gateway' }];
  }
  if (access !== 'private' || !vpc.egressOnlyInternetGateway) return [];
  return [{ destination: '::/0', target: { kind: 'egress-only-internet-gateway' }, label: EGRESS_ONLY }];
}

function localRoutes({ blocks, design }: Network): readonly EvaluatedRoute[] {
  const { ipv6 } = design.vpc;
  const destinations = [
    ...blocks.flatMap(({ cidr }) => (cidr === null ? [] : [formatCidr(cidr)])),
    ...(ipv6 === null ? [] : [ipv6.cidr ?? 'IPv6 block of the VPC']),
  ];
  return destinations.map((destination) => ({ destination, target: { kind: 'local' }, label: 'local' }));
}

/** The routes that gateway endpoints add, by table: one for each endpoint that serves a tier of the table. */
function routesToEndpoints(
  design: Design,
  plans: ReadonlyMap<Id, TablePlan>,
): ReadonlyMap<Id, readonly EvaluatedRoute[]> {
  const added = new Map<Id, EvaluatedRoute[]>();
  for (const [id, endpoint] of Object.entries(design.endpoints)) {
    if (endpoint.type !== 'gateway') continue;
    const destination = endpoint.prefixListId ?? serviceName(design.region, endpoint.service);
    const route = {
      destination,
      target: { kind: 'gateway-endpoint', endpoint: id } as const,
      label: endpointLabel(endpoint),
    };
    for (const table of tablesOfTiers(endpoint.tiers, plans))
      added.set(table, [...(added.get(table) ?? []), route]);
  }
  return added;
}

function tablesOfTiers(tiers: readonly Id[], plans: ReadonlyMap<Id, TablePlan>): readonly Id[] {
  return [...plans.values()].filter((plan) => tiers.some((tier) => plan.tiers.has(tier))).map(({ id }) => id);
}

function endpointLabel(endpoint: Design['endpoints'][string]): string {
  if (endpoint.type === 'gateway') return `${endpoint.service === 's3' ? 'S3' : 'DynamoDB'} gateway endpoint`;
  return endpointServiceOf(endpoint.service)?.label ?? endpoint.service;
}

/** Where endpoints stand; their tables are known only once all tables are. */
function placeEndpoints({ design, byTier }: Network) {
  return (plans: ReadonlyMap<Id, TablePlan>): Record<Id, PlacedEndpoint> => {
    const placed: Record<Id, PlacedEndpoint> = {};
    for (const [id, endpoint] of Object.entries(design.endpoints)) {
      const label = endpointLabel(endpoint);
      const name = serviceName(design.region, endpoint.service);
      const subnets =
        endpoint.type === 'interface' ? endpointSubnets(endpoint, byTier.get(endpoint.tier) ?? []) : [];
      const routeTables = endpoint.type === 'gateway' ? tablesOfTiers(endpoint.tiers, plans) : [];
      placed[id] = { id, label, serviceName: name, type: endpoint.type, subnets, routeTables };
    }
    return placed;
  };
}

function endpointSubnets(
  { zones }: { readonly zones: readonly Id[] | null },
  subnets: readonly PlacedSubnet[],
): readonly Id[] {
  const wanted = zones === null ? undefined : new Set(zones);
  return onePerZone(withIpv4(subnets))
    .filter(({ subnet }) => wanted?.has(subnet.zone) ?? true)
    .map(({ id }) => id);
}

function accessOf(
  design: Design,
  gateways: readonly PlacedGateway[],
  routes: readonly EvaluatedRoute[],
): Access {
  const reaches = (kind: Access) =>
    routes.some(({ target }) =>
      kind === 'public'
        ? target.kind === 'internet-gateway' && design.vpc.internetGateway
        : (target.kind === 'nat-gateway' && gateways.some(({ zone }) => zone === target.zone)) ||
          (target.kind === 'egress-only-internet-gateway' && design.vpc.egressOnlyInternetGateway),
    );
  if (reaches('public')) return 'public';
  return reaches('private') ? 'private' : 'isolated';
}

function withServedZones(
  { byId, zones }: Network,
  gateways: readonly PlacedGateway[],
  tables: Readonly<Record<Id, EvaluatedRouteTable>>,
): Record<Id, NatGateway> {
  const served = new Map<Id, Set<Id>>(gateways.map(({ zone }) => [zone, new Set()]));
  for (const table of Object.values(tables)) {
    for (const { target } of table.routes) {
      const zonesServed = target.kind === 'nat-gateway' ? served.get(target.zone) : undefined;
      if (zonesServed === undefined) continue;
      for (const id of table.subnets) zonesServed.add(byId.get(id)?.subnet.zone ?? '');
    }
  }
  return Object.fromEntries(
    gateways.map((gateway) => [
      gateway.zone,
      { id: gateway.zone, ...gateway, serves: zones.filter((zone) => served.get(gateway.zone)?.has(zone)) },
    ]),
  );
}
