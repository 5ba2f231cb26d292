import { isSingle, natModes, type Design, type Id, type NatMode } from '../../design/design.ts';
import type { NatGateway, NatOption, Routes, TransferReport } from '../evaluation.ts';
import { countOf, listOf } from '../figures.ts';
import { nameIn, type Network } from '../network.ts';
import { deriveRouting } from '../routes.ts';
import { transferOf } from '../transfer/transferOf.ts';
import { sumUsd, type RegionalPrices } from './money.ts';
import { networkLines } from './lines.ts';
import { natGatewayLines } from './natGateway.ts';
import { natTrafficUsd, natVolumes } from './natTraffic.ts';
import { publicIpv4Lines } from './publicIpv4.ts';

/**
 * What the network would cost with each choice of NAT. The routing of each choice is derived as if it were the
 * design's own, so that a zone without a public subnet or a table written by hand is counted as it would be built. The
 * data through NAT is that of `transfer`; where the design has no NAT, it is what would go through one.
 */
export function natOptions(
  prices: RegionalPrices,
  network: Network,
  current: Routes,
  transfer: TransferReport,
): readonly NatOption[] {
  const { nat } = network.design;
  const routing = (mode: NatMode) =>
    mode === nat.mode ? current : deriveRouting(network, { mode, zone: isSingle(mode) ? nat.zone : null });
  const all = natModes.map((mode) => ({ mode, routes: routing(mode) }));
  const regional = all.find(({ mode }) => mode === 'regional')?.routes;
  const travelled =
    nat.mode === 'none' && regional !== undefined ? transferOf(network, regional, prices.book) : transfer;
  const leaving = natVolumes(travelled);
  return all.map(({ mode, routes }) => option(prices, network.design, mode, routes, leaving));
}

function option(
  prices: RegionalPrices,
  design: Design,
  mode: NatMode,
  routes: Routes,
  leaving: ReadonlyMap<Id, number>,
): NatOption {
  const totalUsd = totalOf(networkLines(prices, routes, design));
  const { processingUsd, crossZoneUsd } = natTrafficUsd(prices, Object.values(routes.natGateways), leaving);
  const parts = [totalUsd, processingUsd, crossZoneUsd].map((monthlyUsd) => ({ monthlyUsd }));
  return {
    mode,
    gateways: Object.keys(routes.natGateways).length,
    gatewayUsd: totalOf(natGatewayLines(prices, routes)),
    addressUsd: totalOf(publicIpv4Lines(prices, routes)),
    ...{ processingUsd, crossZoneUsd, totalUsd, withNatTrafficUsd: totalOf(parts) },
    whenAZoneFails: whenAZoneFails(design, routes),
  };
}

function totalOf(lines: readonly { readonly monthlyUsd: number | null }[]): number | null {
  const known = lines.map(({ monthlyUsd }) => monthlyUsd).filter((usd) => usd !== null);
  return known.length < lines.length ? null : sumUsd(known);
}

/** Whether a zone leaves through a gateway or instance that is not active in it. */
export function isShared({ zones, serves }: NatGateway): boolean {
  return serves.some((zone) => !zones.includes(zone));
}

/** What the loss of a zone does to the way out, in one sentence, read from which gateway serves which zones. */
export function whenAZoneFails(design: Design, { natGateways }: Routes): string {
  const gateways = Object.values(natGateways);
  if (gateways.length === 0) return 'No zone has a way out through NAT, so there is none to lose.';
  const shared = gateways.filter(isShared);
  if (shared.length === 0) return 'Losing a zone cuts egress in that zone only.';
  const sentences = shared.map(({ zones, serves }) => {
    const name = listOf(zones.map((zone) => nameIn(design.zones, zone)));
    if (serves.length === Object.keys(design.zones).length) {
      return `losing ${name} cuts egress for ${serves.length === 2 ? 'both zones' : `all ${countOf(serves.length, 'zone')}`}`;
    }
    return `losing ${name} cuts egress for ${listOf(serves.map((id) => nameIn(design.zones, id)))}`;
  });
  const text = listOf(sentences, 3);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
