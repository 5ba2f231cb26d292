import { refOf, type Id } from '../../design/design.ts';
import type { EvaluatedRoute } from '../evaluation.ts';
import { nameIn } from '../network.ts';
import { ANYWHERE, routeFor } from '../routeFor.ts';
import { attachmentSubnets, gatewayOf } from '../routeTargets.ts';
import {
  crossZone,
  internetEgress,
  natGateway,
  natInstance,
  regionalNatGateway,
  regionalService,
  transitGateway,
} from './tariffs.ts';
import { crossing, type Standing, type Terrain, type Toll } from './ways.ts';

/** Tolls on the way out, or why there is no way. */
export type WayOut = { readonly tolls: readonly Toll[] } | { readonly blocked: string };

/** Where the way leads once it is out of the VPC: anywhere, or to a public AWS service of the region. */
export type Outside = 'internet' | 'region-service';

/**
 * The way from where a tier stands to the internet or to the public endpoint of an AWS service of the region, by the
 * default route of its table: IPv4 where there is such a route, or else IPv6.
 */
export function wayOut(terrain: Terrain, tier: string, standing: Standing, outside: Outside): WayOut {
  const where = placeName(terrain, tier, standing);
  const route = defaultRoute(standing);
  if (route === undefined) return { blocked: `${where} has no route to ${outsideText(outside)}.` };
  if (route.blackhole !== null) return { blocked: `${where} has no way out: ${route.blackhole}.` };
  switch (route.target.kind) {
    case 'internet-gateway':
      return { tolls: [internetGateway(outside)] };
    case 'egress-only-internet-gateway':
      return { tolls: [egressOnlyGateway(outside)] };
    case 'transit-gateway':
      return wayToTransitGateway(terrain, where, standing.zone);
    default:
      return wayOverNat(terrain, where, standing.zone, route, outside);
  }
}

/** The way from the internet to a tier, which needs the internet gateway: NAT lets no connection in. */
export function wayIn(terrain: Terrain, tier: string, standing: Standing): WayOut {
  const route = defaultRoute(standing);
  if (route?.target.kind === 'internet-gateway' && route.blackhole === null) {
    return { tolls: [internetGateway('internet')] };
  }
  const where = placeName(terrain, tier, standing);
  return { blocked: `${where} has no route to the internet gateway, so the internet cannot reach it.` };
}

/**
 * The way to the transit gateway, on which what the VPC sends is charged; what comes back is charged to whoever sends it.
 * What is in a zone without an attachment does not reach it.
 */
export function wayToTransitGateway({ network }: Terrain, where: string, zone: Id): WayOut {
  const attached = attachmentSubnets(network).some(({ subnet }) => subnet.zone === zone);
  if (!attached) {
    return {
      blocked: `${where} does not reach the transit gateway: the VPC has no attachment in that zone.`,
    };
  }
  const label = 'Transit gateway';
  const subject = 'transit-gateway';
  return { tolls: [{ kind: 'transit-gateway', subject, label, tariff: transitGateway, counts: 'out' }] };
}

/** "ECS tasks in us-east-1a", for sentences. */
export function placeName({ network }: Terrain, tier: string, { zone }: Pick<Standing, 'zone'>): string {
  return `${tier} in ${nameIn(network.design.zones, zone)}`;
}

const outsideText = (outside: Outside) =>
  outside === 'internet' ? 'the internet' : 'AWS services outside the VPC';

/** A table's default route; most of the internet has IPv4 addresses, so that comes first. */
function defaultRoute({ table, ipv4, ipv6 }: Standing): EvaluatedRoute | undefined {
  if (table === undefined) return undefined;
  const overIpv4 = ipv4 ? routeFor(table, ANYWHERE.ipv4) : undefined;
  return overIpv4 ?? (ipv6 ? routeFor(table, ANYWHERE.ipv6) : undefined);
}

const natTariffs = { zonal: natGateway, regional: regionalNatGateway, instance: natInstance };

/**
 * The way through NAT: clients in a zone where it is not active cross to it with what they send and with what they get
 * back. The regional gateway is active in every zone that it serves.
 */
function wayOverNat(
  { network, routes }: Terrain,
  where: string,
  from: Id,
  { target, label }: EvaluatedRoute,
  outside: Outside,
): WayOut {
  const gateway = gatewayOf(Object.values(routes.natGateways), target);
  if (gateway === undefined)
    return { blocked: `${where} has its default route to the ${label}, which leads no further.` };
  const toll: Toll = {
    kind: 'nat',
    subject: refOf('nat', gateway.id),
    label: gateway.name,
    tariff: natTariffs[gateway.kind],
    counts: 'both',
  };
  const crosses = gateway.zone !== null && gateway.zone !== from;
  const entry = crosses ? [crossing(network, from, gateway.zones, crossZone)] : [];
  return { tolls: [...entry, toll, internetGateway(outside)] };
}

const tariffTo = (outside: Outside) => (outside === 'internet' ? internetEgress : regionalService);

const internetGateway = (outside: Outside): Toll => ({
  kind: 'internet-gateway',
  subject: 'internet-gateway',
  label: 'Internet gateway',
  tariff: tariffTo(outside),
  counts: 'out',
});

const egressOnlyGateway = (outside: Outside): Toll => ({
  kind: 'egress-only-internet-gateway',
  subject: 'egress-only-internet-gateway',
  label: 'Egress-only internet gateway',
  tariff: tariffTo(outside),
  counts: 'out',
});
