import { refOf, type Id } from '../../design/design.ts';
import type { EvaluatedRoute } from '../evaluation.ts';
import { nameIn } from '../network.ts';
import {
  crossZone,
  internetEgress,
  natGateway,
  natInstance,
  regionalNatGateway,
  regionalService,
  transitGateway,
  type Tariff,
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
  const route = defaultRoute(standing);
  const where = `${tier} in ${nameIn(terrain.network.design.zones, standing.zone)}`;
  if (route === undefined) return { blocked: `${where} has no route to ${outsideText(outside)}.` };
  const tolls = tollsOf(terrain, standing.zone, route, outside);
  return tolls === undefined
    ? { blocked: `${where} has its default route to ${route.label}, which leads nowhere.` }
    : { tolls };
}

/** The way from the internet to a tier, which needs the internet gateway: NAT lets no connection in. */
export function wayIn(terrain: Terrain, tier: string, standing: Standing): WayOut {
  const route = defaultRoute(standing);
  if (route?.target.kind === 'internet-gateway' && terrain.network.design.vpc.internetGateway) {
    return { tolls: [internetGateway('internet')] };
  }
  const where = `${tier} in ${nameIn(terrain.network.design.zones, standing.zone)}`;
  return { blocked: `${where} has no route to the internet gateway, so the internet cannot reach it.` };
}

const outsideText = (outside: Outside) =>
  outside === 'internet' ? 'the internet' : 'AWS services outside the VPC';

/** A table's default route; IPv4 alone covers the addresses that most of the internet has. */
function defaultRoute({ table, ipv4 }: Standing): EvaluatedRoute | undefined {
  const to = (destination: string) => table?.routes.find((route) => route.destination === destination);
  return (ipv4 ? to('0.0.0.0/0') : undefined) ?? to('::/0');
}

function tollsOf(
  terrain: Terrain,
  zone: Id,
  { target }: EvaluatedRoute,
  outside: Outside,
): readonly Toll[] | undefined {
  const { vpc } = terrain.network.design;
  switch (target.kind) {
    case 'internet-gateway':
      return vpc.internetGateway ? [internetGateway(outside)] : undefined;
    case 'egress-only-internet-gateway':
      return vpc.egressOnlyInternetGateway ? [egressOnlyGateway(outside)] : undefined;
    case 'nat-gateway':
      return zonalNat(terrain, zone, target.zone, natGateway, outside);
    case 'nat-instance':
      return zonalNat(terrain, zone, target.zone, natInstance, outside);
    case 'regional-nat-gateway':
      return regionalNat(terrain, outside);
    case 'transit-gateway':
      return vpc.transitGateway === null ? undefined : [transitGatewayToll()];
    default:
      return undefined;
  }
}

/** NAT of one zone: clients in another zone cross to it with what they send and with what they get back. */
function zonalNat(
  { network, routes }: Terrain,
  from: Id,
  zone: Id,
  tariff: Tariff,
  outside: Outside,
): readonly Toll[] | undefined {
  const gateway = routes.natGateways[zone];
  if (gateway === undefined) return undefined;
  const toll: Toll = {
    kind: 'nat',
    subject: refOf('nat', gateway.id),
    label: gateway.name,
    tariff,
    counts: 'both',
  };
  const way = [toll, internetGateway(outside)];
  return zone === from ? way : [crossing(network, from, [zone], crossZone), ...way];
}

/** The regional gateway works in every zone it serves, so nothing crosses to it. */
function regionalNat({ routes }: Terrain, outside: Outside): readonly Toll[] | undefined {
  const gateway = Object.values(routes.natGateways)[0];
  if (gateway === undefined) return undefined;
  const subject = refOf('nat', gateway.id);
  const label = 'Regional NAT gateway';
  return [
    { kind: 'nat', subject, label, tariff: regionalNatGateway, counts: 'both' },
    internetGateway(outside),
  ];
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

/** What the VPC sends to its transit gateway; what comes back is charged to whoever sends it. */
export const transitGatewayToll = (): Toll => ({
  kind: 'transit-gateway',
  subject: 'transit-gateway',
  label: 'Transit gateway',
  tariff: transitGateway,
  counts: 'out',
});
