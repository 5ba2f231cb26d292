import { freeId, idFrom } from '../commands/ids.ts';
import { usualEndpointTier } from '../commands/addEndpoint.ts';
import { entryOf, type Design, type GatewayEndpoint, type Id, type Nat } from '../design/design.ts';
import { networkLines } from '../evaluation/cost/lines.ts';
import { sumUsd, type RegionalPrices } from '../evaluation/cost/money.ts';
import { tiersWithoutGateway } from '../evaluation/endpoints/serviceAdvice.ts';
import type { EvaluatedFlow, FlowLeg, Routes } from '../evaluation/evaluation.ts';
import { onePerZone, withIpv4, type Network } from '../evaluation/network.ts';
import { deriveRouting } from '../evaluation/routes.ts';
import type { CountedFlow } from '../evaluation/transfer/countedFlows.ts';
import { transferOf } from '../evaluation/transfer/transferOf.ts';
import { dynamodbPrefixListId, s3PrefixListId } from '../regions/prefixLists.ts';
import { endpointServiceOf } from '../regions/endpointServices.ts';

/** Where the interface endpoint of a service stands, or would. */
export type Home = {
  readonly service: string;
  /** The design's endpoint; `null` when it has none. */
  readonly endpoint: Id | null;
  readonly tier: Id | null;
  /** The zones in which the tier has a subnet, those that the endpoint stands in first. */
  readonly zones: readonly Id[];
  /** The zones in which the endpoint stands. */
  readonly now: readonly Id[];
  /** Whether clients that call the service by its usual name pass an endpoint. */
  readonly usable: boolean;
  /** Whether the endpoint has private DNS, without which nobody knows who calls it: such a one is left alone. */
  readonly answers: boolean;
};

/** The service at one end of a flow whose other end is a tier; `undefined` for all other flows. */
export function serviceOf({ from, to }: Pick<CountedFlow, 'from' | 'to'>): string | undefined {
  if (from.kind === 'tier' && to.kind === 'service') return to.service;
  return to.kind === 'tier' && from.kind === 'service' ? from.service : undefined;
}

/** The services that flows lead to, with where their interface endpoints stand or would. */
export function homesOf(
  { design, byTier, byId }: Network,
  flows: readonly CountedFlow[],
  routes: Routes,
): readonly Home[] {
  const called = new Set(flows.flatMap((flow) => serviceOf(flow) ?? []));
  const drawn = Object.values(design.endpoints).filter(({ type }) => type === 'interface');
  const services = new Set([...called, ...drawn.map(({ service }) => service)]);
  return [...services].map((service) => {
    const known = endpointServiceOf(service);
    const id = Object.keys(design.endpoints).find(
      (one) => design.endpoints[one]?.type === 'interface' && design.endpoints[one].service === service,
    );
    const endpoint = id === undefined ? undefined : entryOf(design.endpoints, id);
    const tier = endpoint?.type === 'interface' ? endpoint.tier : (usualEndpointTier(design) ?? null);
    const all = onePerZone(withIpv4(byTier.get(tier ?? '') ?? [])).map(({ subnet }) => subnet.zone);
    const now = (routes.endpoints[id ?? '']?.subnets ?? []).flatMap(
      (place) => byId.get(place)?.subnet.zone ?? [],
    );
    return {
      ...{ service, endpoint: id ?? null, tier, now },
      zones: [...now, ...all.filter((zone) => !now.includes(zone))],
      usable: known?.privateDns !== false,
      answers: endpoint?.type !== 'interface' || endpoint.privateDns,
    };
  });
}

/**
 * The design with the free gateway endpoints that its flows can use, without interface endpoints but for those that
 * are left alone: what every choice starts from.
 */
export function bareDesign(design: Design, flows: readonly CountedFlow[]): Design {
  const kept = Object.entries(design.endpoints).filter(
    ([, one]) => one.type === 'gateway' || !one.privateDns,
  );
  const endpoints: Record<Id, Design['endpoints'][string]> = Object.fromEntries(kept);
  for (const [service, tiers] of callersOf(design, flows)) {
    if (service !== 's3' && service !== 'dynamodb') continue;
    const id = Object.keys(endpoints).find(
      (one) => endpoints[one]?.type === 'gateway' && endpoints[one].service === service,
    );
    const missing = tiersWithoutGateway(design, { endpoint: id ?? null, tiers });
    if (missing.length === 0) continue;
    const before = id === undefined ? undefined : endpoints[id];
    const served = before?.type === 'gateway' ? before.tiers : [];
    const gateway = before?.type === 'gateway' ? before : newGateway(design, service);
    endpoints[id ?? freeId(endpoints, idFrom(service, 'endpoint'))] = {
      ...gateway,
      tiers: [...served, ...missing],
    };
  }
  return { ...design, endpoints };
}

function newGateway({ region }: Design, service: GatewayEndpoint['service']): GatewayEndpoint {
  const known = service === 's3' ? s3PrefixListId(region) : dynamodbPrefixListId(region);
  return { type: 'gateway', service, tiers: [], prefixListId: known ?? null, policy: null };
}

function callersOf(design: Design, flows: readonly CountedFlow[]): ReadonlyMap<string, readonly Id[]> {
  const callers = new Map<string, Set<Id>>();
  for (const flow of flows) {
    const service = serviceOf(flow);
    const tier =
      flow.from.kind === 'tier' ? flow.from.tier : flow.to.kind === 'tier' ? flow.to.tier : undefined;
    if (service === undefined || tier === undefined || !Object.hasOwn(design.tiers, tier)) continue;
    callers.set(service, (callers.get(service) ?? new Set()).add(tier));
  }
  return new Map([...callers].map(([service, tiers]) => [service, [...tiers]]));
}

/** What a service costs when nothing but gateway endpoints leads to it. */
export type BareService = {
  /** Dollars a month of what does not pass a gateway endpoint. */
  readonly usd: number;
  /** The GB of it. */
  readonly gb: number;
  /** The parts of its flows that have no way, as `<flow>/<zone>`. */
  readonly stranded: readonly string[];
};

/** A choice of NAT with the bare design's endpoints. */
export type Ground = {
  readonly nat: Nat;
  readonly routes: Routes;
  /** The whole month; `null` when a price is not known. */
  readonly usd: number | null;
  readonly services: ReadonlyMap<string, BareService>;
  /** Parts of flows to anything but services that have no way. */
  readonly stranded: readonly string[];
  /** Whether a flow to the internet or another network passes NAT. */
  readonly leavesThroughNat: boolean;
};

/** The bare design with one choice of NAT: its month, and which of it belongs to each service. */
export function groundOf(
  bare: Network,
  nat: Nat,
  prices: RegionalPrices,
  flows: readonly CountedFlow[],
): Ground {
  const network: Network = { ...bare, design: { ...bare.design, nat } };
  const routes = deriveRouting(network, nat);
  const transfer = transferOf(network, routes, prices.book, flows);
  const lines = networkLines(prices, routes, bare.design);
  const known = !transfer.partial && lines.every(({ monthlyUsd }) => monthlyUsd !== null);
  const services = new Map<string, { usd: number; gb: number; stranded: string[] }>();
  const stranded: string[] = [];
  let leavesThroughNat = false;
  for (const flow of transfer.flows) {
    const service = serviceOf(flow);
    if (service === undefined) {
      stranded.push(...strandedParts(flow));
      leavesThroughNat ||= flow.legs.some(({ hops }) => hops.some(({ kind }) => kind === 'nat'));
      continue;
    }
    const sum = services.get(service) ?? { usd: 0, gb: 0, stranded: [] };
    services.set(service, sum);
    sum.stranded.push(...strandedParts(flow));
    for (const leg of flow.legs.filter(isPayable)) {
      sum.gb += leg.sentGb + leg.receivedGb;
      sum.usd += leg.hops.reduce((all, { monthlyUsd }) => all + (monthlyUsd ?? 0), 0);
    }
  }
  const usd = sumUsd([...lines.map(({ monthlyUsd }) => monthlyUsd ?? 0), transfer.monthlyUsd]);
  return { nat, routes, usd: known ? usd : null, services, stranded, leavesThroughNat };
}

/** Whether an endpoint would carry it: not what passes a gateway endpoint, and nothing of a tier without subnets. */
function isPayable({ hops, zone }: FlowLeg): boolean {
  return zone !== null && hops.every(({ kind }) => kind !== 'gateway-endpoint');
}

function strandedParts({ id, legs }: EvaluatedFlow): readonly string[] {
  return legs.flatMap(({ blocked, zone }) => (blocked === null || zone === null ? [] : [`${id}/${zone}`]));
}
