import type { FlowEnd, Id, WorkloadKind } from '../../design/design.ts';
import { nameIn } from '../network.ts';
import type { CountedFlow } from './countedFlows.ts';
import {
  crossZone,
  crossZoneOneEnd,
  crossZoneToService,
  crossZoneToTargets,
  endpointTariff,
  type Tariff,
} from './tariffs.ts';
import { wayIn, wayOut, type Outside, type WayOut } from './wayOut.ts';
import { crossing, endpointToll, entriesFrom, type Standing, type Terrain, type Way } from './ways.ts';
import { waysToNetwork, zonesOf } from './wayToNetwork.ts';

/** The ways of a flow, seen from the tier at one of its ends. */
export type FlowWays = {
  readonly ways: readonly Way[];
  /** Whether that tier is the end that opens the connections, so that what is sent leaves it. */
  readonly outbound: boolean;
};

/**
 * Every way that a flow takes through this network, with its share. Each part of a tier is routed by its own table; a
 * tier without subnets and a flow that does not touch the VPC have one way, which is blocked.
 */
export function flowWays(terrain: Terrain, flow: CountedFlow): FlowWays {
  const { from, to } = flow;
  if (from.kind === 'tier') return { ways: waysFrom(terrain, from.tier, to, flow, true), outbound: true };
  if (to.kind === 'tier') return { ways: waysFrom(terrain, to.tier, from, flow, false), outbound: false };
  return {
    ways: [dead(null, 1, `${flow.fromLabel} to ${flow.toLabel} does not pass this VPC.`)],
    outbound: true,
  };
}

const dead = (zone: Id | null, share: number, blocked: string): Way => ({ zone, share, tolls: [], blocked });

function waysFrom(
  terrain: Terrain,
  tier: Id,
  other: FlowEnd,
  { crossZoneShare }: CountedFlow,
  outbound: boolean,
): readonly Way[] {
  const name = nameIn(terrain.network.design.tiers, tier);
  const standings = terrain.standings.get(tier) ?? [];
  if (standings.length === 0) return [dead(null, 1, `${name} has no subnet.`)];
  switch (other.kind) {
    case 'internet':
      return withShare(
        crossZoneShare,
        standings.map((standing) =>
          routed(
            standing,
            outbound ? wayOut(terrain, name, standing, 'internet') : wayIn(terrain, name, standing),
          ),
        ),
      );
    case 'service':
      return waysToService(terrain, name, standings, other.service, crossZoneShare);
    case 'network':
      return standings.flatMap((standing) =>
        waysToNetwork(terrain, name, standing, other.network, crossZoneShare),
      );
    case 'tier':
      return waysToTier(terrain, tier, standings, other.tier, crossZoneShare);
  }
}

function routed({ zone, share }: Standing, way: WayOut): Way {
  return 'blocked' in way ? dead(zone, share, way.blocked) : { zone, share, tolls: way.tolls, blocked: null };
}

/**
 * A service is reached through the gateway endpoint in the tier's table, or else the interface endpoint that takes its
 * public name, or else the way out of the VPC. Endpoints have IPv4 addresses here, which subnets of IPv6 alone do not
 * reach.
 */
function waysToService(
  terrain: Terrain,
  tier: string,
  standings: readonly Standing[],
  service: string,
  share: number | null,
): readonly Way[] {
  const entry = terrain.entryPoints.get(service);
  const { network } = terrain;
  const outside: Outside = 'region-service';
  const ways = standings.flatMap((standing): readonly Way[] => {
    const gateway = gatewayEndpoint(terrain, standing, service);
    if (gateway !== undefined)
      return [routed(standing, { tolls: [endpointToll(gateway, endpointTariff(gateway))] })];
    if (entry === undefined || !standing.ipv4)
      return [routed(standing, wayOut(terrain, tier, standing, outside))];
    const { endpoint, zones } = entry;
    const toll = endpointToll(endpoint, endpointTariff(endpoint));
    const crossShare = share ?? network.design.dataTransfer.endpointCrossZoneShare;
    return entriesFrom(standing.zone, zones, crossShare).map(({ share: part, crosses }) => ({
      zone: standing.zone,
      share: standing.share * part,
      tolls: crosses ? [crossing(network, standing.zone, zones, crossZoneToService), toll] : [toll],
      blocked: null,
    }));
  });
  return entry === undefined ? withShare(share, ways) : ways;
}

function gatewayEndpoint({ routes, gatewayServices }: Terrain, { table, ipv4 }: Standing, service: string) {
  if (!ipv4) return undefined;
  for (const { target } of table?.routes ?? []) {
    if (target.kind !== 'gateway-endpoint') continue;
    if (gatewayServices.get(target.endpoint) === service) return routes.endpoints[target.endpoint];
  }
  return undefined;
}

function waysToTier(
  terrain: Terrain,
  from: Id,
  standings: readonly Standing[],
  to: Id,
  stated: number | null,
): readonly Way[] {
  const zones = zonesOf(terrain, to);
  const { network } = terrain;
  if (zones.length === 0) return [dead(null, 1, `${nameIn(network.design.tiers, to)} has no subnet.`)];
  const { tariff, staysInZone } = between(terrain, from, to);
  const share = stated ?? (staysInZone ? 0 : null);
  return standings.flatMap((standing) =>
    entriesFrom(standing.zone, zones, share).map((entry) => ({
      zone: standing.zone,
      share: standing.share * entry.share,
      tolls: entry.crosses ? [crossing(network, standing.zone, zones, tariff)] : [],
      blocked: null,
    })),
  );
}

/**
 * What crossing zones costs between two tiers. An Application Load Balancer reaches its targets in every zone free of
 * charge; a Network Load Balancer stays in its zone unless cross-zone load balancing is turned on, which it is not by
 * default (https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html). A tier of
 * caches alone is charged at the other end only. A tier with anything else in it pays like instances do, as databases
 * inside the VPC: "Amazon EC2 Regional Data Transfer charges apply on both sides of transfer"
 * (https://aws.amazon.com/rds/mysql/pricing/).
 */
function between(
  { network }: Terrain,
  from: Id,
  to: Id,
): { readonly tariff: Tariff; readonly staysInZone: boolean } {
  const kindsOf = (id: Id) =>
    new Set(Object.values(network.design.workloads).flatMap(({ tier, kind }) => (tier === id ? [kind] : [])));
  const only = (kinds: ReadonlySet<WorkloadKind>, kind: WorkloadKind) => kinds.size === 1 && kinds.has(kind);
  const fromKinds = kindsOf(from);
  const toKinds = kindsOf(to);
  if (only(fromKinds, 'application-load-balancer')) return { tariff: crossZoneToTargets, staysInZone: false };
  if (only(fromKinds, 'network-load-balancer')) return { tariff: crossZone, staysInZone: true };
  const caches = only(fromKinds, 'elasticache') || only(toKinds, 'elasticache');
  return { tariff: caches ? crossZoneOneEnd : crossZone, staysInZone: false };
}

/**
 * The ways with this share of what gets through crossing zones: where the routes decide what crosses, a stated share
 * says where the clients stand. Without ways of both sorts it changes nothing.
 */
function withShare(share: number | null, ways: readonly Way[]): readonly Way[] {
  if (share === null) return ways;
  const crosses = ({ tolls }: Way) => tolls.some(({ kind }) => kind === 'cross-zone');
  const open = ways.filter(({ blocked }) => blocked === null);
  const total = shareOf(open);
  const across = shareOf(open.filter(crosses));
  if (across === 0 || across === total) return ways;
  const scaled = ways.map((way) => {
    if (way.blocked !== null) return way;
    const factor = crosses(way) ? (share * total) / across : ((1 - share) * total) / (total - across);
    return { ...way, share: way.share * factor };
  });
  return scaled.filter((way) => way.share > 0);
}

const shareOf = (ways: readonly Way[]) => ways.reduce((sum, { share }) => sum + share, 0);
