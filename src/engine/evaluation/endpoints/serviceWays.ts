import { usualEndpointTier } from '../../commands/addEndpoint.ts';
import { entryOf, type Design, type Id } from '../../design/design.ts';
import type { PriceBook } from '../../prices/priceBook.ts';
import { endpointServiceOf, type EndpointType } from '../../regions/endpointServices.ts';
import { regionalPrices, usdOf } from '../cost/money.ts';
import type { Routes, ServiceWay, TransferReport } from '../evaluation.ts';
import { onePerZone, withIpv4, type Network } from '../network.ts';
import { countedFlows } from '../transfer/countedFlows.ts';
import { adviceOn } from './serviceAdvice.ts';
import { commandsFor } from './serviceCommands.ts';
import { breakEvens, curveOf, priceIn, type EndpointPrices } from './endpointPrice.ts';
import { endpointRates } from './endpointVolume.ts';
import { serviceNeeds, type ServiceNeed } from './serviceNeeds.ts';
import { waysWithoutEndpoints, type Without } from './withoutEndpoints.ts';

/**
 * For each service that the network calls: what its traffic costs with no endpoint in the VPC, what an endpoint costs,
 * and which of the two is cheaper. The NAT gateways stay where they are, so their hours are on neither side: whether
 * they are needed at all is a question about the whole network. A service with a free gateway endpoint is weighed with
 * that one, and once more with the interface endpoint that the design has for it.
 */
export function serviceWays(
  network: Network,
  routes: Routes,
  book: PriceBook,
  transfer: TransferReport,
): readonly ServiceWay[] {
  const { design, byTier } = network;
  const needs = serviceNeeds(design, new Set(byTier.keys()), countedFlows(network));
  if (needs.length === 0) return [];
  const prices = regionalPrices(book, design);
  const carried = carriedGb(transfer);
  const setting: Setting = {
    ...{ network, routes },
    rates: endpointRates(prices),
    hourUsd: usdOf(prices, 'interfaceEndpointAzHour'),
    carried,
    carriedInAll: [...carried.values()].reduce((sum, gb) => sum + gb, 0),
  };
  const without = waysWithoutEndpoints(network, routes, prices, needs);
  return needs.flatMap((need) => waysOf(setting, need, without.get(need.service) as Without));
}

type Setting = EndpointPrices & { readonly network: Network; readonly routes: Routes };

/** GB a month through each interface endpoint. */
function carriedGb({ flows }: TransferReport): ReadonlyMap<Id, number> {
  const carried = new Map<Id, number>();
  for (const { legs } of flows) {
    for (const { kind, subject, gb } of legs.flatMap(({ hops }) => hops)) {
      if (kind !== 'interface-endpoint' || subject === null) continue;
      const id = subject.slice('endpoint:'.length);
      carried.set(id, (carried.get(id) ?? 0) + gb);
    }
  }
  return carried;
}

function waysOf(setting: Setting, need: ServiceNeed, without: Without): readonly ServiceWay[] {
  const { endpoints } = setting.network.design;
  const drawn = (type: EndpointType) => drawnEndpoint(endpoints, need.service, type);
  const paid = drawn('interface');
  if (endpointServiceOf(need.service)?.types.includes('gateway') !== true) {
    return [wayOf(setting, need, without, 'interface', paid)];
  }
  const free = wayOf(setting, need, without, 'gateway', drawn('gateway'));
  if (paid === null) return [free];
  const throughGateway: Without = { withoutUsd: 0, withoutUsdPerGb: 0, blocked: null };
  return [free, wayOf(setting, need, throughGateway, 'interface', paid)];
}

/** The endpoint that serves a service: of several one with private DNS, which clients use, and then the first id. */
function drawnEndpoint(endpoints: Design['endpoints'], service: string, type: EndpointType): Id | null {
  const all = Object.entries(endpoints).filter(([, one]) => one.type === type && one.service === service);
  const ids = all.map(([id]) => id).sort();
  const isNamed = (id: Id) => {
    const endpoint = entryOf(endpoints, id);
    return endpoint?.type === 'interface' && endpoint.privateDns;
  };
  return ids.find(isNamed) ?? ids[0] ?? null;
}

function wayOf(
  setting: Setting,
  need: ServiceNeed,
  without: Without,
  type: EndpointType,
  endpoint: Id | null,
): ServiceWay {
  const { service, label, why, tiers, gb } = need;
  const most = mostZones(setting, endpoint);
  const weigh = (zones: number) => {
    const price = priceIn(setting, { type, zones, gb, endpoint });
    const { withoutUsd } = without;
    const savesUsd = withoutUsd === null || price.usd === null ? null : withoutUsd - price.usd;
    return { zones, ...price, savesUsd };
  };
  const { zones, hoursUsd, processingUsd, savesUsd } =
    endpoint === null ? best(most, weigh) : weigh(setting.routes.endpoints[endpoint]?.subnets.length ?? 0);
  const fewer =
    type === 'interface' && endpoint !== null && savesUsd !== null && savesUsd < 0 && zones > 2
      ? best(zones - 1, weigh)
      : null;
  const figures = {
    ...{ service, label, why, tiers, gb, type, endpoint, zones: type === 'gateway' ? 0 : zones },
    ...without,
    payingZones: payingIn(fewer),
    ...{ hoursUsd, processingUsd },
    savesUsd: savesUsd === null ? null : Math.round(savesUsd * 1e6) / 1e6,
    breakEven: type === 'gateway' ? [] : breakEvens(setting, most, without.withoutUsdPerGb, endpoint),
  };
  const said = adviceOn(setting.network.design, figures);
  const judged = { ...figures, ...said };
  return {
    ...judged,
    commands: commandsFor(setting, judged, most),
    curve: curveOf(setting, judged),
  };
}

/** Fewer zones than the endpoint stands in, where it pays in them. */
function payingIn(
  fewer: { readonly zones: number; readonly savesUsd: number | null } | null,
): ServiceWay['payingZones'] {
  if (fewer === null || fewer.savesUsd === null || fewer.savesUsd < 0) return null;
  return { zones: fewer.zones, savesUsd: fewer.savesUsd };
}

/** All zones of the tier where that pays, or else the most zones that do, but never one of several. */
function best<Weighed extends { readonly savesUsd: number | null }>(
  most: number,
  weigh: (zones: number) => Weighed,
): Weighed {
  for (let zones = most; zones >= Math.min(2, most); zones -= 1) {
    const weighed = weigh(zones);
    if (weighed.savesUsd === null || weighed.savesUsd >= 0 || zones === 0) return weighed;
  }
  return weigh(most);
}

/** The zones in which an endpoint's tier has a subnet to stand in, or that of a new one. */
function mostZones({ network }: Setting, endpoint: Id | null): number {
  const { design, byTier } = network;
  const drawn = endpoint === null ? undefined : design.endpoints[endpoint];
  const tier = drawn?.type === 'interface' ? drawn.tier : usualEndpointTier(design);
  return tier === undefined ? 0 : onePerZone(withIpv4(byTier.get(tier) ?? [])).length;
}
