import { type Cidr, contains, parseCidr } from '../cidr/cidr.ts';
import { type Ipv6Cidr, ipv6Overlaps, parseIpv6Cidr } from '../cidr/ipv6.ts';
import type { EvaluatedRoute, EvaluatedRouteTable } from './evaluation.ts';

/*
 * Which route packets take. "We use the most specific route that matches the traffic"; of routes for the same block
 * a static one comes before one that a prefix list stands for, and before all the local one
 * (https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html).
 */

/** The whole internet over IPv4 and over IPv6, which are routed apart. */
export const ANYWHERE = { ipv4: '0.0.0.0/0', ipv6: '::/0' } as const;

/**
 * The route of a table that takes packets to `destination`: an address or block of IPv4 or IPv6, or a prefix list as
 * the route of a gateway endpoint names it (`pl-63a5400a`, or the service's name while the list's id is not known).
 * `undefined` when no route matches, and for text that is none of these. A block is asked for as a whole: a route for
 * a part of it does not count, so `0.0.0.0/0` asks for the default route. What a prefix list holds is not in the
 * design, so packets to a list take the route for that very list, or else the default route of IPv4; an address never
 * takes a list's route. Whether the target then carries them is the route's `blackhole`.
 */
export function routeFor(
  table: Pick<EvaluatedRouteTable, 'routes'>,
  destination: string,
): EvaluatedRoute | undefined {
  const listed = table.routes.find((route) => route.destination === destination);
  const wanted = readDestination(destination);
  if (wanted === undefined) return listed ?? defaultRouteOfList(table, destination);
  let best: ReadRoute | undefined;
  for (const read of readRoutes(table.routes)) {
    if (!covers(read.range, wanted)) continue;
    if (best === undefined || isBefore(read, best)) best = read;
  }
  return best?.route;
}

/** A destination that is a block of one of the two families, read. */
export type Range = Cidr | Ipv6Cidr;
type ReadRoute = { readonly route: EvaluatedRoute; readonly range: Range };

const readings = new WeakMap<readonly EvaluatedRoute[], readonly ReadRoute[]>();

/** The routes for blocks; a table's routes never change, so each list is read once. */
function readRoutes(routes: readonly EvaluatedRoute[]): readonly ReadRoute[] {
  const known = readings.get(routes);
  if (known !== undefined) return known;
  const read = routes.flatMap((route) => {
    const range = readDestination(route.destination);
    return range === undefined ? [] : [{ route, range }];
  });
  readings.set(routes, read);
  return read;
}

/** The block that a destination names, where an address stands for the block that holds it alone; `undefined` for any other text. */
export function readDestination(text: string): Range | undefined {
  if (text.includes(':')) {
    const ipv6 = parseIpv6Cidr(text.includes('/') ? text : `${text}/128`);
    return ipv6.ok ? ipv6.value : undefined;
  }
  const ipv4 = parseCidr(text.includes('/') ? text : `${text}/32`);
  return ipv4.ok ? ipv4.value : undefined;
}

/** Whether `outer` holds all of `inner`; blocks of different families hold nothing of each other. */
export function covers(outer: Range, inner: Range): boolean {
  if (outer.prefix > inner.prefix) return false;
  if (isIpv6(outer)) return isIpv6(inner) && ipv6Overlaps(outer, inner);
  return !isIpv6(inner) && contains(outer, inner);
}

function isIpv6(range: Range): range is Ipv6Cidr {
  return typeof range.base === 'bigint';
}

/** Of two routes for the same block the first in the table comes first, but the local one before both. */
function isBefore(a: ReadRoute, b: ReadRoute): boolean {
  if (a.range.prefix !== b.range.prefix) return a.range.prefix > b.range.prefix;
  return a.route.target.kind === 'local' && b.route.target.kind !== 'local';
}

function defaultRouteOfList(
  { routes }: Pick<EvaluatedRouteTable, 'routes'>,
  list: string,
): EvaluatedRoute | undefined {
  return isPrefixList(list) ? routes.find(({ destination }) => destination === ANYWHERE.ipv4) : undefined;
}

/** Whether a destination is a prefix list, by its id or as the name of a gateway endpoint's service. */
export function isPrefixList(destination: string): boolean {
  return destination.startsWith('pl-') || destination.startsWith('com.amazonaws.');
}
