import { entryOf, type Design, type Id, type ReachEnd } from '../../design/design.ts';
import { type HeaderSet, unionAll } from '../../packets/headerSet.ts';
import type { Routes } from '../evaluation.ts';
import type { Network } from '../network.ts';
import { tablesBySubnet } from '../routes.ts';
import { policiesOf, type PolicyMemory } from './groupPolicy.ts';
import { partiesOf, type Party } from './party.ts';
import { interfacesOf, publicService, resolveEnd, type ResolvedEnd } from './resolveEnd.ts';
import type { Way } from './way.ts';
import { wayInside } from './wayInside.ts';
import { wayIn } from './waysIn.ts';
import { blockedOut, waysOut } from './waysOut.ts';
import { worldOf, type World } from './world.ts';

/** What answers questions about who reaches whom in one network. */
export type Reach = {
  /** The workloads and interface endpoints, in the order of the design. */
  readonly parties: readonly Party[];
  /** What symbols are called in texts of headers and sets. */
  readonly symbolNames: readonly string[];
  /**
   * Every way from one end to another: between each two sites of interfaces, by each route. Empty when an end has no
   * interfaces or is not there, and from a thing to itself in one place only where it has several interfaces.
   */
  readonly between: (from: ReachEnd, to: ReachEnd) => readonly Way[];
};

/** What ways are found from. */
export type ReachContext = { readonly network: Network; readonly routes: Routes };

/**
 * Who reaches whom in a network: exact sets of packets, from routes, NAT, gateways, endpoints, network ACLs and security
 * groups. Pure but for what it remembers of answers it gave.
 */
export function createReach({ network, routes }: ReachContext, memory: PolicyMemory = new Map()): Reach {
  const { design } = network;
  const world = worldOf(network, routes);
  const policyOf = policiesOf(design, world.symbols, memory);
  const tableOf = tablesBySubnet(routes);
  const parties = partiesOf(network, { routes, tableOf, policyOf, routingIn: world.routingIn });
  return {
    parties,
    symbolNames: world.symbols.names,
    between: (from, to) =>
      waysBetween(world, parties, resolveEnd(world, parties, from), resolveEnd(world, parties, to)),
  };
}

/** What arrives on any of the ways. */
export function arriving(ways: readonly Way[]): HeaderSet {
  return unionAll(ways.map(({ arrives }) => arrives));
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

type Service = NonNullable<ResolvedEnd['service']>;

/**
 * The ways to an AWS service. Where an interface endpoint has private DNS, the service's name leads to it and to nothing
 * else (https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html); without it the name
 * leads to public addresses, and those take a gateway endpoint's route where there is one.
 */
function waysToService(
  world: World,
  parties: readonly Party[],
  from: ResolvedEnd,
  { name, endpoint }: Service,
): readonly Way[] {
  const { design } = world.network;
  const service = publicService(name);
  if (endpoint !== null) {
    return from.atEdge.map(
      (stand) =>
        waysOut(world, stand, service).find((way) => way.endpoint === endpoint) ??
        blockedOut(world, stand, { ...service, label: `the gateway endpoint of ${service.label}` }),
    );
  }
  const named = endpointsByName(design, name);
  if (named.length === 0) return from.atEdge.flatMap((stand) => waysOut(world, stand, service));
  const { inside, atEdge } = interfacesOf(parties.filter((party) => named.includes(party.endpoint ?? '')));
  return [
    ...from.inside.flatMap((a) => inside.map((b) => wayInside(design, a, b))),
    ...from.outside.flatMap((a) => atEdge.map((b) => wayIn(world, a, b))),
  ];
}

/** The interface endpoints to which a service's own name leads. */
function endpointsByName({ vpc, endpoints }: Design, service: string): readonly Id[] {
  if (!vpc.dnsHostnames || !vpc.dnsSupport) return [];
  return Object.keys(endpoints).filter((id) => {
    const endpoint = entryOf(endpoints, id);
    return endpoint?.type === 'interface' && endpoint.service === service && endpoint.privateDns;
  });
}

function waysFromService(world: World, from: ResolvedEnd, to: ResolvedEnd): readonly Way[] {
  if (from.service === null) return [];
  const service = publicService(from.service.name);
  return to.atEdge.map((stand) => wayIn(world, service, stand));
}
