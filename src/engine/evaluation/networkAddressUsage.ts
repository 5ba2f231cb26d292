import type { Design } from '../design/design.ts';
import type { NatGateway, Routes, SubnetReport } from './evaluation.ts';
import { nlbZones } from './addressUse.ts';
import type { Network } from './network.ts';

/** The units of what counts more than one address does: a NAT gateway, an endpoint in a zone, a load balancer in a zone. */
export const HEAVY_UNITS = 6;

/**
 * The units of NAT: 6 for a gateway, counted for every zone in which the regional one is active because AWS says no more
 * than "NAT gateway", and 1 for an instance, which is one address like any other.
 */
export function natUnits(gateways: readonly NatGateway[]): number {
  return gateways.reduce(
    (sum, { kind, zones }) => sum + (kind === 'instance' ? 1 : HEAVY_UNITS * zones.length),
    0,
  );
}

/**
 * The VPC's network address usage: every address in use counts 1, and a NAT gateway, a network load balancer in a zone
 * and an interface endpoint in a zone count 6. The design knows of no transit gateway attachments, Lambda interfaces or
 * EFS mount targets of their own.
 * Source: "Network Address Usage for your VPC", https://docs.aws.amazon.com/vpc/latest/userguide/network-address-usage.html.
 */
export function networkAddressUnits({
  design,
  network,
  subnets,
  routes,
}: {
  readonly design: Design;
  readonly network: Network;
  readonly subnets: Readonly<Record<string, SubnetReport>>;
  readonly routes: Routes;
}): number {
  const addresses = Object.values(subnets).reduce((sum, { used }) => sum + used, 0);
  const gateways = Object.values(routes.natGateways);
  const nat = natUnits(gateways) - gateways.filter(({ subnet }) => subnet !== null).length;
  const endpoints = Object.values(routes.endpoints).reduce(
    (sum, { subnets: places }) => sum + places.length,
    0,
  );
  return addresses + nat + (HEAVY_UNITS - 1) * (endpoints + nlbZones(design, network));
}
