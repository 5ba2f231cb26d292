import { entryOf, type Design, type Id, type RouteTable } from '../design/design.ts';
import { isIpv6Only } from '../planning/ipv6.ts';
import { nameIn, withIpv4, type Network, type PlacedSubnet } from './network.ts';

/*
 * Where NAT gateways stand. A public NAT gateway needs a public subnet
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html), so a zone without one has none; and
 * none is made where nobody wants to leave, because it costs by the hour.
 */

/** A NAT gateway before it is known whom it serves. There is at most one in a zone, and it goes by the zone's id. */
export type PlacedGateway = { readonly zone: Id; readonly name: string; readonly subnet: Id };

/**
 * The NAT gateways of a choice, in the order of the zones. Per zone: one in each zone that has a public subnet and a
 * subnet that wants out through NAT, IPv6 aside, which NAT gateways do not carry. Single: one in the zone named, or else the first with a public subnet, when any
 * subnet of the VPC wants out. A subnet wants out when its tier has private access, or when its own route table
 * names a NAT gateway; what that table names then exists.
 */
export function placeNatGateways(network: Network, nat: Design['nat']): readonly PlacedGateway[] {
  const wanted = zonesThatWantNat(network);
  if (nat.mode === 'none' || wanted.size === 0) return [];
  if (nat.mode === 'per-zone') {
    return network.zones.filter((zone) => wanted.has(zone)).flatMap((zone) => gatewayIn(network, zone));
  }
  const zones = nat.zone === null ? network.zones : [nat.zone];
  return zones.flatMap((zone) => gatewayIn(network, zone)).slice(0, 1);
}

/** The gateway through which a zone's private subnets leave: its own, or else the first; `undefined` without any. */
export function gatewayFor(gateways: readonly PlacedGateway[], zone: Id): PlacedGateway | undefined {
  return gateways.find((gateway) => gateway.zone === zone) ?? gateways[0];
}

/**
 * Whether a subnet is meant to be public: its table leads, or would lead, to the internet gateway. That the VPC has
 * no internet gateway is a finding, not a reason to take the NAT gateways off the drawing.
 */
export function isMeantPublic(design: Design, placed: PlacedSubnet): boolean {
  const own = ownTable(design, placed);
  if (own === undefined) return placed.tier?.access === 'public';
  return own.routes.some(({ target }) => target.kind === 'internet-gateway');
}

function gatewayIn({ design, byZone }: Network, zone: Id): readonly PlacedGateway[] {
  const home = withIpv4(byZone.get(zone) ?? []).find((placed) => isMeantPublic(design, placed));
  if (home === undefined || !Object.hasOwn(design.zones, zone)) return [];
  return [{ zone, name: `NAT gateway ${nameIn(design.zones, zone)}`, subnet: home.id }];
}

function zonesThatWantNat({ design, subnets }: Network): ReadonlySet<Id> {
  const zones = new Set<Id>();
  const tables = new Set<RouteTable>();
  for (const placed of subnets) {
    if (placed.tier?.access === 'private' && !isIpv6Only(placed.subnet)) zones.add(placed.subnet.zone);
    const own = ownTable(design, placed);
    if (own !== undefined) tables.add(own);
  }
  for (const { routes } of tables) {
    for (const { target } of routes) if (target.kind === 'nat-gateway') zones.add(target.zone);
  }
  return zones;
}

function ownTable(design: Design, { subnet }: PlacedSubnet): RouteTable | undefined {
  return subnet.routeTable === null ? undefined : entryOf(design.routeTables, subnet.routeTable);
}
