import type { Design, Id } from '../../design/design.ts';
import type { EvaluatedRouteTable, NatGateway, Routes } from '../evaluation.ts';
import type { Network, PlacedSubnet } from '../network.ts';
import { tablesBySubnet } from '../routes.ts';
import { symbolsOf, type Symbols } from './addressSpace.ts';
import { type Site, siteOf } from './party.ts';
import { type Routing, routingOf } from './routedAddresses.ts';

/** What ways are found in: everything about a network that is no interface's own. */
export type World = {
  readonly network: Network;
  readonly routes: Routes;
  readonly symbols: Symbols;
  readonly natGateways: readonly NatGateway[];
  /** Where the addresses of a subnet's packets lead; `undefined` without a table. */
  readonly routingIn: (subnet: PlacedSubnet) => Routing | undefined;
  /** A subnet by its id. */
  readonly siteOf: (subnet: Id) => Site | undefined;
};

/** The world of a network; symbols that stay the same keep their object of `before`. */
export function worldOf(network: Network, routes: Routes, before?: World): World {
  const { design } = network;
  const symbols = keptSymbols(symbolsOf(design), before?.symbols);
  const tableOf = tablesBySubnet(routes);
  const routings = new Map<Id, Routing>();
  const routingIn = ({ id }: PlacedSubnet) => {
    const table = tableOf.get(id);
    if (table === undefined) return undefined;
    const known = routings.get(table.id) ?? keptRouting(table, design, symbols);
    routings.set(table.id, known);
    return known;
  };
  const sites = new Map<Id, Site>();
  return {
    ...{ network, routes, symbols, routingIn },
    natGateways: Object.values(routes.natGateways),
    siteOf: (id) => {
      const placed = network.byId.get(id);
      if (placed === undefined) return undefined;
      const known = sites.get(id) ?? siteOf(design, { routingIn }, placed);
      sites.set(id, known);
      return known;
    },
  };
}

type Known = {
  readonly symbols: Symbols;
  readonly endpoints: Design['endpoints'];
  readonly vpc: Design['vpc'];
  readonly routing: Routing;
};
const readings = new WeakMap<EvaluatedRouteTable, Known>();

/** A table never changes, so it is read again only when what its routes stand for has changed. */
function keptRouting(table: EvaluatedRouteTable, design: Design, symbols: Symbols): Routing {
  const { endpoints, vpc } = design;
  const known = readings.get(table);
  if (known?.symbols === symbols && known.endpoints === endpoints && known.vpc === vpc) return known.routing;
  const routing = routingOf(table, design, symbols);
  readings.set(table, { symbols, endpoints, vpc, routing });
  return routing;
}

function keptSymbols(symbols: Symbols, before: Symbols | undefined): Symbols {
  if (before === undefined || before.lists.size !== symbols.lists.size) return symbols;
  for (const [id, number] of symbols.lists) if (before.lists.get(id) !== number) return symbols;
  return before;
}
