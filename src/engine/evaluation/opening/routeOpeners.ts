import type { Command } from '../../commands/command.ts';
import {
  entryOf,
  type GatewayEndpoint,
  type Id,
  readRef,
  type RouteTable,
  type RouteTarget,
} from '../../design/design.ts';
import type { Family } from '../../packets/addresses.ts';
import { dynamodbPrefixListId, s3PrefixListId } from '../../regions/prefixLists.ts';
import { copyOfTable } from '../copyOfTable.ts';
import type { EvaluatedRouteTable } from '../evaluation.ts';
import { gatewayFor, targetOf } from '../nat.ts';
import type { WayEnd } from '../reachability/way.ts';
import { covers, readDestination } from '../routeFor.ts';
import { tablesBySubnet } from '../routes.ts';
import { gatewayOf } from '../routeTargets.ts';
import { connectionOpeners, tierOf } from './edgeOpeners.ts';
import { NO_OPENERS, type Openers, type Stop, type Tried, type Wish } from './openingWish.ts';

/** A route table that does not lead where it should: to `far`, from the subnets of `near`. */
type Astray = {
  readonly table: EvaluatedRouteTable;
  readonly subnet: Id;
  readonly near: WayEnd;
  readonly far: WayEnd;
  readonly family: Family;
  /** Whether `far` is to open connections to `near`. */
  readonly isEntry: boolean;
};

const ANYWHERE: Readonly<Record<Family, string>> = { 4: '0.0.0.0/0', 6: '::/0' };

/** What makes a route table lead to the other end: a route, what it leads to, another access of the tier, an endpoint. */
export function routeOpeners(tried: Tried, wish: Wish, { way, hop, families }: Stop): Openers {
  const [subnet] = [hop.subnet ?? [], way.from.subnets, way.to.subnets].flat();
  const [family] = families;
  const table = subnet === undefined ? undefined : tablesBySubnet(tried.routes).get(subnet);
  if (subnet === undefined || table === undefined || family === undefined) return NO_OPENERS;
  const isEntry = !way.from.subnets.includes(subnet) && way.to.subnets.includes(subnet);
  const [near, far] = isEntry ? [way.to, way.from] : [way.from, way.to];
  const astray = { table, subnet, near, far, family, isEntry };
  if (far.subnets.length > 0) return withoutDetour(tried, astray);
  return readRef(far.ref).kind === 'network' ? toNetwork(tried, astray) : outward(tried, wish, astray);
}

/** A route of the design's own that is more specific than the local one leads away from subnets of the VPC. */
function withoutDetour({ design, network }: Tried, { table, far }: Astray): Openers {
  const own = entryOf(design.routeTables, table.id);
  if (own === undefined) return NO_OPENERS;
  const ranges = far.subnets.flatMap((id) => readDestination(network.byId.get(id)?.subnet.cidr ?? '') ?? []);
  const routes = own.routes.filter(({ destination }) => {
    const led = readDestination(destination);
    const isDefault = led === undefined || led.prefix === 0;
    return isDefault || !ranges.some((range) => covers(led, range) || covers(range, led));
  });
  return { choices: [[putTable(table.id, { ...own, routes })]] };
}

function toNetwork(tried: Tried, astray: Astray): Openers {
  const { design } = tried;
  const { id } = readRef(astray.far.ref);
  const network = entryOf(design.networks, id);
  if (network === undefined) return NO_OPENERS;
  const tier = tierOf(tried, astray.near.subnets);
  if (network.connection === null) return connectionOpeners(tried, id, tier);
  if (network.connection.kind === 'transit-gateway' && design.vpc.transitGateway === null) {
    if (tier === undefined) return NO_OPENERS;
    return { choices: [[{ type: 'setTransitGateway', transitGateway: { id: null, tier } }]] };
  }
  const target: RouteTarget =
    network.connection.kind === 'peering' ? { kind: 'peering', network: id } : { kind: 'transit-gateway' };
  const destinations = network.cidrs.filter((cidr) => cidr.includes(':') === (astray.family === 6));
  return { choices: leadingBy(tried, astray, destinations, target) };
}

/** The internet and AWS's services, which lie behind gateways, NAT and endpoints. */
function outward(tried: Tried, { to }: Wish, astray: Astray): Openers {
  const { kind, id } = readRef(astray.far.ref);
  const endpoints = kind === 'service' ? endpointFor(tried, id, astray.near) : [];
  // A gateway endpoint that is asked about is reached through itself alone.
  if (to.kind === 'endpoint') return { choices: endpoints };
  return { choices: [...endpoints, ...toInternet(tried, astray)] };
}

/** The gateway endpoint of S3 or DynamoDB for the tier, which costs nothing; an interface endpoint for any other service. */
function endpointFor({ design, network }: Tried, service: string, near: WayEnd): Openers['choices'] {
  const tiers = near.subnets.flatMap((subnet) => network.byId.get(subnet)?.subnet.tier ?? []);
  const known = Object.entries(design.endpoints).find(
    (entry): entry is [Id, GatewayEndpoint] => entry[1].type === 'gateway' && entry[1].service === service,
  );
  if (known !== undefined) {
    const [id, endpoint] = known;
    return [[{ type: 'setEndpoint', id, changes: { tiers: [...new Set([...endpoint.tiers, ...tiers])] } }]];
  }
  if (service !== 's3' && service !== 'dynamodb') return [[{ type: 'addEndpoint', endpoint: { service } }]];
  const prefixListId = (service === 's3' ? s3PrefixListId : dynamodbPrefixListId)(design.region) ?? null;
  const endpoint = { type: 'gateway' as const, service, tiers: [...new Set(tiers)], prefixListId };
  return [[{ type: 'addEndpoint', endpoint }]];
}

function toInternet(tried: Tried, astray: Astray): Openers['choices'] {
  const { design, routes } = tried;
  const { family, table } = astray;
  const { id } = readRef(astray.near.ref);
  const isPublic = astray.isEntry || entryOf(design.workloads, id)?.publicAddress === true;
  const own = entryOf(design.routeTables, table.id);
  if (isPublic || !astray.near.subnets.includes(astray.subnet)) {
    return towards(tried, astray, { kind: 'internet-gateway' }, 'public');
  }
  if (family === 6) return towards(tried, astray, { kind: 'egress-only-internet-gateway' }, 'private');
  const gateways = Object.values(routes.natGateways);
  const used = table.routes.flatMap(({ target }) => gatewayOf(gateways, target) ?? [])[0];
  const zone = entryOf(design.subnets, astray.subnet)?.zone ?? '';
  const gateway = used ?? gatewayFor(gateways, zone);
  // NAT whose own subnet leads nowhere is mended there.
  if (used?.subnet !== undefined && used.subnet !== null) {
    const behind = tablesBySubnet(routes).get(used.subnet);
    const out = { ...astray, subnet: used.subnet, table: behind ?? table };
    return towards(tried, out, { kind: 'internet-gateway' }, 'public');
  }
  if (gateway === undefined && own !== undefined) {
    const target: RouteTarget = { kind: 'nat-gateway', zone };
    return leadingBy(tried, astray, [ANYWHERE[4]], target).map((commands) => [
      ...commands,
      { type: 'setNat', mode: 'per-zone' } as const,
    ]);
  }
  return towards(tried, astray, gateway === undefined ? null : targetOf(gateway), 'private');
}

/** A default route to the target: written where the table is the design's own, otherwise what the tier's access makes. */
function towards(
  tried: Tried,
  astray: Astray,
  target: RouteTarget | null,
  access: 'public' | 'private',
): Openers['choices'] {
  const { vpc, subnets, tiers, routeTables } = tried.design;
  const gateway = target === null ? [] : gatewayFirst(vpc, target);
  if (Object.hasOwn(routeTables, astray.table.id) && target !== null) {
    const led = leadingBy(tried, astray, [ANYWHERE[astray.family]], target);
    return led.map((commands) => [...gateway, ...commands]);
  }
  const tier = entryOf(subnets, astray.subnet)?.tier ?? '';
  if (astray.table.main) return [[takeDerived(astray.subnet)]];
  if (entryOf(tiers, tier)?.access !== access) return [[{ type: 'setTier', id: tier, access }]];
  if (gateway.length > 0) return [gateway];
  return access === 'private' && target === null ? [[{ type: 'setNat', mode: 'single' }]] : [];
}

/** The gateway that a route leads to, where the VPC has none. */
function gatewayFirst(vpc: Tried['design']['vpc'], { kind }: RouteTarget): readonly Command[] {
  if (kind === 'internet-gateway' && !vpc.internetGateway) return [{ type: 'setVpc', internetGateway: true }];
  if (kind === 'egress-only-internet-gateway' && !vpc.egressOnlyInternetGateway) {
    return [{ type: 'setVpc', egressOnlyInternetGateway: true }];
  }
  return [];
}

/**
 * Routes for these destinations in the table, in place of those there are for them. A table that follows from a tier's
 * access cannot be written, so its subnets that need the routes get one like it.
 */
function leadingBy(
  { design }: Tried,
  { table, near, subnet }: Astray,
  destinations: readonly string[],
  target: RouteTarget,
): Openers['choices'] {
  if (destinations.length === 0) return [];
  const own = entryOf(design.routeTables, table.id);
  const { id, routeTable } =
    own === undefined ? copyOfTable(design, table) : { id: table.id, routeTable: own };
  const routes = [
    ...routeTable.routes.filter(({ destination }) => !destinations.includes(destination)),
    ...destinations.map((destination) => ({ destination, target })),
  ];
  const members = near.subnets.includes(subnet)
    ? table.subnets.filter((one) => near.subnets.includes(one))
    : [subnet];
  return [
    [
      putTable(id, { ...routeTable, routes }),
      ...(own === undefined
        ? members.map((one): Command => ({ type: 'setSubnet', id: one, routeTable: id }))
        : []),
    ],
  ];
}

function putTable(id: Id, routeTable: RouteTable): Command {
  return { type: 'putRouteTable', id, routeTable };
}

/** The table that follows from the tier's access, in place of the main one, which holds local routes alone. */
function takeDerived(id: Id): Command {
  return { type: 'setSubnet', id, routeTable: null };
}
