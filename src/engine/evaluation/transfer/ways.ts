import type { Id, Ref } from '../../design/design.ts';
import { refOf } from '../../design/design.ts';
import type { EvaluatedRouteTable, HopKind, PlacedEndpoint, Routes } from '../evaluation.ts';
import { groupedBy, nameIn, type Network, type PlacedSubnet } from '../network.ts';
import type { TableOf } from '../routes.ts';
import { isIpv6Only } from '../../planning/ipv6.ts';
import type { Tariff } from './tariffs.ts';

/** A hop before it is priced: what passes is counted in both directions, or only what leaves the VPC. */
export type Toll = {
  readonly kind: HopKind;
  readonly subject: Ref | null;
  readonly label: string;
  readonly tariff: Tariff;
  readonly counts: 'both' | 'out';
};

/** One way that a share of a flow takes; the shares of a flow's ways add up to 1. */
export type Way = {
  readonly zone: Id | null;
  readonly share: number;
  readonly tolls: readonly Toll[];
  readonly blocked: string | null;
};

/**
 * Where a part of a tier stands: the subnets of one zone with the same route table and the same kinds of addresses, and
 * their part of the tier.
 */
export type Standing = {
  readonly zone: Id;
  readonly table: EvaluatedRouteTable | undefined;
  readonly ipv4: boolean;
  readonly ipv6: boolean;
  readonly share: number;
};

/** An endpoint that clients find by the public name of its service, with the zones it stands in. */
export type EntryPoint = { readonly endpoint: PlacedEndpoint; readonly zones: readonly Id[] };

/** What ways are found in; made once for all flows. */
export type Terrain = {
  readonly network: Network;
  readonly routes: Routes;
  readonly standings: ReadonlyMap<Id, readonly Standing[]>;
  /** Interface endpoints with private DNS, by service. */
  readonly entryPoints: ReadonlyMap<string, EntryPoint>;
  /** The services of gateway endpoints, by the endpoint's id. */
  readonly gatewayServices: ReadonlyMap<Id, string>;
};

/** The network as flows see it. Tiers spread evenly over their zones, and within a zone evenly over its subnets. */
export function terrainOf(network: Network, routes: Routes, tableOf: TableOf): Terrain {
  const standings = new Map<Id, readonly Standing[]>();
  for (const [tier, subnets] of network.byTier) standings.set(tier, standingsOf(subnets, tableOf));
  return {
    ...{ network, routes, standings },
    entryPoints: entryPointsOf(network, routes),
    gatewayServices: gatewayServicesOf(network),
  };
}

function standingsOf(subnets: readonly PlacedSubnet[], tableOf: TableOf): readonly Standing[] {
  const zones = groupedBy(subnets, ({ subnet }) => subnet.zone);
  return [...zones].flatMap(([zone, members]) => {
    const alike = groupedBy(members, (placed) => likenessOf(placed, tableOf));
    return [...alike.values()].map((group) => {
      const { id, subnet } = group[0] as PlacedSubnet;
      const share = group.length / members.length / zones.size;
      const families = { ipv4: !isIpv6Only(subnet), ipv6: subnet.ipv6 !== null };
      return { zone, table: tableOf.get(id), ...families, share };
    });
  });
}

function likenessOf({ id, subnet }: PlacedSubnet, tableOf: TableOf): string {
  return [tableOf.get(id)?.id ?? '', isIpv6Only(subnet), subnet.ipv6 !== null].join(' ');
}

function entryPointsOf({ design, byId }: Network, routes: Routes): ReadonlyMap<string, EntryPoint> {
  const found = new Map<string, EntryPoint>();
  if (!design.vpc.dnsHostnames || !design.vpc.dnsSupport) return found;
  // Of several for one service the first id: no figure may hang on the order of a file.
  for (const id of Object.keys(design.endpoints).sort()) {
    const [endpoint, placed] = [design.endpoints[id], routes.endpoints[id]];
    if (endpoint?.type !== 'interface' || !endpoint.privateDns || placed === undefined) continue;
    if (placed.subnets.length === 0 || found.has(endpoint.service)) continue;
    const zones = [...new Set(placed.subnets.flatMap((subnet) => byId.get(subnet)?.subnet.zone ?? []))];
    found.set(endpoint.service, { endpoint: placed, zones });
  }
  return found;
}

function gatewayServicesOf({ design }: Network): ReadonlyMap<Id, string> {
  return new Map(
    Object.entries(design.endpoints).flatMap(([id, { type, service }]) =>
      type === 'gateway' ? [[id, service] as const] : [],
    ),
  );
}

/** The same network as flows see it when nothing takes them through an endpoint. */
export function withoutEndpoints(terrain: Terrain): Terrain {
  return { ...terrain, entryPoints: new Map(), gatewayServices: new Map() };
}

/** A share of what enters something in some zones, from clients in one zone: within the zone, and from it to the others. */
export type Entry = { readonly share: number; readonly crosses: boolean };

/**
 * How clients in `zone` spread over the `zones` of what they call: evenly, or with `share` of it in other zones. Where
 * it does not stand in their zone all of it crosses, and nothing where it stands nowhere else.
 */
export function entriesFrom(zone: Id, zones: readonly Id[], share: number | null): readonly Entry[] {
  if (!zones.includes(zone)) return [{ share: 1, crosses: true }];
  if (zones.length === 1) return [{ share: 1, crosses: false }];
  const crossing = share ?? (zones.length - 1) / zones.length;
  return [
    { share: 1 - crossing, crosses: false },
    { share: crossing, crosses: true },
  ].filter((entry) => entry.share > 0);
}

/** The hop from a zone to another, `to` being the zones that it may lead to. */
export function crossing({ design }: Network, from: Id, to: readonly Id[], tariff: Tariff): Toll {
  const others = to.filter((zone) => zone !== from);
  const only = others.length === 1 ? others[0] : undefined;
  const target = only === undefined ? 'other zones' : nameIn(design.zones, only);
  const label = `From ${nameIn(design.zones, from)} to ${target}`;
  return { kind: 'cross-zone', subject: null, label, tariff, counts: 'both' };
}

/** The hop through an endpoint. */
export function endpointToll(endpoint: PlacedEndpoint, tariff: Tariff): Toll {
  const kind = endpoint.type === 'gateway' ? 'gateway-endpoint' : 'interface-endpoint';
  return { kind, subject: refOf('endpoint', endpoint.id), label: endpoint.label, tariff, counts: 'both' };
}
