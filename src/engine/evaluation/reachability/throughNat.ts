import { entryOf, refOf } from '../../design/design.ts';
import { ANY_ADDRESS } from '../../packets/addresses.ts';
import { askedBy } from '../../packets/answers.ts';
import { headersBetween, type HeaderSet, intersect, narrowed, withSide } from '../../packets/headerSet.ts';
import { intersection, NOTHING, span, unionOfAll } from '../../packets/intervals.ts';
import { ICMP, TCP, UDP, WITH_PORTS, WITH_TYPES } from '../../packets/protocols.ts';
import type { EvaluatedRoute, NatGateway } from '../evaluation.ts';
import { attachmentSubnets } from '../routeTargets.ts';
import { type Addresses, EVERYWHERE, NO_ADDRESSES } from './addressSpace.ts';
import { arrival, isInternetGateway, nothing, nowhere, type Onward, type Outside } from './onward.ts';
import { leadingTo } from './routedAddresses.ts';
import type { Site } from './site.ts';
import { between, step, type Step } from './steps.ts';
import { aclStep, aclStepOf, answering, localBackStep, type Stand, tableStep } from './wayInside.ts';
import type { World } from './world.ts';

/** What NAT carries: TCP, UDP and ICMP over IPv4 (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html). */
const CARRIED_BY_NAT = headersBetween(4, undefined, undefined, [
  { ...WITH_PORTS, protocols: unionOfAll([span(TCP, TCP), span(UDP, UDP)]) },
  { ...WITH_TYPES, protocols: span(ICMP, ICMP) },
]);

/** The ports from which NAT sends (same page). */
export const NAT_PORTS = span(1024, 65_535);

/**
 * Through NAT the packet goes on from the address of the gateway and a port of its choice; something arrives when any
 * of its choices does. The ACL of the gateway's subnet sees the packet coming in and going out, and the answer both
 * ways; a regional gateway stands in no subnet. The table of that subnet leads on: to the internet gateway, or to
 * another network over the transit gateway (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html), but
 * over no peering connection and no endpoint. The security group of a NAT instance is not in the design, and is taken
 * to let through what its subnets send.
 */
export function throughNat(world: World, from: Stand, to: Outside, gateway: NatGateway | undefined): Onward {
  if (gateway === undefined) {
    const forward = [nowhere(to, 'vpc', 'NAT', 'there is none')];
    return { through: 'nat', forward, back: nothing };
  }
  const nat = step('nat', refOf('nat', gateway.id), gateway.name, {
    passes: CARRIED_BY_NAT,
    why: `${gateway.name} carries TCP, UDP and ICMP over IPv4 alone.`,
    ...(gateway.subnet === null ? {} : { subnet: gateway.subnet }),
  });
  const site = gateway.subnet === null ? undefined : world.siteOf(gateway.subnet);
  const exit = exitOf(world, to, site);
  if (exit === undefined) {
    const why = 'NAT leads to the internet, and over the transit gateway where that is attached in its zone';
    return { through: 'nat', forward: [nowhere(to, nat.ref, nat.label, why)], back: nothing };
  }
  const { hop } = exit;
  if (site === undefined) return { through: 'nat', forward: [nat, hop, arrival(to)], back: () => [hop, nat] };
  const crossing = from.site.subnets[0]?.id !== gateway.subnet;
  const { there, back } = passedBy(site, to, exit);
  const leads = site.routing === undefined ? NO_ADDRESSES : leadingTo(site.routing, exit.accepts);
  return {
    through: 'nat',
    forward: [
      ...(crossing ? [aclStep({ site }, 'in')] : []),
      nat,
      aclStepOf(site, 'out', asSentBefore(there.ofNat)),
      tableStep(site, between(EVERYWHERE, leads), `The route table of ${gateway.name} does not lead there.`),
      ...doorStep(exit, 'in', there.ofDoor),
      hop,
      arrival(to),
    ],
    back: () => [
      hop,
      ...doorStep(exit, 'out', back().ofDoor),
      aclStepOf(site, 'in', asSentBefore(back().ofNat)),
      nat,
      ...(crossing ? [answering(aclStep({ site }, 'out')), localBackStep({ site }, from)] : []),
    ],
  };
}

/** How what NAT sends leaves the VPC. */
type Exit = {
  readonly hop: Step;
  /** Which routes of the gateway's subnet lead to it. */
  readonly accepts: (route: EvaluatedRoute) => boolean;
  /** The subnet of the attachment; `undefined` for the internet gateway. */
  readonly door: Site | undefined;
};

/** The transit gateway takes what comes from the zone of the NAT gateway, which a regional one does not send from. */
function exitOf({ network, siteOf }: World, to: Outside, site: Site | undefined): Exit | undefined {
  if (to.kind !== 'network') {
    const hop = step('internet-gateway', 'internet-gateway', 'internet gateway');
    return { hop, accepts: isInternetGateway, door: undefined };
  }
  const connection = entryOf(network.design.networks, to.id)?.connection;
  const zone = site?.subnets[0]?.subnet.zone;
  const attachment = attachmentSubnets(network).find(({ subnet }) => subnet.zone === zone);
  if (connection?.kind !== 'transit-gateway' || attachment === undefined) return undefined;
  const hop = step('transit-gateway', 'transit-gateway', 'transit gateway');
  return { hop, accepts: ({ target }) => target.kind === 'transit-gateway', door: siteOf(attachment.id) };
}

type Passed = { readonly ofNat: HeaderSet; readonly ofDoor: HeaderSet };

/**
 * What NAT sends and what of it is answered, with the addresses and ports that it may choose, after the ACL of its own
 * subnet and after that of the attachment. In one and the same subnet both directions of the ACL see what goes to the
 * transit gateway, and nothing sees what comes from it (https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html).
 */
function passedBy(
  site: Site,
  to: Outside,
  { door }: Exit,
): { readonly there: Passed; readonly back: () => Passed } {
  const ofNat = sentByNat(site.addresses, to.addresses, site.passes.egress);
  const ofDoor = door === undefined ? ofNat : intersect(ofNat, door.passes.ingress);
  const back = () => {
    if (door !== undefined && isSame(door, site)) return { ofNat: ofDoor, ofDoor };
    const led = door === undefined ? ofDoor : answeredAtDoor(ofDoor, door);
    return { ofNat: intersect(led, askedBy(site.passes.ingress)), ofDoor: led };
  };
  return { there: { ofNat, ofDoor }, back };
}

/** The part whose answers the attachment's ACL lets out and its table leads to the NAT gateway. */
function answeredAtDoor(sent: HeaderSet, { passes, routing }: Site): HeaderSet {
  const local = narrowed(sent, 4, 'source', routing?.local[4] ?? NOTHING);
  return intersect(local, askedBy(passes.egress));
}

function doorStep({ door }: Exit, direction: 'in' | 'out', passed: HeaderSet): readonly Step[] {
  return door === undefined ? [] : [aclStepOf(door, direction, asSentBefore(passed))];
}

function isSame(a: Site, b: Site): boolean {
  return a.subnets[0]?.id === b.subnets[0]?.id;
}

/** What NAT may send on, with each address and port that it may choose. */
function sentByNat(own: Addresses, to: Addresses, egress: HeaderSet): HeaderSet {
  const ported = headersBetween(4, own[4], to[4], [{ ...WITH_PORTS, sourcePorts: NAT_PORTS }]);
  return intersect([...ported, ...headersBetween(4, own[4], to[4], [WITH_TYPES])], egress);
}

/** The packets before translation of which some translation is in the set. */
function asSentBefore(translated: HeaderSet): HeaderSet {
  const anySource = withSide(translated, 'source', ANY_ADDRESS[4]);
  return anySource.flatMap((box) =>
    [WITH_PORTS, WITH_TYPES].flatMap((one) => {
      const protocols = intersection(box.protocols, one.protocols);
      return protocols.length === 0 ? [] : [{ ...box, protocols, sourcePorts: one.sourcePorts }];
    }),
  );
}
