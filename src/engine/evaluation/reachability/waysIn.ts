import { entryOf } from '../../design/design.ts';
import { headersBetween, intersect, NO_HEADERS, unionAll } from '../../packets/headerSet.ts';
import { attachmentSubnets } from '../routeTargets.ts';
import { EVERYWHERE } from './addressSpace.ts';
import { admits } from './groupPolicy.ts';
import type { Site } from './site.ts';
import { leadingTo } from './routedAddresses.ts';
import { between, step, type Step, wayOf } from './steps.ts';
import type { Through, Way } from './way.ts';
import { aclStep, answering, endOf, groupStep, localStep, type Stand, tableStep } from './wayInside.ts';
import { isInternetGateway, type Outside } from './onward.ts';
import { outsideEnd, publicStep } from './waysOut.ts';
import type { World } from './world.ts';

/**
 * The way from outside to an interface of the VPC. Headers have the interface's private address as their destination,
 * which is what filters see behind the internet gateway. Services open no connections into a VPC.
 */
export function wayIn(world: World, from: Outside, to: Stand): Way {
  switch (from.kind) {
    case 'internet':
      return fromInternet(world, from, to);
    case 'network':
      return fromNetwork(world, from, to);
    case 'service':
      return courseIn(world, from, to, { through: 'none', entry: [closed(from)], exit: nothing });
  }
}

type Entry = {
  readonly through: Through;
  readonly entry: readonly Step[];
  /** What an answer passes once it has left the subnet, its route table included. */
  readonly exit: () => readonly Step[];
};

const nothing = (): readonly Step[] => [];

function courseIn({ network }: World, from: Outside, to: Stand, way: Entry): Way {
  const admitted = admits(to.party.policy.ingress, null);
  return wayOf({
    from: outsideEnd(from),
    to: endOf(to),
    through: way.through,
    endpoint: to.party.endpoint,
    sent: between(from.addresses, to.addresses),
    forward: [
      step('source', from.ref, from.label),
      ...way.entry,
      groupStep(network.design, to, 'in', admitted, from.label),
      step('destination', to.party.ref, to.party.label),
    ],
    back: way.exit,
  });
}

/**
 * The internet gateway brings in what is for a public IPv4 address of an interface, and IPv6, where the subnet is a
 * public one, which is one with a route to it
 * (https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html). What is behind NAT or an egress-only
 * internet gateway is not to be reached (https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html).
 */
function fromInternet(world: World, from: Outside, to: Stand): Way {
  const { design } = world.network;
  const { routing, subnets } = to.site;
  const out = routing === undefined ? undefined : leadingTo(routing, isInternetGateway);
  const families = ([4, 6] as const).filter((family) => (out?.[family].length ?? 0) > 0);
  const open = families.flatMap((family) => headersBetween(family));
  const name = subnets[0]?.subnet.name ?? 'the subnet';
  const gateway = design.vpc.internetGateway
    ? publicStep(to)
    : { ...publicStep(to), passes: NO_HEADERS, why: 'The VPC has no internet gateway.' };
  return courseIn(world, from, to, {
    through: 'internet-gateway',
    entry: [
      gateway,
      tableStep(
        to.site,
        open,
        `${name} is no public subnet: its route table has no route to the internet gateway.`,
      ),
      aclStep(to, 'in'),
    ],
    exit: () => [answering(aclStep(to, 'out')), backStep(to, isInternetGateway), gateway],
  });
}

/**
 * Peering and the transit gateway bring in what comes from their networks, whatever this side's routes say; only the
 * answer needs them. The transit gateway enters through an attachment, the one of the interface's zone where there is
 * one, whose subnet's table has to lead on and whose ACL sees what goes out of it to another subnet
 * (https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html).
 */
function fromNetwork(world: World, from: Outside, to: Stand): Way {
  const { design } = world.network;
  const connection = entryOf(design.networks, from.id)?.connection ?? null;
  if (connection === null) {
    const why = `The VPC has no connection to ${from.label}.`;
    const closedStep = step('source', from.ref, from.label, { passes: NO_HEADERS, why });
    return courseIn(world, from, to, { through: 'none', entry: [closedStep], exit: nothing });
  }
  if (connection.kind === 'transit-gateway') return fromTransitGateway(world, from, to);
  const gateway = step('peering', from.ref, `peering connection to ${from.label}`);
  const back = () => backStep(to, ({ target }) => target.kind === 'peering' && target.network === from.id);
  return courseIn(world, from, to, {
    through: 'peering',
    entry: [gateway, aclStep(to, 'in')],
    exit: () => [answering(aclStep(to, 'out')), back(), gateway],
  });
}

function fromTransitGateway(world: World, from: Outside, to: Stand): Way {
  const all = attachmentSubnets(world.network);
  const gateway = step('transit-gateway', 'transit-gateway', 'transit gateway', {
    ...(all.length > 0 ? {} : { passes: NO_HEADERS }),
    why: 'The VPC is not attached to a transit gateway.',
  });
  const subnet = to.site.subnets[0];
  const near = all.find((one) => one.subnet.zone === subnet?.subnet.zone);
  const own = near === undefined ? undefined : world.siteOf(near.id);
  const back = () => backStep(to, ({ target }) => target.kind === 'transit-gateway');
  const toGateway = near === undefined ? { ...gateway, passes: NO_HEADERS, why: NOT_IN_ZONE } : gateway;
  if (near !== undefined && near.id === subnet?.id) {
    const seen = () => [answering(aclStep(to, 'out')), back(), answering(aclStep(to, 'in')), toGateway];
    return courseIn(world, from, to, { through: 'transit-gateway', entry: [gateway], exit: seen });
  }
  const doors = own === undefined ? all.flatMap(({ id }) => world.siteOf(id) ?? []) : [own];
  return courseIn(world, from, to, {
    through: 'transit-gateway',
    entry: [gateway, ...throughOneOf(doors, to), aclStep(to, 'in')],
    exit: () => [
      answering(aclStep(to, 'out')),
      back(),
      ...(own === undefined ? [] : [answering(aclStep({ site: own }, 'in'))]),
      toGateway,
    ],
  });
}

/** Out of an attachment's subnet: past its ACL, and by a route of its table that leads to the interface. */
function throughOneOf(doors: readonly Site[], to: Stand): readonly Step[] {
  const [door, ...others] = doors;
  if (door === undefined) return [];
  const [acl, table] = [aclStep({ site: door }, 'out'), localStep({ site: door }, to)];
  if (others.length === 0) return [acl, table];
  const passes = doors.map((site) => intersect(site.passes.egress, localStep({ site }, to).passes));
  return [{ ...acl, passes: unionAll(passes) }];
}

const NOT_IN_ZONE = 'The transit gateway is not attached to a subnet of this zone, so no answer reaches it.';

/** The route table of the interface's subnet, on the way of an answer: it has to lead back to where the packet came from. */
function backStep({ site }: Stand, accepts: Parameters<typeof leadingTo>[1]): Step {
  const back = site.routing === undefined ? undefined : leadingTo(site.routing, accepts);
  const passes = back === undefined ? NO_HEADERS : between(back, EVERYWHERE);
  return tableStep(
    site,
    passes,
    `Route table ${site.routing?.table.name ?? 'main'} does not lead answers back there.`,
  );
}

function closed(from: Outside): Step {
  return step('source', from.ref, from.label, {
    passes: NO_HEADERS,
    why: `${from.label} answers; it opens no connections into the VPC.`,
  });
}
