import {
  entryOf,
  isSingle,
  MAIN_ROUTE_TABLE,
  type Design,
  type Id,
  type Nat,
  type RouteTable,
  type RouteTarget,
} from '../design/design.ts';
import { isIpv6Only } from '../planning/ipv6.ts';
import type { NatGateway } from './evaluation.ts';
import { nameIn, withIpv4, type Network, type PlacedSubnet } from './network.ts';

/*
 * Where NAT stands. A public zonal NAT gateway needs a public subnet
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html), and so does a NAT instance
 * (https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html), so a zone without one has none. The regional
 * NAT gateway belongs to the VPC and needs no subnet
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html). None of them is made where nobody
 * wants to leave, because they cost by the hour.
 */

/** A NAT gateway or instance before it is known whom it serves. */
export type PlacedGateway = Omit<NatGateway, 'serves'>;

/** What the one regional NAT gateway of a VPC goes by; those in a zone go by the zone's id. */
export const REGIONAL_NAT = 'regional';

type Kind = NatGateway['kind'];

/** What a route to NAT names. */
export type NatTarget = Extract<RouteTarget, { kind: (typeof targetKinds)[Kind] }>;

const kinds: Readonly<Record<Exclude<Nat['mode'], 'none'>, Kind>> = {
  'per-zone': 'zonal',
  single: 'zonal',
  regional: 'regional',
  'instance-per-zone': 'instance',
  instance: 'instance',
};

const targetKinds = {
  zonal: 'nat-gateway',
  regional: 'regional-nat-gateway',
  instance: 'nat-instance',
} as const satisfies Record<Kind, RouteTarget['kind']>;

/** What stands for NAT with a choice: zonal gateways, the regional one or instances; `null` with none. */
export function natKind(mode: Nat['mode']): Kind | null {
  return mode === 'none' ? null : kinds[mode];
}

/**
 * The NAT gateways or instances of a choice, in the order of the zones. Per zone: one in each zone that has a public
 * subnet and a subnet that wants out through NAT, IPv6 aside, which NAT does not carry. Single: one in the zone named, or
 * else the first with a public subnet, when any subnet of the VPC wants out. Regional: one, active in every zone from
 * which a subnet wants out. A subnet wants out when its tier has private access, or when its own route table names
 * NAT of the kind chosen; what that table names then exists.
 */
export function placeNatGateways(network: Network, nat: Nat): readonly PlacedGateway[] {
  const kind = natKind(nat.mode);
  if (kind === null) return [];
  const wanted = zonesThatWantNat(network, kind);
  if (wanted.size === 0) return [];
  if (kind === 'regional') return [regionalGateway(network.zones.filter((zone) => wanted.has(zone)))];
  if (!isSingle(nat.mode)) {
    return network.zones.filter((zone) => wanted.has(zone)).flatMap((zone) => gatewayIn(network, kind, zone));
  }
  const zones = nat.zone === null ? network.zones : [nat.zone];
  return zones.flatMap((zone) => gatewayIn(network, kind, zone)).slice(0, 1);
}

/** The gateway through which a zone's private subnets leave: its own, or else the first; `undefined` without any. */
export function gatewayFor(gateways: readonly PlacedGateway[], zone: Id): PlacedGateway | undefined {
  return gateways.find((gateway) => gateway.zone === zone) ?? gateways[0];
}

/** What a route names that leads to this gateway or instance. */
export function targetOf({ kind, zone }: Pick<NatGateway, 'kind' | 'zone'>): NatTarget {
  const target = targetKinds[kind];
  return target === 'regional-nat-gateway' ? { kind: target } : { kind: target, zone: zone ?? '' };
}

/** How many Elastic IP addresses of the account these take: AWS brings those of a regional gateway itself. */
export function elasticIpsOf(gateways: readonly NatGateway[]): number {
  return gateways.filter(({ kind }) => kind !== 'regional').length;
}

/** What a gateway or instance is called in the middle of a sentence: "NAT gateway", "NAT instance". */
export function natWord(kind: Kind): string {
  return { zonal: 'NAT gateway', regional: 'regional NAT gateway', instance: 'NAT instance' }[kind];
}

/** Whether a route leads to NAT of any kind, also to one that the design does not have. */
export function isNatTarget<Target extends { readonly kind: string }>(
  target: Target,
): target is Extract<Target, { kind: NatTarget['kind'] }> {
  return Object.values(targetKinds).some((kind) => kind === target.kind);
}

/**
 * Whether a subnet is meant to be public: its table leads, or would lead, to the internet gateway. That the VPC has
 * no internet gateway is a finding, not a reason to take the NAT gateways off the drawing.
 */
export function isMeantPublic(design: Design, placed: PlacedSubnet): boolean {
  const own = ownTable(design, placed);
  if (own === undefined) return placed.tier?.access === 'public' && !isOnMain(placed);
  return own.routes.some(({ target }) => target.kind === 'internet-gateway');
}

function gatewayIn(
  { design, byZone }: Network,
  kind: 'zonal' | 'instance',
  zone: Id,
): readonly PlacedGateway[] {
  const home = withIpv4(byZone.get(zone) ?? []).find((placed) => isMeantPublic(design, placed));
  if (home === undefined || !Object.hasOwn(design.zones, zone)) return [];
  const name = `${natWord(kind)} ${nameIn(design.zones, zone)}`;
  return [{ id: zone, kind, name, zone, subnet: home.id, zones: [zone] }];
}

function regionalGateway(zones: readonly Id[]): PlacedGateway {
  return {
    id: REGIONAL_NAT,
    kind: 'regional',
    name: 'Regional NAT gateway',
    zone: null,
    subnet: null,
    zones,
  };
}

function zonesThatWantNat({ design, subnets }: Network, kind: Kind): ReadonlySet<Id> {
  const zones = new Set<Id>();
  const members = new Map<RouteTable, Set<Id>>();
  for (const placed of subnets) {
    const { zone } = placed.subnet;
    if (placed.tier?.access === 'private' && !isIpv6Only(placed.subnet) && !isOnMain(placed)) zones.add(zone);
    const own = ownTable(design, placed);
    if (own !== undefined) members.set(own, (members.get(own) ?? new Set()).add(zone));
  }
  for (const [{ routes }, from] of members) {
    for (const { target } of routes) {
      if (target.kind !== targetKinds[kind]) continue;
      for (const zone of 'zone' in target ? [target.zone] : from) zones.add(zone);
    }
  }
  return zones;
}

/** The main table leads nowhere out of the VPC, whatever the tier wants. */
function isOnMain({ subnet }: PlacedSubnet): boolean {
  return subnet.routeTable === MAIN_ROUTE_TABLE;
}

function ownTable(design: Design, { subnet }: PlacedSubnet): RouteTable | undefined {
  return subnet.routeTable === null ? undefined : entryOf(design.routeTables, subnet.routeTable);
}
