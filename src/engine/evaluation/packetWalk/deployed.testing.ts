import type { Design, Id, RouteTarget, Subnet } from '../../design/design.ts';
import { listCalled } from './filters.testing.ts';
import { type Address, type Block, isIn, readBlock, sizeOf, UNGIVEN } from './packet.testing.ts';

/*
 * What a design becomes when it is deployed, read for one packet at a time: whose addresses are whose, which table a
 * subnet has, which route a packet takes, and where NAT and the transit gateway stand. The evaluation's own route
 * tables are not used.
 */

/** The IPv4 block of a subnet; `undefined` for one of IPv6 alone. */
export function ipv4Of({ cidr }: Subnet): Block | undefined {
  return cidr.includes('.') ? readBlock(cidr) : undefined;
}

/** The /64 of a subnet; `undefined` without IPv6 in the subnet or the VPC. */
export function ipv6Of({ vpc }: Design, { ipv6 }: Subnet): Block | undefined {
  if (vpc.ipv6 === null || ipv6 === null) return undefined;
  const base = vpc.ipv6.cidr === null ? UNGIVEN : (readBlock(vpc.ipv6.cidr)?.base ?? 0n);
  return { family: 6, base: base + (BigInt(ipv6) << 64n), prefix: 64 };
}

/** Whether an interface in the subnet may have the address: AWS keeps the first four and the last of each block. */
export function isUsable(design: Design, subnet: Subnet, address: Address): boolean {
  if ('behind' in address) return false;
  const block = address.family === 4 ? ipv4Of(subnet) : ipv6Of(design, subnet);
  if (block === undefined) return false;
  const place = address.at - block.base;
  return place >= 4n && place < sizeOf(block) - 1n;
}

/** Whether an address is in one of the VPC's blocks. */
export function isOfVpc({ vpc }: Design, address: Address): boolean {
  if ('behind' in address) return false;
  if (address.family === 4) return vpc.blocks.some((text) => isIn(address, text));
  if (vpc.ipv6 === null) return false;
  if (vpc.ipv6.cidr !== null) return isIn(address, vpc.ipv6.cidr);
  return address.at >= UNGIVEN && address.at < UNGIVEN + (1n << 72n);
}

/** What nobody on the internet has (RFC 6890); of IPv6 all but 2000::/3 (RFC 4291). */
const NOT_PUBLIC = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/4', '240.0.0.0/4'],
];

/** Whether something on the internet may have the address. */
export function isOnInternet(design: Design, address: Address): boolean {
  if ('behind' in address || isOfVpc(design, address)) return false;
  if (address.family === 6) return isIn(address, '2000::/3');
  return NOT_PUBLIC.every((text) => !isIn(address, text));
}

/** Whether another network has the address, where the VPC's own addresses are never anybody else's. */
export function isOfNetwork(design: Design, network: Id, address: Address): boolean {
  if ('behind' in address || isOfVpc(design, address)) return false;
  return design.networks[network]?.cidrs.some((text) => isIn(address, text)) === true;
}

/** Where a packet that takes a route goes. */
export type Target =
  | RouteTarget
  | { readonly kind: 'local' }
  | { readonly kind: 'gateway-endpoint'; readonly service: string; readonly endpoint: Id };

type Route = { readonly destination: string; readonly target: Target };

/** Where the table of a subnet sends packets for an address: the longest prefix; `undefined` without any route. */
export function targetFor(design: Design, subnet: Id, address: Address): Target | undefined {
  let best: { readonly length: number; readonly target: Target } | undefined;
  for (const { destination, target } of routesOf(design, subnet)) {
    const length = lengthOf(design, destination, address);
    if (length !== undefined && (best === undefined || length > best.length)) best = { length, target };
  }
  return best?.target;
}

/** Whether the table of a subnet has a route of this kind for the address's family. */
export function hasRouteTo(design: Design, subnet: Id, kind: Target['kind'], family: 4 | 6): boolean {
  return routesOf(design, subnet).some(
    ({ destination, target }) => target.kind === kind && (destination.includes(':') ? 6 : 4) === family,
  );
}

/** How specific a route is for the address; `undefined` when it does not match. A list is one for the addresses in it. */
function lengthOf(design: Design, destination: string, address: Address): number | undefined {
  if ('behind' in address) {
    if (listCalled(design, destination) === address.behind) return 33;
    return destination === '0.0.0.0/0' ? 0 : undefined;
  }
  if (destination === 'own IPv6') return address.family === 6 && isOfVpc(design, address) ? 56 : undefined;
  return isIn(address, destination) ? readBlock(destination)?.prefix : undefined;
}

const tables = new WeakMap<Design, Map<Id, readonly Route[]>>();

/** The table of a subnet, made once for each design. */
function routesOf(design: Design, subnet: Id): readonly Route[] {
  const known = tables.get(design) ?? new Map<Id, readonly Route[]>();
  tables.set(design, known);
  const routes = known.get(subnet) ?? tableOf(design, subnet);
  known.set(subnet, routes);
  return routes;
}

/** Local routes come first, because of routes for the same block they win. */
function tableOf(design: Design, subnet: Id): readonly Route[] {
  const { vpc, routeTables, subnets } = design;
  const own = subnets[subnet]?.routeTable ?? null;
  const local: Route[] = [...vpc.blocks, ...(vpc.ipv6 === null ? [] : ['own IPv6'])].map((destination) => ({
    destination,
    target: { kind: 'local' },
  }));
  if (own === 'main') return local;
  const written = own === null ? derivedRoutes(design, subnet) : (routeTables[own]?.routes ?? []);
  return [...local, ...written, ...endpointRoutes(design, subnet)];
}

/** A subnet without a table of its own shares one with those of its access; private ones share by zone. */
function tableKey({ subnets, tiers }: Design, id: Id): string {
  const subnet = subnets[id];
  if (subnet === undefined) return '';
  if (subnet.routeTable !== null) return `own ${subnet.routeTable}`;
  const access = tiers[subnet.tier]?.access ?? 'isolated';
  return access === 'private' ? `private ${subnet.zone}` : access;
}

function sharing(design: Design, subnet: Id): readonly Subnet[] {
  const key = tableKey(design, subnet);
  return Object.entries(design.subnets).flatMap(([id, one]) => (tableKey(design, id) === key ? [one] : []));
}

function endpointRoutes(design: Design, subnet: Id): readonly Route[] {
  const tiers = new Set(sharing(design, subnet).map(({ tier }) => tier));
  return Object.entries(design.endpoints).flatMap(([endpoint, one]) => {
    if (one.type !== 'gateway' || !one.tiers.some((tier) => tiers.has(tier))) return [];
    const target = { kind: 'gateway-endpoint', service: one.service, endpoint } as const;
    return [{ destination: one.prefixListId ?? one.service, target }];
  });
}

function derivedRoutes(design: Design, subnet: Id): readonly Route[] {
  const { vpc, subnets, tiers } = design;
  const { tier = '', zone = '' } = subnets[subnet] ?? {};
  const access = tiers[tier]?.access ?? 'isolated';
  if (access === 'isolated') return [];
  const routes: Route[] = [];
  const ipv6 = vpc.ipv6 !== null && sharing(design, subnet).some((one) => one.ipv6 !== null);
  if (access === 'public' && vpc.internetGateway) {
    routes.push({ destination: '0.0.0.0/0', target: { kind: 'internet-gateway' } });
    if (ipv6) routes.push({ destination: '::/0', target: { kind: 'internet-gateway' } });
  }
  const nat = access === 'private' ? natFor(design, zone) : undefined;
  if (nat !== undefined) routes.push({ destination: '0.0.0.0/0', target: nat });
  if (access === 'private' && ipv6 && vpc.egressOnlyInternetGateway) {
    routes.push({ destination: '::/0', target: { kind: 'egress-only-internet-gateway' } });
  }
  return [...routes, ...networkRoutes(design)];
}

/** A route to each range of a connected network; of two networks with one range the first has it. */
function networkRoutes({ vpc, networks }: Design): readonly Route[] {
  const own = [...vpc.blocks, ...(typeof vpc.ipv6?.cidr === 'string' ? [vpc.ipv6.cidr] : [])];
  const seen = new Set(['0.0.0.0/0', '::/0']);
  return Object.entries(networks).flatMap(([network, { cidrs, connection }]) => {
    if (connection === null || (connection.kind === 'transit-gateway' && vpc.transitGateway === null))
      return [];
    const target: Target =
      connection.kind === 'peering' ? { kind: 'peering', network } : { kind: 'transit-gateway' };
    return cidrs.flatMap((destination) => {
      const block = readBlock(destination);
      if (block === undefined || seen.has(destination)) return [];
      if (block.family === 6 && vpc.ipv6 === null) return [];
      const first = { family: block.family, at: block.base };
      if (own.some((text) => isIn(first, text) && (readBlock(text)?.prefix ?? 0) <= block.prefix)) return [];
      seen.add(destination);
      return [{ destination, target }];
    });
  });
}

const NAT_TARGET = {
  'per-zone': 'nat-gateway',
  single: 'nat-gateway',
  regional: 'regional-nat-gateway',
  'instance-per-zone': 'nat-instance',
  instance: 'nat-instance',
} as const;

/** The zones with a NAT gateway or instance, each with the subnet it stands in, in the order of zones. */
export function natHomes(design: Design): readonly { readonly zone: Id; readonly subnet: Id }[] {
  const { nat, zones } = design;
  if (nat.mode === 'none' || nat.mode === 'regional') return [];
  const wanted = zonesWantingNat(design);
  if (wanted.size === 0) return [];
  const one = nat.mode === 'single' || nat.mode === 'instance';
  const asked = Object.keys(zones).filter((zone) =>
    one ? nat.zone === null || nat.zone === zone : wanted.has(zone),
  );
  const homes = asked.flatMap((zone) => {
    const subnet = lowest(design, ({ zone: at }, id) => at === zone && isPublic(design, id));
    return subnet === undefined ? [] : [{ zone, subnet }];
  });
  return one ? homes.slice(0, 1) : homes;
}

/** Whether the regional NAT gateway is there. */
export function hasRegionalNat(design: Design): boolean {
  return design.nat.mode === 'regional' && zonesWantingNat(design).size > 0;
}

function natFor(design: Design, zone: Id): RouteTarget | undefined {
  if (hasRegionalNat(design)) return { kind: 'regional-nat-gateway' };
  const homes = natHomes(design);
  const home = homes.find((one) => one.zone === zone) ?? homes[0];
  const { mode } = design.nat;
  if (home === undefined || mode === 'none' || mode === 'regional') return undefined;
  return { kind: NAT_TARGET[mode], zone: home.zone };
}

/** A zone has NAT when a private subnet with IPv4 is in it, or a table in use leads to its NAT. */
function zonesWantingNat(design: Design): ReadonlySet<Id> {
  const { nat, subnets, tiers, routeTables } = design;
  const wanted = new Set<Id>();
  if (nat.mode === 'none') return wanted;
  for (const subnet of Object.values(subnets)) {
    const { routeTable, zone, tier } = subnet;
    const isPrivate = tiers[tier]?.access === 'private';
    if (isPrivate && routeTable !== 'main' && ipv4Of(subnet) !== undefined) wanted.add(zone);
    const own = routeTable === null ? undefined : routeTables[routeTable];
    for (const { target } of own?.routes ?? []) {
      if (target.kind === NAT_TARGET[nat.mode]) wanted.add('zone' in target ? target.zone : zone);
    }
  }
  return wanted;
}

/** Whether a subnet is meant to be public: its table leads to the internet gateway. */
function isPublic({ subnets, tiers, routeTables }: Design, id: Id): boolean {
  const { routeTable = null, tier = '' } = subnets[id] ?? {};
  if (routeTable === null) return tiers[tier]?.access === 'public';
  return routeTables[routeTable]?.routes.some(({ target }) => target.kind === 'internet-gateway') === true;
}

/** The subnet with the lowest IPv4 block of those that a test accepts. */
function lowest(design: Design, accepts: (subnet: Subnet, id: Id) => boolean): Id | undefined {
  let best: { readonly id: Id; readonly base: bigint } | undefined;
  for (const [id, subnet] of Object.entries(design.subnets)) {
    const base = ipv4Of(subnet)?.base;
    if (base === undefined || !accepts(subnet, id)) continue;
    if (best === undefined || base < best.base) best = { id, base };
  }
  return best?.id;
}

/** The subnets in which an interface endpoint stands: the lowest in each zone of its tier, or of the zones it names. */
export function endpointSubnets(design: Design, tier: Id, zones: readonly Id[] | null): readonly Id[] {
  return Object.keys(design.zones).flatMap((zone) => {
    if (zones?.includes(zone) === false) return [];
    return lowest(design, (subnet) => subnet.tier === tier && subnet.zone === zone) ?? [];
  });
}

/** The subnet of a zone in which the transit gateway is attached; `undefined` without an attachment there. */
export function attachmentIn({ vpc, subnets, ...design }: Design, zone: Id): Id | undefined {
  const tier = vpc.transitGateway?.tier;
  const isThere = (subnet: Subnet) => subnet.tier === tier && subnet.zone === zone;
  const withIpv4 = lowest({ vpc, subnets, ...design }, isThere);
  return (
    withIpv4 ??
    Object.keys(subnets)
      .filter((id) => isThere(subnets[id] as Subnet))
      .sort()[0]
  );
}
