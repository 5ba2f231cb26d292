import { entryOf, refOf, type Id, type OtherNetwork } from '../../design/design.ts';
import { nameIn } from '../network.ts';
import { routeFor } from '../routeFor.ts';
import { peering, peeringCrossZone } from './tariffs.ts';
import { placeName, wayToTransitGateway } from './wayOut.ts';
import { crossing, entriesFrom, type Standing, type Terrain, type Way } from './ways.ts';

/**
 * The ways from where a tier stands to another network: over the peering connection or the transit gateway that the
 * table's longest matching route names. Where the other VPC's ends stand is not known here, so they are taken to spread
 * over as many zones as this VPC has. Shares are of the whole tier.
 */
export function waysToNetwork(
  terrain: Terrain,
  tier: string,
  standing: Standing,
  network: Id,
  crossZoneShare: number | null,
): readonly Way[] {
  const { networks } = terrain.network.design;
  const other = entryOf(networks, network);
  const where = placeName(terrain, tier, standing);
  const { zone, share } = standing;
  const route = routeToAny(standing, other?.cidrs ?? []);
  const blocked = (why: string): readonly Way[] => [{ zone, share, tolls: [], blocked: why }];
  if (route === undefined) return blocked(`${where} has no route to ${nameIn(networks, network)}.`);
  if (route.blackhole !== null)
    return blocked(`${where} does not reach ${nameIn(networks, network)}: ${route.blackhole}.`);
  if (route.target.kind === 'transit-gateway') {
    const way = wayToTransitGateway(terrain, where, zone);
    return 'blocked' in way ? blocked(way.blocked) : [{ zone, share, tolls: way.tolls, blocked: null }];
  }
  if (route.target.kind === 'peering' && route.target.network === network && other !== undefined) {
    return waysOverPeering(terrain, standing, network, other, crossZoneShare);
  }
  return blocked(
    `${where} has no route to ${nameIn(networks, network)} but the one to the ${route.label}, which does not lead there.`,
  );
}

/** Within a zone peering is free of charge, and between zones both sides pay. */
function waysOverPeering(
  { network }: Terrain,
  { zone, share }: Standing,
  id: Id,
  { name }: OtherNetwork,
  crossZoneShare: number | null,
): readonly Way[] {
  const subject = refOf('network', id);
  const toll = {
    kind: 'peering',
    subject,
    label: `Peering with ${name}`,
    tariff: peering,
    counts: 'both',
  } as const;
  const zones = network.zones.includes(zone) ? network.zones : [zone, ...network.zones];
  return entriesFrom(zone, zones, crossZoneShare).map((entry) => ({
    zone,
    share: share * entry.share,
    tolls: entry.crosses ? [crossing(network, zone, zones, peeringCrossZone), toll] : [toll],
    blocked: null,
  }));
}

/** The zones in which a tier has subnets. */
export function zonesOf({ standings }: Terrain, tier: Id): readonly Id[] {
  return [...new Set((standings.get(tier) ?? []).map(({ zone }) => zone))];
}

/** The route to a network's first range that has one, or would have one but for a black hole. */
function routeToAny({ table }: Standing, cidrs: readonly string[]) {
  if (table === undefined) return undefined;
  const routes = cidrs.flatMap((cidr) => routeFor(table, cidr) ?? []);
  return routes.find(({ blackhole }) => blackhole === null) ?? routes[0];
}
