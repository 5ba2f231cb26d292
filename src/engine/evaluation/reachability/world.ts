import type { Design, Id } from '../../design/design.ts';
import type { EvaluatedRouteTable, NatGateway, Routes } from '../evaluation.ts';
import type { Network, PlacedSubnet } from '../network.ts';
import { tablesBySubnet } from '../routes.ts';
import { symbolsOf, type Symbols } from './addressSpace.ts';
import { type Routing, routingOf } from './routedAddresses.ts';
import { type Site, siteOf, type Sites, sitesOf } from './site.ts';

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
  /** Where interfaces in these subnets stand. */
  readonly sitesIn: (subnets: readonly PlacedSubnet[]) => Sites;
  /** What was read of subnets, for the world after an edit that leaves them as they are. */
  readonly memory: SiteMemory;
};

type SiteMemory = {
  /** By the id of a subnet. */
  readonly single: Map<Id, Site>;
  /** By the ids of several. */
  readonly several: Map<string, Sites>;
};

/** The world of a network; symbols and sites that stay the same are the objects of `before`. */
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
  const memory = keptSites(network, routes, symbols, before) ?? noSites();
  const siteIn = (placed: PlacedSubnet) =>
    remembered(memory.single, placed.id, () => siteOf(design, routingIn(placed), placed));
  return {
    ...{ network, routes, symbols, routingIn, memory },
    natGateways: Object.values(routes.natGateways),
    siteOf: (id) => {
      const placed = network.byId.get(id);
      return placed === undefined ? undefined : siteIn(placed);
    },
    sitesIn: (subnets) =>
      remembered(memory.several, subnets.map(({ id }) => id).join(), () =>
        sitesOf(design, subnets.map(siteIn)),
      ),
  };
}

const noSites = (): SiteMemory => ({ single: new Map(), several: new Map() });

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

/** The sites of before, while nothing has changed that a site is made of. */
function keptSites(
  network: Network,
  routes: Routes,
  symbols: Symbols,
  before: World | undefined,
): SiteMemory | undefined {
  if (before === undefined) return undefined;
  const was = before.network.design;
  const same =
    before.routes === routes &&
    before.symbols === symbols &&
    before.network.subnets === network.subnets &&
    (['vpc', 'endpoints', 'networkAcls'] as const).every((field) => was[field] === network.design[field]);
  return same ? before.memory : undefined;
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
