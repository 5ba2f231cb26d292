import type { ReachEnd } from '../../design/design.ts';
import type { Routes } from '../evaluation.ts';
import type { Network } from '../network.ts';
import { policiesOf, type PolicyMemory } from './groupPolicy.ts';
import { newPairMemory, type PairMemory, pairsOf } from './pairs.ts';
import { keptParties } from './keptParties.ts';
import { partiesOf, type Party } from './party.ts';
import type { Pair } from './reachReport.ts';
import { waysToService } from './waysToService.ts';
import { publicService, resolveEnd, type ResolvedEnd } from './resolveEnd.ts';
import type { Way } from './way.ts';
import { wayInside } from './wayInside.ts';
import { wayIn } from './waysIn.ts';
import { waysOut } from './waysOut.ts';
import { worldOf, type World } from './world.ts';

/** What answers questions about who reaches whom in one network. */
export type Reach = {
  /** The workloads and interface endpoints, in the order of the design. */
  readonly parties: readonly Party[];
  /** What symbols are called in texts of headers and sets. */
  readonly symbolNames: readonly string[];
  /**
   * Every way from one end to another: between each two sites of interfaces, by each route. Subnets in which no packet
   * could tell a difference are one site. Empty when an end has no interfaces or is not there.
   */
  readonly between: (from: ReachEnd, to: ReachEnd) => readonly Way[];
  /** All pairs between which something arrives; see {@link pairsOf}. Made when first asked for. */
  readonly pairs: () => readonly Pair[];
  /** What the next network's reach may take over. */
  readonly memory: Memory;
};

/** What ways are found from. */
export type ReachContext = { readonly network: Network; readonly routes: Routes };

type Memory = {
  readonly context: ReachContext;
  readonly world: World;
  readonly policies: PolicyMemory;
  readonly pairs: PairMemory;
};

/**
 * Who reaches whom in a network: exact sets of packets, from routes, NAT, gateways, endpoints, network ACLs and security
 * groups. Pure but for what it remembers of answers it gave. Given the reach of the network as it was before an edit, it
 * takes over what the edit cannot change, which may be all of it.
 */
export function createReach(context: ReachContext, before?: Reach): Reach {
  const known = before?.memory;
  if (before !== undefined && known !== undefined && isSame(context, known.context)) return before;
  const { network, routes } = context;
  const world = worldOf(network, routes, known?.world);
  const policies = known?.policies ?? noPolicies();
  const policyOf = policiesOf(network.design, world.symbols, policies);
  const parties = keptParties(
    before?.parties ?? [],
    partiesOf(network, { routes, policyOf, sitesIn: world.sitesIn }),
  );
  const pairMemory =
    known === undefined ? newPairMemory() : keptPairs(known, before?.parties ?? [], world, parties);
  let pairs: readonly Pair[] | undefined;
  return {
    parties,
    symbolNames: world.symbols.names,
    between: (from, to) =>
      waysBetween(world, parties, resolveEnd(world, parties, from), resolveEnd(world, parties, to)),
    pairs: () => (pairs ??= pairsOf(world, parties, pairMemory)),
    memory: { context, world, policies, pairs: pairMemory },
  };
}

const noPolicies = (): PolicyMemory => new Map<string, never>();

/** What of a design all answers hang on. */
const READ = [
  ...(['region', 'vpc', 'zones', 'workloads', 'endpoints', 'networks', 'routeTables'] as const),
  ...(['securityGroups', 'rules', 'networkAcls'] as const),
];

function isSame(a: ReachContext, b: ReachContext): boolean {
  return (
    a.routes === b.routes &&
    a.network.subnets === b.network.subnets &&
    READ.every((field) => a.network.design[field] === b.network.design[field])
  );
}

/**
 * What lies outside is the same while nothing but workloads, groups and rules has changed, and those not of endpoints,
 * which services are reached through.
 */
function keptPairs(
  { pairs, context, world: old }: Memory,
  before: readonly Party[],
  { network, routes, symbols }: World,
  after: readonly Party[],
): PairMemory {
  const { design } = network;
  const was = context.network.design;
  const endpointsOf = (parties: readonly Party[]) => parties.filter(({ endpoint }) => endpoint !== null);
  const [endpoints, oldEndpoints] = [endpointsOf(after), endpointsOf(before)];
  const same =
    context.routes === routes &&
    context.network.subnets === network.subnets &&
    old.symbols === symbols &&
    (['vpc', 'endpoints', 'networks', 'networkAcls'] as const).every(
      (field) => was[field] === design[field],
    ) &&
    endpoints.every((party, at) => party === oldEndpoints[at]);
  return same ? pairs : { ...newPairMemory(), inside: pairs.inside };
}

function waysBetween(
  world: World,
  parties: readonly Party[],
  from: ResolvedEnd,
  to: ResolvedEnd,
): readonly Way[] {
  const { design } = world.network;
  return [
    ...from.inside.flatMap((a) => to.inside.map((b) => wayInside(design, a, b))),
    ...from.atEdge.flatMap((a) => to.outside.flatMap((b) => waysOut(world, a, b))),
    ...from.outside.flatMap((a) => to.atEdge.map((b) => wayIn(world, a, b))),
    ...(to.service === null ? [] : waysToService(world, parties, from, to.service)),
    ...waysFromService(world, from, to),
  ];
}

function waysFromService(world: World, from: ResolvedEnd, to: ResolvedEnd): readonly Way[] {
  if (from.service === null) return [];
  const service = publicService(from.service.name);
  return to.atEdge.map((stand) => wayIn(world, service, stand));
}
