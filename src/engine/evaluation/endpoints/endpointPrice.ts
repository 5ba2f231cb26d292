import type { Id } from '../../design/design.ts';
import type { Tier } from '../../prices/priceBook.ts';
import type { EndpointType } from '../../regions/endpointServices.ts';
import { HOURS_PER_MONTH, product, sumUsd } from '../cost/money.ts';
import type { ServiceWay } from '../evaluation.ts';
import { breakEvenGb, furtherVolumeUsd } from './endpointVolume.ts';

/** The prices of interface endpoints, and what those of the design carry. */
export type EndpointPrices = {
  readonly rates: readonly Tier[] | null;
  /** Of one endpoint in one zone. */
  readonly hourUsd: number | null;
  /** GB a month through each interface endpoint. */
  readonly carried: ReadonlyMap<Id, number>;
  readonly carriedInAll: number;
};

type Wanted = {
  readonly type: EndpointType;
  readonly zones: number;
  readonly gb: number;
  /** The endpoint that carries it already, if one does. */
  readonly endpoint: Id | null;
};

/** What an endpoint costs a month: nothing for a gateway, for an interface its hours and what it processes. */
export function priceIn(
  prices: EndpointPrices,
  { type, zones, gb, endpoint }: Wanted,
): { readonly hoursUsd: number | null; readonly processingUsd: number | null; readonly usd: number | null } {
  if (type === 'gateway') return { hoursUsd: 0, processingUsd: 0, usd: 0 };
  const { rates } = prices;
  const hoursUsd = hoursIn(prices, zones);
  const processingUsd = rates === null ? null : furtherVolumeUsd(rates, othersOf(prices, endpoint), gb);
  const usd = hoursUsd === null || processingUsd === null ? null : sumUsd([hoursUsd, processingUsd]);
  return { hoursUsd, processingUsd, usd };
}

/** From which traffic on an endpoint in one zone, two, up to `most` is no dearer than doing without. */
export function breakEvens(
  prices: EndpointPrices,
  most: number,
  usdPerGb: number | null,
  endpoint: Id | null,
): ServiceWay['breakEven'] {
  const { rates } = prices;
  if (rates === null || usdPerGb === null) return [];
  const others = othersOf(prices, endpoint);
  return Array.from({ length: most }, (_, index) => {
    const hoursUsd = hoursIn(prices, index + 1);
    return {
      zones: index + 1,
      gb: hoursUsd === null ? null : breakEvenGb(rates, { hoursUsd, usdPerGb, others }),
    };
  });
}

/** Both ways from nothing to beyond today's traffic and the break-even, at the points where one of the lines bends. */
export function curveOf(
  prices: EndpointPrices,
  way: Pick<ServiceWay, 'type' | 'zones' | 'gb' | 'withoutUsdPerGb' | 'hoursUsd' | 'breakEven' | 'endpoint'>,
): ServiceWay['curve'] {
  const { rates } = prices;
  const { type, zones, gb, withoutUsdPerGb, hoursUsd, endpoint } = way;
  if (withoutUsdPerGb === null || hoursUsd === null || (type === 'interface' && rates === null)) return [];
  const crossing = way.breakEven.find((one) => one.zones === zones)?.gb ?? null;
  const most = 2 * Math.max(gb, crossing ?? 0, 1);
  const others = othersOf(prices, endpoint);
  const bends = type === 'gateway' ? [] : (rates ?? []).map(({ fromGb }) => fromGb - others);
  const inside = [gb, crossing ?? 0, ...bends].filter((point) => point > 0 && point < most);
  return [...new Set([0, ...inside, most])]
    .sort((a, b) => a - b)
    .map((point) => ({
      gb: point,
      withoutUsd: point * withoutUsdPerGb,
      endpointUsd: hoursUsd + (type === 'gateway' ? 0 : furtherVolumeUsd(rates ?? [], others, point)),
    }));
}

function hoursIn({ hourUsd }: EndpointPrices, zones: number): number | null {
  return hourUsd === null ? null : product(zones * HOURS_PER_MONTH, hourUsd);
}

function othersOf({ carried, carriedInAll }: EndpointPrices, endpoint: Id | null): number {
  return carriedInAll - (endpoint === null ? 0 : (carried.get(endpoint) ?? 0));
}
