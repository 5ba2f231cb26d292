import { isSingle, natModes, type Design, type NatMode } from '../../design/design.ts';
import { networkLines } from '../../evaluation/cost/lines.ts';
import { regionalPrices, sumUsd } from '../../evaluation/cost/money.ts';
import { natGatewayLines } from '../../evaluation/cost/natGateway.ts';
import { publicIpv4Lines } from '../../evaluation/cost/publicIpv4.ts';
import { shutEgress } from '../../evaluation/endpoints/shutEgress.ts';
import type { Hop, NatGateway, Routes, TransferReport } from '../../evaluation/evaluation.ts';
import { readNetwork, type Network } from '../../evaluation/network.ts';
import { deriveRouting } from '../../evaluation/routes.ts';
import { countedFlows } from '../../evaluation/transfer/countedFlows.ts';
import { transferOf } from '../../evaluation/transfer/transferOf.ts';
import { settle } from '../../planning/place.ts';
import type { PriceBook } from '../../prices/priceBook.ts';
import type { ZoneFailure } from '../decisionPoint.ts';
import { natAvailability, type NatAvailability } from './availability.ts';
import { zoneFailures } from './failover.ts';
import { limitsNotMet, type NatProblem } from './limits.ts';
import { natLoad, type NatLoad } from './load.ts';

/** A choice of NAT with everything there is to weigh; money is USD a month, `null` where a price is not known. */
export type NatAssessment = {
  readonly mode: NatMode;
  readonly gateways: readonly NatGateway[];
  readonly cost: {
    /** Hours of gateways or instances, with the volumes of instances. */
    readonly hoursUsd: number | null;
    readonly addressUsd: number | null;
    readonly processingUsd: number | null;
    /** Crossing zones on the way to NAT. */
    readonly crossZoneUsd: number | null;
    /** All of the network's data that leaves AWS, for reference. */
    readonly internetUsd: number | null;
    /** The whole network before traffic. */
    readonly beforeTrafficUsd: number | null;
    /** The whole network with its traffic. */
    readonly monthUsd: number | null;
    readonly yearUsd: number | null;
  };
  /** GB a month that have no way out with this choice and would have one with another. */
  readonly strandedGb: number;
  /** GB a month that leave the VPC with this choice, and that no security group lets out today. */
  readonly shutGb: number;
  readonly failures: readonly ZoneFailure[];
  readonly availability: NatAvailability | null;
  readonly load: NatLoad | null;
  /** Stated limits that it does not meet, and what comes close. */
  readonly problems: readonly NatProblem[];
};

/**
 * All six choices of NAT for a design, each with the routing and the traffic it would have, in the order of
 * {@link natModes}. The traffic is that of the design as it is.
 */
export function assessNat(given: Design, prices: PriceBook): readonly NatAssessment[] {
  const network = readNetwork(settle(given));
  const flows = countedFlows(network);
  const trials = natModes.map((mode) => {
    const zone = isSingle(mode) ? network.design.nat.zone : null;
    const routes = deriveRouting(network, { mode, zone });
    return { mode, routes, transfer: transferOf(network, routes, prices, flows) };
  });
  const least = Math.min(...trials.map(({ transfer }) => blockedGb(transfer)));
  return trials.map((trial) => assessment(network, prices, trial, least));
}

type Trial = { readonly mode: NatMode; readonly routes: Routes; readonly transfer: TransferReport };

function assessment(
  network: Network,
  prices: PriceBook,
  { mode, routes, transfer }: Trial,
  leastBlocked: number,
): NatAssessment {
  const { design } = network;
  const gateways = Object.values(routes.natGateways);
  const weighed = {
    mode,
    gateways,
    cost: costIn(design, prices, routes, transfer),
    strandedGb: Math.max(0, blockedGb(transfer) - leastBlocked),
    shutGb: shutEgress(network, transfer).gb,
    failures: zoneFailures(design, routes),
    availability: natAvailability(gateways),
    load: natLoad(network, gateways, transfer),
  };
  return { ...weighed, problems: limitsNotMet(network, weighed) };
}

function costIn(
  design: Design,
  book: PriceBook,
  routes: Routes,
  transfer: TransferReport,
): NatAssessment['cost'] {
  const prices = regionalPrices(book, design);
  const beforeTrafficUsd = total(networkLines(prices, routes, design));
  const throughNat = transfer.flows.flatMap(({ legs }) =>
    legs.filter(({ hops }) => hops.some(({ kind }) => kind === 'nat')).flatMap(({ hops }) => hops),
  );
  const all = transfer.flows.flatMap(({ legs }) => legs.flatMap(({ hops }) => hops));
  const monthUsd =
    beforeTrafficUsd === null || transfer.partial ? null : sumUsd([beforeTrafficUsd, transfer.monthlyUsd]);
  return {
    hoursUsd: total(natGatewayLines(prices, routes)),
    addressUsd: total(publicIpv4Lines(prices, routes)),
    processingUsd: total(ofKind(throughNat, 'nat')),
    crossZoneUsd: total(ofKind(throughNat, 'cross-zone')),
    internetUsd: total([...ofKind(all, 'internet-gateway'), ...ofKind(all, 'egress-only-internet-gateway')]),
    beforeTrafficUsd,
    monthUsd,
    yearUsd: monthUsd === null ? null : sumUsd(Array.from({ length: 12 }, () => monthUsd)),
  };
}

const ofKind = (hops: readonly Hop[], kind: Hop['kind']) => hops.filter((hop) => hop.kind === kind);

function total(parts: readonly { readonly monthlyUsd: number | null }[]): number | null {
  const known = parts.flatMap(({ monthlyUsd }) => (monthlyUsd === null ? [] : [monthlyUsd]));
  return known.length < parts.length ? null : sumUsd(known);
}

function blockedGb({ flows }: TransferReport): number {
  const stuck = flows.flatMap(({ legs }) => legs.filter(({ blocked }) => blocked !== null));
  return stuck.reduce((sum, { sentGb, receivedGb }) => sum + sentGb + receivedGb, 0);
}
