import { entryOf, refOf, type Id } from '../../design/design.ts';
import { headersBetween, NO_HEADERS } from '../../packets/headerSet.ts';
import type { EvaluatedRoute } from '../evaluation.ts';
import { attachmentSubnets, gatewayOf } from '../routeTargets.ts';
import { EVERYWHERE, hasNone } from './addressSpace.ts';
import { admits } from './groupPolicy.ts';
import { arrival, nothing, nowhere, type Onward, type Outside } from './onward.ts';
import { partsOf } from './routedAddresses.ts';
import { between, step, type Step, wayOf } from './steps.ts';
import { throughNat } from './throughNat.ts';
import type { Through, Way, WayEnd } from './way.ts';
import {
  aclStep,
  answering,
  endOf,
  groupStep,
  localBackStep,
  sourceStep,
  type Stand,
  tableStep,
} from './wayInside.ts';
import type { World } from './world.ts';

/**
 * The ways from an interface out of the VPC: one for each route that takes some of the addresses, or a blocked one when
 * no route does.
 */
export function waysOut(world: World, from: Stand, to: Outside): readonly Way[] {
  const { routing } = from.site;
  const parts = routing === undefined ? [] : partsOf(routing, to.addresses);
  const ways = parts.map(({ route, addresses }) => wayBy(world, from, { ...to, addresses }, route));
  return ways.length > 0 || hasNone(to.addresses) ? ways : [blockedOut(world, from, to)];
}

/** The way that ends at the interface's route table, which has no route there. */
export function blockedOut(world: World, from: Stand, to: Outside): Way {
  const why = `Route table ${from.site.routing?.table.name ?? 'main'} has no route to ${to.label}.`;
  const steps = [...leaving(world, from, to), tableStep(from.site, NO_HEADERS, why)];
  return courseOf(from, to, 'none', null, steps, nothing);
}

function wayBy(world: World, from: Stand, to: Outside, route: EvaluatedRoute): Way {
  const start = leaving(world, from, to);
  const { site } = from;
  if (route.blackhole !== null) {
    const why = `Route ${route.destination} of ${site.routing?.table.name ?? 'the table'} leads nowhere: ${route.blackhole}.`;
    return courseOf(from, to, 'none', null, [...start, tableStep(site, NO_HEADERS, why)], nothing);
  }
  const onward = onwardBy(world, from, to, route);
  const led = between(EVERYWHERE, to.addresses);
  return courseOf(
    from,
    to,
    onward.through,
    onward.endpoint ?? null,
    [...start, tableStep(site, led, ''), ...onward.forward],
    () => [...onward.back(), ...(onward.skipsAcl === true ? [] : [answering(aclStep(from, 'in'))])],
  );
}

function onwardBy(world: World, from: Stand, to: Outside, route: EvaluatedRoute): Onward {
  const { target, label } = route;
  switch (target.kind) {
    case 'internet-gateway':
      return toInternet(to, publicStep(from));
    case 'egress-only-internet-gateway':
      return toInternet(to, step('egress-only-internet-gateway', 'egress-only-internet-gateway', label));
    case 'nat-gateway':
    case 'nat-instance':
    case 'regional-nat-gateway':
      return throughNat(world, from, to, gatewayOf(world.natGateways, target));
    case 'peering':
      return toNetworks(world, to, step('peering', refOf('network', target.network), label), target.network);
    case 'transit-gateway':
      return throughTransitGateway(world, from, to);
    case 'gateway-endpoint':
      return throughEndpoint(world, to, target.endpoint, label);
    case 'local':
      return {
        through: 'none',
        forward: [nowhere(to, 'vpc', 'VPC', 'the local route keeps it in the VPC')],
        back: nothing,
      };
  }
}

/** The internet and the public addresses of AWS's services lie behind every gateway to the internet. */
function toInternet(to: Outside, gateway: Step): Onward {
  const through = gateway.kind === 'internet-gateway' ? 'internet-gateway' : 'egress-only-internet-gateway';
  if (to.kind === 'network') {
    const why = 'what lies behind it is the internet, not this network';
    return { through, forward: [gateway, nowhere(to, gateway.ref, gateway.label, why)], back: nothing };
  }
  return {
    through,
    forward: [gateway, arrival(to)],
    back: () => [step(gateway.kind, gateway.ref, gateway.label)],
  };
}

/**
 * The internet gateway translates a private IPv4 address into the interface's public one, and drops what has none;
 * IPv6 passes as it is (https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html).
 */
export function publicStep({ party }: Stand): Step {
  return step('internet-gateway', 'internet-gateway', 'internet gateway', {
    passes: party.isPublic ? between(EVERYWHERE, EVERYWHERE) : headersBetween(6),
    why: `The internet gateway carries IPv4 for public addresses alone, and ${party.label} has none.`,
  });
}

/**
 * The transit gateway is reached through the attachment in the packet's own zone, and not without one. The ACL of the
 * attachment's subnet sees what comes in from the interfaces and what goes out to them; in one and the same subnet both
 * directions of the ACL see what goes to the transit gateway, and nothing sees what comes from it
 * (https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html).
 */
function throughTransitGateway(world: World, from: Stand, to: Outside): Onward {
  const gateway = step('transit-gateway', 'transit-gateway', 'transit gateway');
  const zone = from.site.subnets[0]?.subnet.zone;
  const attachment = attachmentSubnets(world.network).find(({ subnet }) => subnet.zone === zone);
  const site = attachment === undefined ? undefined : world.siteOf(attachment.id);
  if (site === undefined) {
    const why = 'it is not attached to a subnet of this zone';
    return {
      through: 'transit-gateway',
      forward: [nowhere(to, gateway.ref, gateway.label, why)],
      back: nothing,
    };
  }
  const behind = toNetworks(world, to, gateway, null);
  if (from.site.subnets[0]?.id === attachment?.id) {
    return { ...behind, forward: [aclStep({ site }, 'in'), ...behind.forward], skipsAcl: true };
  }
  return {
    ...behind,
    forward: [aclStep({ site }, 'in'), ...behind.forward],
    back: () => [...behind.back(), answering(aclStep({ site }, 'out')), localBackStep({ site }, from)],
  };
}

/**
 * Another network behind a peering connection or the transit gateway; what it filters is not in the design, and taken
 * to let everything through. Nothing else lies behind: a peering connection leads to no gateway of the other side
 * (https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html), and what a transit gateway hands on to
 * networks that the design does not name is not known.
 */
function toNetworks({ network: { design } }: World, to: Outside, gateway: Step, network: Id | null): Onward {
  const through = gateway.kind === 'peering' ? 'peering' : 'transit-gateway';
  const connection = to.kind === 'network' ? entryOf(design.networks, to.id)?.connection : null;
  const reached = connection?.kind === through && (network === null || network === to.id);
  if (reached) return { through, forward: [gateway, arrival(to)], back: () => [gateway] };
  const why =
    to.kind !== 'network' && through === 'transit-gateway'
      ? 'what it hands on is up to its own route tables, which the design does not have, so nothing counts as arriving'
      : 'the design names no network behind it that has these addresses';
  return { through, forward: [nowhere(to, gateway.ref, gateway.label, why, gateway.kind)], back: nothing };
}

function throughEndpoint(world: World, to: Outside, endpoint: Id, label: string): Onward {
  const service = entryOf(world.network.design.endpoints, endpoint)?.service;
  const hop = step('gateway-endpoint', refOf('endpoint', endpoint), label);
  if (to.kind !== 'service' || service !== to.id) {
    return {
      through: 'gateway-endpoint',
      endpoint,
      forward: [nowhere(to, hop.ref, label, 'it leads to its service alone')],
      back: nothing,
    };
  }
  return { through: 'gateway-endpoint', endpoint, forward: [hop, arrival(to)], back: () => [hop] };
}

function leaving({ network }: World, from: Stand, to: Outside): readonly Step[] {
  const passes = admits(from.party.policy.egress, null);
  return [sourceStep(from), groupStep(network.design, from, 'out', passes, to.label), aclStep(from, 'out')];
}

function courseOf(
  from: Stand,
  to: Outside,
  through: Through,
  endpoint: Id | null,
  forward: readonly Step[],
  back: () => readonly Step[],
): Way {
  const sent = from.party.opens ? between(from.addresses, to.addresses) : NO_HEADERS;
  return wayOf({ from: endOf(from), to: outsideEnd(to), through, endpoint, sent, forward, back });
}

/** The end of a way that lies outside. */
export function outsideEnd({ ref, label }: Outside): WayEnd {
  return { ref, label, subnets: [] };
}
