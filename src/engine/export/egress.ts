import type { Evaluation, NatOption, TrafficRate } from '../evaluation/evaluation.ts';

/** One NAT gateway beside one in each zone, as egress grows. */
export type EgressComparison = {
  /** Zones whose egress crosses into the zone of the one gateway, and all zones. */
  readonly crossing: number;
  readonly zones: number;
  readonly natUsdPerGb: number;
  /** What a GB that crosses a zone boundary costs, both ends together. */
  readonly crossZoneUsdPerGb: number;
  /** What one gateway saves in a month without egress. */
  readonly savedUsd: number;
  /** From how many GB a month on one gateway costs more. */
  readonly breakEvenGb: number;
};

/**
 * What the choice between one NAT gateway and one in each zone does to the bill as egress grows: tasks are spread evenly
 * over the zones, and every GB goes through NAT. A GB out of another zone than the gateway's is charged at both ends of
 * the crossing. What leaving AWS costs is the same for both and not in it. `undefined` without NAT, when a
 * price is not known, or when the two choices build the same. Source: https://aws.amazon.com/vpc/pricing/ and https://aws.amazon.com/ec2/pricing/on-demand/, "Data Transfer".
 */
export function egressComparison({ cost, routes }: Evaluation): EgressComparison | undefined {
  if (Object.keys(routes.natGateways).length === 0) return undefined;
  const [single, perZone] = [optionOf(cost.natOptions, 'single'), optionOf(cost.natOptions, 'per-zone')];
  const nat = rateOf(cost.trafficRates, 'nat-gateway-gb');
  const end = rateOf(cost.trafficRates, 'cross-zone-gb');
  const zones = perZone?.gateways ?? 0;
  const [singleUsd, perZoneUsd] = [single?.totalUsd ?? null, perZone?.totalUsd ?? null];
  if (single?.gateways !== 1 || zones < 2 || singleUsd === null || perZoneUsd === null) return undefined;
  if (nat === null || end === null || end === 0) return undefined;
  const [crossing, crossZoneUsdPerGb, savedUsd] = [zones - 1, 2 * end, perZoneUsd - singleUsd];
  const crossingUsdPerGb = (crossing / zones) * crossZoneUsdPerGb;
  return {
    ...{ crossing, zones, natUsdPerGb: nat, crossZoneUsdPerGb, savedUsd },
    breakEvenGb: savedUsd / crossingUsdPerGb,
  };
}

function optionOf(options: readonly NatOption[], mode: NatOption['mode']): NatOption | undefined {
  return options.find((option) => option.mode === mode);
}

function rateOf(rates: readonly TrafficRate[], id: string): number | null {
  return rates.find((rate) => rate.id === id)?.usdPerGb ?? null;
}
