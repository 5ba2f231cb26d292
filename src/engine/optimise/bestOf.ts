import type { Design, Id, Nat } from '../design/design.ts';
import type { Tier } from '../prices/priceBook.ts';
import { HOURS_PER_MONTH, product } from '../evaluation/cost/money.ts';
import { listOf } from '../evaluation/figures.ts';
import { natKind } from '../evaluation/nat.ts';
import { nameIn } from '../evaluation/network.ts';
import { chooseEndpoints, type EndpointCandidate } from './chooseEndpoints.ts';
import { needsTwoZones, type NetworkLimits, type OutageOf } from './limits.ts';
import type { BareService, Ground, Home } from './terrain.ts';

/** What a choice of NAT comes to with the endpoints that are cheapest with it. */
export type Trial = {
  readonly nat: Nat;
  /** The month; `null` when it is refused. */
  readonly usd: number | null;
  /** Where each interface endpoint stands, by service. */
  readonly endpoints: ReadonlyMap<string, readonly Id[]>;
  /** By how much another set of endpoints could be cheaper; 0 when none can. */
  readonly gapUsd: number;
  /** Why it is out of the question, in one sentence; `null` when it is not. */
  readonly refused: string | null;
};

export type Question = {
  readonly design: Design;
  readonly limits: NetworkLimits;
  readonly outageOf: OutageOf;
  readonly homes: readonly Home[];
  readonly rates: readonly Tier[] | null;
  readonly hourUsd: number | null;
  /** Parts of flows that have no way with any choice: nobody can be asked for those. */
  readonly lost: ReadonlySet<string>;
};

/** The cheapest endpoints with this choice of NAT, or why it is out of the question. */
export function trialOf(question: Question, ground: Ground): Trial {
  const { nat, usd } = ground;
  const refusal = (refused: string): Trial => ({ nat, usd: null, endpoints: new Map(), gapUsd: 0, refused });
  if (usd === null) return refusal('A price of it is not known.');
  const broken = limitBroken(question, ground);
  if (broken !== undefined) return refusal(broken);
  const candidates = question.homes.flatMap((home) => candidateOf(question, ground, home));
  if (candidates.length === 0) return { nat, usd, endpoints: new Map(), gapUsd: 0, refused: null };
  const { rates } = question;
  if (rates === null || question.hourUsd === null) {
    const forced = candidates.filter((one) => one.forced);
    return forced.length === 0
      ? { nat, usd, endpoints: new Map(), gapUsd: 0, refused: null }
      : refusal('The price of interface endpoints is not known.');
  }
  const choice = chooseEndpoints(candidates, rates);
  const endpoints = new Map(
    question.homes
      .filter(({ service }) => choice.services.has(service))
      .map(({ service, zones }) => [service, zones.slice(0, zonesNeeded(question))] as const),
  );
  return { nat, usd: usd + choice.usd, endpoints, gapUsd: choice.gapUsd, refused: null };
}

/** In how many zones an endpoint has to stand; more cost more and carry nothing cheaper, as crossing to them is free. */
export function zonesNeeded({ limits }: Pick<Question, 'limits'>): number {
  return needsTwoZones(limits) ? 2 : 1;
}

/** The parts of flows for which no endpoint and no way out is to be had with this choice. */
export function strandedWith(
  question: Pick<Question, 'homes' | 'limits'>,
  ground: Ground,
): readonly string[] {
  const services = [...ground.services].flatMap(([service, { stranded }]) =>
    canHaveEndpoint(question, service) ? [] : stranded,
  );
  return [...ground.stranded, ...services];
}

/** Whether the endpoints that are drawn keep to the limits: those that have to be are there, in as many zones as it takes. */
export function endpointsSuffice(
  { design, homes, limits }: Pick<Question, 'design' | 'homes' | 'limits'>,
  { services }: Ground,
  lost: ReadonlySet<string>,
): boolean {
  const hasDns = design.vpc.dnsHostnames && design.vpc.dnsSupport;
  return homes.every(({ service, answers, now }) => {
    const bare = services.get(service);
    const stranded = bare?.stranded.some((part) => !lost.has(part)) ?? false;
    const forced = stranded || (limits.privateOnly && (bare?.gb ?? 0) > 0);
    const used = answers && hasDns && now.length > 0;
    return used ? now.length >= zonesNeeded({ limits }) : !forced;
  });
}

function canHaveEndpoint({ homes, limits }: Pick<Question, 'homes' | 'limits'>, service: string): boolean {
  const home = homes.find((one) => one.service === service);
  return home !== undefined && home.usable && home.answers && home.zones.length >= zonesNeeded({ limits });
}

function limitBroken(question: Question, ground: Ground): string | undefined {
  const { design, limits, outageOf, lost } = question;
  const stranded = strandedWith(question, ground).filter((part) => !lost.has(part));
  if (stranded.length > 0) return `It leaves ${listOf(flowNames(stranded))} without a way.`;
  const cutOff = Object.values(ground.routes.natGateways).find(
    ({ zones, serves }) => zones.length === 1 && serves.some((zone) => !zones.includes(zone)),
  );
  if (limits.survivesZoneLoss && cutOff !== undefined) {
    return `When ${nameIn(design.zones, cutOff.zone ?? '')} fails, other zones lose their way out.`;
  }
  if (limits.managedOnly && natKind(ground.nat.mode) === 'instance') return 'It takes NAT instances.';
  const { longestOutageMinutes } = limits;
  const minutes = longestOutageMinutes === null ? 0 : outageOf(design, ground.routes);
  if (longestOutageMinutes !== null && minutes > longestOutageMinutes) {
    return `When a zone fails, others are without a way out for ${minutes} minutes, above the ${longestOutageMinutes} allowed.`;
  }
  if (limits.privateOnly && ground.nat.mode !== 'none' && !ground.leavesThroughNat) {
    return 'No flow leads to the internet, so nothing may leave through NAT.';
  }
  const shut = [...ground.services].find(
    ([service, { gb }]) => limits.privateOnly && gb > 0 && !canHaveEndpoint(question, service),
  );
  return shut === undefined ? undefined : `${shut[0]} cannot be reached through an endpoint in this network.`;
}

const flowNames = (parts: readonly string[]) => [...new Set(parts.map((part) => part.split('/')[0] ?? part))];

/** An endpoint that is there and is not chosen goes, and its hours with it; one without private DNS stays either way. */
function candidateOf(question: Question, ground: Ground, home: Home): readonly EndpointCandidate[] {
  const { service } = home;
  const bare: BareService = ground.services.get(service) ?? { usd: 0, gb: 0, stranded: [] };
  const hours = product(zonesNeeded(question) * HOURS_PER_MONTH, question.hourUsd ?? 0);
  if (!canHaveEndpoint(question, service)) return [];
  return [
    {
      service,
      gb: bare.gb,
      worthUsd: bare.usd - hours,
      forced: bare.stranded.length > 0 || (question.limits.privateOnly && bare.gb > 0),
      drawn: home.endpoint !== null,
    },
  ];
}
