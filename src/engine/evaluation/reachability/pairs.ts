import type { Ref } from '../../design/design.ts';
import { isEmpty, unionAll } from '../../packets/headerSet.ts';
import { trafficText } from '../../packets/headerText.ts';
import { groupedBy } from '../network.ts';
import { mayAdmit } from './groupPolicy.ts';
import type { Party } from './party.ts';
import type { Pair } from './reachReport.ts';
import { interfacesOf, otherNetwork, publicService, type ResolvedEnd, theInternet } from './resolveEnd.ts';
import type { Way } from './way.ts';
import { wayInside } from './wayInside.ts';
import { wayIn } from './waysIn.ts';
import type { Outside } from './onward.ts';
import { waysOut } from './waysOut.ts';
import { endpointsByName, waysToService } from './waysToService.ts';
import type { World } from './world.ts';

/**
 * Answers about pairs, kept while what they are made of is the very same: of two parties for as long as both are, of a
 * party and the outside for as long as nothing of the way there changes.
 */
export type PairMemory = {
  readonly inside: WeakMap<Party, WeakMap<Party, Pair | null>>;
  readonly outside: WeakMap<Party, readonly Pair[]>;
};

/** An empty one. */
export function newPairMemory(): PairMemory {
  return { inside: new WeakMap(), outside: new WeakMap() };
}

/**
 * Every ordered pair among the internet, the other networks, workloads, endpoints and the services of the design's
 * endpoints between which something arrives. Who cannot reach whom for want of a rule is not looked at: rules say which
 * groups a group may talk to, so the work grows with what gets through and not with the pairs there are.
 */
export function pairsOf(world: World, parties: readonly Party[], memory: PairMemory): readonly Pair[] {
  const edge = edgeOf(world);
  return parties.flatMap((party) => [
    ...remembered(memory.outside, party, () => [
      ...outsidePairs(world, edge, party),
      ...servicePairs(world, parties, edge, party, memory),
    ]),
    ...parties.flatMap((other) => insidePair(world, party, other, memory) ?? []),
  ]);
}

/** What the VPC's interfaces may reach outside, or be reached from. */
type Edge = { readonly outsides: readonly Outside[]; readonly services: readonly string[] };

function edgeOf({ network: { design } }: World): Edge {
  return {
    outsides: [
      theInternet(design),
      ...Object.keys(design.networks).flatMap((id) => otherNetwork(design, id)),
    ],
    services: [...new Set(Object.values(design.endpoints).map(({ service }) => service))],
  };
}

function insidePair(world: World, from: Party, to: Party, memory: PairMemory): Pair | null {
  if (!from.opens) return null;
  if (!mayAdmit(from.policy.egress, to.policy) || !mayAdmit(to.policy.ingress, from.policy)) return null;
  const of = remembered(memory.inside, from, () => new WeakMap<Party, Pair | null>());
  const known = of.get(to);
  if (known !== undefined) return known;
  const { design } = world.network;
  const ways = interfacesOf([from]).inside.flatMap((a) =>
    interfacesOf([to]).inside.map((b) => wayInside(design, a, b)),
  );
  const pair = pairOf(from.ref, to.ref, ways) ?? null;
  of.set(to, pair);
  return pair;
}

function outsidePairs(world: World, { outsides }: Edge, party: Party): readonly Pair[] {
  const own = interfacesOf([party]);
  const { ingress, egress } = party.policy;
  const incoming = isEmpty(ingress.byAddress)
    ? []
    : outsides.flatMap((outside) => pairOf(outside.ref, party.ref, waysFrom(world, outside, own)) ?? []);
  if (!party.opens) return incoming;
  const outgoing = isEmpty(egress.byAddress)
    ? []
    : outsides.flatMap((outside) => pairOf(party.ref, outside.ref, waysInto(world, own, outside)) ?? []);
  return [...incoming, ...outgoing];
}

/** Where a service's name leads to one endpoint, what gets to the service is what gets to that. */
function servicePairs(
  world: World,
  parties: readonly Party[],
  { services }: Edge,
  party: Party,
  memory: PairMemory,
): readonly Pair[] {
  if (!party.opens) return [];
  return services.flatMap((service) => {
    const { ref } = publicService(service);
    const [named, another] = endpointsByName(world.network.design, service);
    const endpoint = another === undefined ? parties.find((one) => one.endpoint === named) : undefined;
    if (named !== undefined && endpoint !== undefined) {
      const pair = insidePair(world, party, endpoint, memory);
      return pair === null ? [] : { ...pair, to: ref };
    }
    const ways = waysToService(world, parties, interfacesOf([party]), { name: service, endpoint: null });
    return pairOf(party.ref, ref, ways) ?? [];
  });
}

function waysFrom(world: World, outside: Outside, { atEdge }: ResolvedEnd): readonly Way[] {
  return atEdge.map((stand) => wayIn(world, outside, stand));
}

function waysInto(world: World, { atEdge }: ResolvedEnd, outside: Outside): readonly Way[] {
  return atEdge.flatMap((stand) => waysOut(world, stand, outside));
}

function pairOf(from: Ref, to: Ref, ways: readonly Way[]): Pair | undefined {
  const open = ways.filter((way) => !isEmpty(way.arrives));
  if (open.length === 0) return undefined;
  const arrives = unionAll(open.map((way) => way.arrives));
  return {
    ...{ from, to, arrives },
    answered: unionAll(open.map((way) => way.answered)),
    through: [...new Set(open.map(({ through }) => through))],
    endpoints: [...new Set(open.flatMap(({ endpoint }) => endpoint ?? []))],
    everywhere: isAlike(ways),
  };
}

/** Whether between each two places the same traffic arrives and is answered; several routes of one place count together. */
function isAlike(ways: readonly Way[]): boolean {
  if (ways.length === 1) return true;
  const byPlaces = groupedBy(ways, ({ from, to }) => `${from.subnets.join()} ${to.ref} ${to.subnets.join()}`);
  const texts = [...byPlaces.values()].map((some) =>
    [some.map((way) => way.arrives), some.map((way) => way.answered)]
      .map((sets) => trafficText(unionAll(sets)))
      .join('; '),
  );
  return new Set(texts).size < 2;
}

function remembered<K extends object, V>(memory: WeakMap<K, V>, key: K, make: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
