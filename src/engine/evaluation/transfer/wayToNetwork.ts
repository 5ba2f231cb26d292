import { contains, parseCidr } from '../../cidr/cidr.ts';
import { entryOf, refOf, type Id } from '../../design/design.ts';
import { parseIpv6Cidr, ipv6Overlaps } from '../../cidr/ipv6.ts';
import type { EvaluatedRoute } from '../evaluation.ts';
import { nameIn } from '../network.ts';
import { crossZoneToService, peering, peeringCrossZone } from './tariffs.ts';
import { transitGatewayToll } from './wayOut.ts';
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
  const { design, zones } = terrain.network;
  const other = entryOf(design.networks, network);
  const { zone, share } = standing;
  const target = other?.cidrs
    .map((cidr) => routeTo(standing, cidr))
    .find((route) => route !== undefined)?.target;
  if (target?.kind === 'peering' && target.network === network && other?.connection?.kind === 'peering') {
    const toll = {
      kind: 'peering',
      subject: refOf('network', network),
      label: `Peering with ${other.name}`,
      tariff: peering,
      counts: 'both',
    } as const;
    const everywhere = zones.includes(zone) ? zones : [zone, ...zones];
    return entriesFrom(zone, everywhere, crossZoneShare).map((entry) => ({
      zone,
      share: share * entry.share,
      tolls: entry.crosses ? [crossing(terrain.network, zone, everywhere, peeringCrossZone), toll] : [toll],
      blocked: null,
    }));
  }
  if (target?.kind === 'transit-gateway' && design.vpc.transitGateway !== null) {
    const attached = zonesOf(terrain, design.vpc.transitGateway.tier);
    const crosses = attached.length > 0 && !attached.includes(zone);
    const free = crosses ? [crossing(terrain.network, zone, attached, crossZoneToService)] : [];
    return [{ zone, share, tolls: [...free, transitGatewayToll()], blocked: null }];
  }
  const blocked = `${tier} in ${nameIn(design.zones, zone)} has no route to ${nameIn(design.networks, network)}.`;
  return [{ zone, share, tolls: [], blocked }];
}

/** The zones in which a tier has subnets. */
export function zonesOf({ standings }: Terrain, tier: Id): readonly Id[] {
  return [...new Set((standings.get(tier) ?? []).map(({ zone }) => zone))];
}

/** The route with the longest prefix that covers a block. */
function routeTo({ table }: Standing, cidr: string): EvaluatedRoute | undefined {
  let best: { readonly route: EvaluatedRoute; readonly prefix: number } | undefined;
  for (const route of table?.routes ?? []) {
    const prefix = prefixIfCovers(route.destination, cidr);
    if (prefix !== undefined && prefix > (best?.prefix ?? -1)) best = { route, prefix };
  }
  return best?.route;
}

function prefixIfCovers(destination: string, cidr: string): number | undefined {
  const outer = parseCidr(destination);
  const inner = parseCidr(cidr);
  if (outer.ok && inner.ok) return contains(outer.value, inner.value) ? outer.value.prefix : undefined;
  if (outer.ok || inner.ok) return undefined;
  const outer6 = parseIpv6Cidr(destination);
  const inner6 = parseIpv6Cidr(cidr);
  if (!outer6.ok || !inner6.ok || outer6.value.prefix > inner6.value.prefix) return undefined;
  return ipv6Overlaps(outer6.value, inner6.value) ? outer6.value.prefix : undefined;
}
