import type { Id } from '../../design/design.ts';
import { sumUsd, usdOf, type RegionalPrices } from '../cost/money.ts';
import type { EvaluatedFlow, Routes, ServiceWay } from '../evaluation.ts';
import { sumOf } from '../figures.ts';
import type { Network } from '../network.ts';
import { transferWithoutEndpoints } from '../transfer/transferOf.ts';
import type { ServiceNeed } from './serviceNeeds.ts';

/** What it costs to call a service with no endpoint in the VPC. */
export type Without = Pick<ServiceWay, 'withoutUsd' | 'withoutUsdPerGb' | 'blocked'>;

/**
 * For each service what its flows would cost without any endpoint, by its short name. The tables keep the routes to
 * gateway endpoints, which then lead nowhere, so nothing has to be routed anew.
 */
export function waysWithoutEndpoints(
  network: Network,
  routes: Routes,
  prices: RegionalPrices,
  needs: readonly ServiceNeed[],
): ReadonlyMap<string, Without> {
  const all = needs.flatMap(({ flows }) => flows);
  const { flows: bare } = transferWithoutEndpoints(network, routes, prices.book, all);
  const flows = new Map(bare.map((flow) => [flow.id, flow]));
  return new Map(needs.map((need) => [need.service, wayWithout(prices, need, flows)]));
}

function wayWithout(
  prices: RegionalPrices,
  { flows, gb }: ServiceNeed,
  evaluated: ReadonlyMap<Id, EvaluatedFlow>,
): Without {
  const bare = flows.flatMap(({ id }) => evaluated.get(id) ?? []);
  const blocked = bare.map(blockedIn).find((reason) => reason !== null) ?? null;
  const dollars = bare.map(({ monthlyUsd }) => monthlyUsd).filter((usd) => usd !== null);
  if (blocked !== null || dollars.length < bare.length) {
    return { withoutUsd: null, withoutUsdPerGb: null, blocked };
  }
  const withoutUsd = sumUsd(dollars);
  return {
    withoutUsd,
    withoutUsdPerGb: gb === 0 ? usdOf(prices, 'natGatewayGb') : rateOf(bare, gb),
    blocked,
  };
}

/** From the rates of the hops, because the dollars of a small flow are rounded. */
function rateOf(flows: readonly EvaluatedFlow[], gb: number): number {
  const hops = flows.flatMap(({ legs }) => legs.flatMap((leg) => leg.hops));
  return sumOf(hops.map((hop) => hop.gb * (hop.usdPerGb ?? 0))) / gb;
}

/** Why a part of a flow gets nowhere; a tier without subnets is nobody to be kept from anything. */
export function blockedIn({ legs }: Pick<EvaluatedFlow, 'legs'>): string | null {
  return legs.find(({ blocked, zone }) => blocked !== null && zone !== null)?.blocked ?? null;
}
