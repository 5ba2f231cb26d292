import { difference, intersection, type Intervals, unionOfAll } from '../../packets/intervals.ts';
import { UNKNOWN_IPV6_BASE } from '../../packets/addresses.ts';
import type { Design } from '../../design/design.ts';
import { entryOf } from '../../design/design.ts';
import type { EvaluatedRoute, EvaluatedRouteTable } from '../evaluation.ts';
import { isPrefixList, readDestination } from '../routeFor.ts';
import {
  addressesOfText,
  type Addresses,
  byFamily,
  EVERYWHERE,
  hasNone,
  serviceAddresses,
  type Symbols,
} from './addressSpace.ts';

/** A route with the addresses that take it, which is less than its destination where another route is more specific. */
export type RoutedAddresses = { readonly route: EvaluatedRoute; readonly addresses: Addresses };

/** Where a table leads which addresses; the parts do not overlap. */
export type Routing = {
  readonly table: EvaluatedRouteTable;
  readonly parts: readonly RoutedAddresses[];
  /** The addresses that stay in the VPC. */
  readonly local: Addresses;
};

/**
 * Every address with the route it takes: the longest prefix wins, of equal ones the local route, then the first; what a
 * prefix list stands for takes the list's route, or else a default route
 * (https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html). The same rule as `routeFor`, for all
 * addresses at once.
 */
export function routingOf(table: EvaluatedRouteTable, design: Design, symbols: Symbols): Routing {
  let rest = EVERYWHERE;
  const parts: RoutedAddresses[] = [];
  for (const route of bySpecificity(table.routes)) {
    const destination = destinationOf(route, design, symbols);
    const addresses = byFamily((family) => intersection(destination[family], rest[family]));
    if (hasNone(addresses)) continue;
    parts.push({ route, addresses });
    const taken = rest;
    rest = byFamily((family) => difference(taken[family], addresses[family]));
  }
  const local = parts.filter(({ route }) => route.target.kind === 'local');
  return {
    table,
    parts,
    local: byFamily((family) => unionOfAll(local.map((part) => part.addresses[family]))),
  };
}

/** The parts of some addresses by the route they take; those that no route takes are left out. */
export function partsOf({ parts }: Routing, wanted: Addresses): readonly RoutedAddresses[] {
  return parts.flatMap(({ route, addresses }) => {
    const met = byFamily((family) => intersection(wanted[family], addresses[family]));
    return hasNone(met) ? [] : [{ route, addresses: met }];
  });
}

/** The addresses whose packets reach targets that the test accepts, blackholes aside. */
export function leadingTo(routing: Routing, accepts: (route: EvaluatedRoute) => boolean): Addresses {
  const some = routing.parts.filter(({ route }) => route.blackhole === null && accepts(route));
  return byFamily((family) => unionOfAll(some.map(({ addresses }) => addresses[family])));
}

/** Prefix lists first, which hold no known address; then longest prefix first, the local one before its equals. */
function bySpecificity(routes: readonly EvaluatedRoute[]): readonly EvaluatedRoute[] {
  const rank = (route: EvaluatedRoute) => {
    if (isPrefixList(route.destination)) return 1000;
    const range = readDestination(route.destination);
    const prefix = range?.prefix ?? (isUnknownIpv6(route) ? 56 : -1);
    return prefix * 2 + (route.target.kind === 'local' ? 1 : 0);
  };
  return [...routes].sort((a, b) => rank(b) - rank(a));
}

function destinationOf(route: EvaluatedRoute, { endpoints }: Design, symbols: Symbols): Addresses {
  const { destination, target } = route;
  if (target.kind === 'gateway-endpoint') {
    return serviceAddresses(entryOf(endpoints, target.endpoint)?.service ?? '');
  }
  if (isUnknownIpv6(route)) {
    const block: Intervals = [UNKNOWN_IPV6_BASE, UNKNOWN_IPV6_BASE + (1n << 72n)];
    return { 4: [], 6: block };
  }
  return addressesOfText(destination, symbols);
}

/** The local route of an IPv6 block that AWS has not given yet. */
function isUnknownIpv6({ target, destination }: EvaluatedRoute): boolean {
  return target.kind === 'local' && readDestination(destination) === undefined;
}
