import { entryOf, type Access, type Design, type Id, type RouteTarget } from '../design/design.ts';
import { wrongFamily } from '../design/destinations.ts';
import type { EvaluatedRoute, EvaluatedRouteTable } from './evaluation.ts';
import { nameIn, onePerZone, type Network, type PlacedSubnet } from './network.ts';
import { isNatTarget, natWord, targetOf, type PlacedGateway } from './nat.ts';
import { ANYWHERE } from './routeFor.ts';

/** Where a route may lead, those that AWS writes by itself included. */
export type Target = EvaluatedRoute['target'];

/** What the one-way gateway for IPv6 is called in a route. */
const EGRESS_ONLY = 'egress-only internet gateway';

/** The target in words, as routes and menus name it: "NAT gateway us-east-1a", "peering connection to Paris". */
export function targetLabel({ zones, networks }: Design, target: RouteTarget): string {
  switch (target.kind) {
    case 'internet-gateway':
      return 'internet gateway';
    case 'egress-only-internet-gateway':
      return EGRESS_ONLY;
    case 'nat-gateway':
      return `${natWord('zonal')} ${nameIn(zones, target.zone)}`;
    case 'nat-instance':
      return `${natWord('instance')} ${nameIn(zones, target.zone)}`;
    case 'regional-nat-gateway':
      return natWord('regional');
    case 'peering':
      return `peering connection to ${nameIn(networks, target.network)}`;
    case 'transit-gateway':
      return 'transit gateway';
  }
}

/** The way out over NAT that a target means, when the design has it; `undefined` for any other target too. */
export function gatewayOf<G extends PlacedGateway>(gateways: readonly G[], target: Target): G | undefined {
  if (!isNatTarget(target)) return undefined;
  return gateways.find((gateway) => {
    const own = targetOf(gateway);
    return (
      own.kind === target.kind &&
      (gateway.zone === null || !('zone' in target) || target.zone === gateway.zone)
    );
  });
}

/** Why there is nothing where a target leads, as the end of a sentence; `null` when there is. */
export function missingTarget(
  design: Design,
  gateways: readonly PlacedGateway[],
  target: Target,
): string | null {
  const { vpc, networks, zones } = design;
  switch (target.kind) {
    case 'local':
    case 'gateway-endpoint':
      return null;
    case 'internet-gateway':
      return vpc.internetGateway ? null : 'the VPC has no internet gateway';
    case 'egress-only-internet-gateway':
      return vpc.egressOnlyInternetGateway ? null : 'the VPC has no egress-only internet gateway';
    case 'nat-gateway':
    case 'nat-instance':
      return gatewayOf(gateways, target) === undefined
        ? `there is no NAT ${target.kind === 'nat-gateway' ? 'gateway' : 'instance'} in ${nameIn(zones, target.zone)}`
        : null;
    case 'regional-nat-gateway':
      return gatewayOf(gateways, target) === undefined ? 'there is no regional NAT gateway' : null;
    case 'peering':
      return entryOf(networks, target.network)?.connection?.kind === 'peering'
        ? null
        : `there is no peering connection to ${nameIn(networks, target.network)}`;
    case 'transit-gateway':
      return vpc.transitGateway === null ? 'the VPC is not attached to a transit gateway' : null;
  }
}

/**
 * Why packets that take a route get nowhere, as the end of a sentence; `null` when they go on. A target that is there
 * may carry nothing all the same: a NAT gateway without a way to the internet of its own
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html), or one of the other family. `leadsOut` says whether a
 * subnet's default route leads to the internet gateway.
 */
export function blackholeOf(
  design: Design,
  gateways: readonly PlacedGateway[],
  leadsOut: (subnet: Id) => boolean,
  { destination, target }: Pick<EvaluatedRoute, 'destination' | 'target'>,
): string | null {
  const missing = missingTarget(design, gateways, target);
  if (missing !== null) return missing;
  if (target.kind === 'local' || target.kind === 'gateway-endpoint') return null;
  const family = wrongFamily(destination, target.kind);
  if (family !== null) return family;
  const gateway = gatewayOf(gateways, target);
  if (gateway === undefined) return null;
  if (gateway.subnet === null) {
    return design.vpc.internetGateway ? null : 'the VPC of the regional NAT gateway has no internet gateway';
  }
  if (leadsOut(gateway.subnet) && design.vpc.internetGateway) return null;
  return `the subnet of ${gateway.name} has no way to the internet`;
}

/**
 * What routes say a subnet is (https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html): public with a
 * route to an internet gateway, isolated without a route to anywhere outside the VPC, private otherwise. A route to
 * what is not there does not count.
 */
export function accessOf(
  design: Design,
  gateways: readonly PlacedGateway[],
  routes: readonly EvaluatedRoute[],
): Access {
  const outside = routes.filter(
    ({ target }) =>
      target.kind !== 'local' &&
      target.kind !== 'gateway-endpoint' &&
      missingTarget(design, gateways, target) === null,
  );
  if (outside.some(({ target }) => target.kind === 'internet-gateway')) return 'public';
  return outside.length > 0 ? 'private' : 'isolated';
}

/**
 * Whether a table leads to the internet: through a gateway, NAT, or a default route to another network that may hand on
 * what it gets. A route to the ranges of a network alone does not.
 */
export function leadsToInternet(table: Pick<EvaluatedRouteTable, 'access' | 'routes'> | undefined): boolean {
  if (table === undefined || table.access === 'isolated') return false;
  return table.routes.some(
    ({ destination, target }) =>
      target.kind === 'internet-gateway' ||
      target.kind === 'egress-only-internet-gateway' ||
      isNatTarget(target) ||
      (target.kind !== 'local' && (destination === ANYWHERE.ipv4 || destination === ANYWHERE.ipv6)),
  );
}

/**
 * The subnets through which the VPC is attached to the transit gateway: the lowest of the tier in each zone. AWS takes
 * one a zone, and what is in a zone without one does not reach the transit gateway
 * (https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html).
 */
export function attachmentSubnets({ design, byTier }: Network): readonly PlacedSubnet[] {
  const { transitGateway } = design.vpc;
  return transitGateway === null ? [] : onePerZone(byTier.get(transitGateway.tier) ?? []);
}
