import type { Design, Id, Subnet } from '../../design/design.ts';
import {
  attachmentIn,
  endpointSubnets,
  hasRegionalNat,
  hasRouteTo,
  ipv4Of,
  isOfNetwork,
  isOnInternet,
  isUsable,
  natHomes,
  targetFor,
  type Target,
} from './deployed.testing.ts';
import { aclLets, groupsLet, type Guarded } from './filters.testing.ts';
import { answerTo, isSameAddress, type Packet, readBlock, sizeOf } from './packet.testing.ts';

/*
 * One packet walked hop by hop, and its answer walked back: an independent account of what AWS documents, which knows
 * nothing of sets. Each hop is written to a trail, so that a packet on which two accounts differ tells where.
 */

/** Where a packet begins or ends. */
export type Place =
  | {
      readonly kind: 'interface';
      readonly owner: 'workload' | 'endpoint';
      readonly id: Id;
      readonly subnet: Id;
    }
  | { readonly kind: 'internet' }
  | { readonly kind: 'network'; readonly id: Id }
  | { readonly kind: 'service'; readonly name: string };

/** One interface of the VPC. */
export type Interface = Extract<Place, { kind: 'interface' }>;

/** What became of a packet. */
export type Walked = {
  readonly arrives: boolean;
  /** Whether it arrives, and the answer comes back or none is asked for. */
  readonly answered: boolean;
  /** The gateway endpoint that it passed. */
  readonly endpoint: Id | null;
  readonly trail: readonly string[];
};

/** What the network may choose freely: address and port that NAT sends from, and where the transit gateway enters. */
type Choice = {
  /** Counted from the beginning of the subnet that NAT stands in. */
  readonly natPlace: bigint;
  readonly natPort: number;
  readonly door: Id | undefined;
};

type Journey = {
  readonly design: Design;
  readonly from: Place;
  readonly to: Place;
  readonly packet: Packet;
  readonly choice: Choice;
  readonly trail: string[];
  endpoint: Id | null;
};

/**
 * Walks a packet from one place to another and its answer back. Where the network is free to choose, a packet arrives
 * when one choice lets it, and is answered when one choice lets both pass. `undefined` for what is no packet between
 * these places: an address that is not theirs, or one that is sent to itself.
 */
export function walk(design: Design, from: Place, to: Place, packet: Packet): Walked | undefined {
  if (!has(design, from, packet.source) || !has(design, to, packet.destination)) return undefined;
  if (isSameAddress(packet.source, packet.destination)) return undefined;
  if (packet.source.family !== packet.destination.family) return undefined;
  let best: Walked | undefined;
  for (const choice of choicesOf(design, from, to, packet)) {
    const journey: Journey = { design, from, to, packet, choice, trail: [], endpoint: null };
    const arrives = forward(journey);
    const answered = arrives && comesBack(journey);
    const { endpoint, trail } = journey;
    if (
      best === undefined ||
      Number(arrives) + Number(answered) > Number(best.arrives) + Number(best.answered)
    )
      best = { arrives, answered, endpoint, trail };
    if (answered) break;
  }
  return best;
}

/** Whether a place has an address. */
export function has(design: Design, place: Place, address: Packet['source']): boolean {
  switch (place.kind) {
    case 'interface': {
      const subnet = design.subnets[place.subnet];
      return subnet !== undefined && isUsable(design, subnet, address);
    }
    case 'internet':
      return isOnInternet(design, address);
    case 'network':
      return isOfNetwork(design, place.id, address);
    case 'service':
      return 'behind' in address && address.behind === placeholderOf(place.name);
  }
}

/** S3 and DynamoDB have lists of their own; the public addresses of all other services are told by one. */
function placeholderOf(service: string): string {
  return service === 's3' || service === 'dynamodb' ? service : 'services';
}

/** The addresses and ports at which some entry of an ACL changes its mind, of those that NAT may send from. */
function choicesOf(design: Design, from: Place, to: Place, packet: Packet): readonly Choice[] {
  const fixed = { natPlace: 4n, natPort: 0, door: undefined };
  if (from.kind === 'network' && to.kind === 'interface') {
    const zone = design.subnets[to.subnet]?.zone ?? '';
    const near = attachmentIn(design, zone);
    const zones = near === undefined ? Object.keys(design.zones) : [zone];
    const doors = zones.flatMap((one) => attachmentIn(design, one) ?? []);
    return (doors.length === 0 ? [undefined] : doors).map((door) => ({ ...fixed, door }));
  }
  const entries = Object.values(design.networkAcls).flatMap((acl) => acl.entries);
  const ported = packet.protocol === 6 || packet.protocol === 17;
  const ports = [
    ...[1024, 65_535],
    ...entries.flatMap(({ traffic: { ports: range } }) =>
      range === null ? [] : [range.from - 1, range.from, range.to, range.to + 1],
    ),
  ].filter((port) => port >= 1024 && port <= 65_535);
  const places = to.kind === 'network' ? [...placesInHomes(design, entries)] : [4n];
  return places.flatMap((natPlace) =>
    (ported ? [...new Set(ports)] : [0]).map((natPort) => ({ ...fixed, natPlace, natPort })),
  );
}

/** Places in the subnets of NAT, from their beginning, at which a block of an entry begins or ends. */
function placesInHomes(design: Design, entries: readonly { readonly cidr: string }[]): ReadonlySet<bigint> {
  const places = new Set([4n]);
  for (const { subnet } of natHomes(design)) {
    const own = ipv4Of(design.subnets[subnet] as Subnet);
    for (const { cidr } of entries) {
      const block = readBlock(cidr);
      if (own === undefined || block?.family !== 4) continue;
      const start = block.base - own.base;
      for (const place of [start - 1n, start, start + sizeOf(block) - 1n, start + sizeOf(block)]) {
        if (place >= 4n && place < sizeOf(own) - 1n) places.add(place);
      }
    }
  }
  return places;
}

function say(journey: Journey, hop: string, passes: boolean): boolean {
  journey.trail.push(`${passes ? '✓' : '✗'} ${hop}`);
  return passes;
}

/* There. */

function forward(journey: Journey): boolean {
  const { from, to, packet } = journey;
  if (from.kind === 'service') return say(journey, 'services open no connections', false);
  if (from.kind === 'interface') {
    if (from.owner === 'endpoint') return say(journey, 'endpoints open no connections', false);
    if (!guards(journey, from, 'egress', packet, to)) return false;
    return to.kind === 'interface'
      ? inside(journey, from, to, packet) && lands(journey)
      : leaves(journey, from);
  }
  if (to.kind !== 'interface') return say(journey, 'neither end is in the VPC', false);
  const enters = from.kind === 'internet' ? fromInternet(journey, to) : fromNetwork(journey, from.id, to);
  return enters && lands(journey);
}

function lands(journey: Journey): boolean {
  const { from, to, packet } = journey;
  return to.kind !== 'interface' || guards(journey, to, 'ingress', packet, from);
}

/** From one interface to another: ACLs and routes see what crosses from subnet to subnet, and nothing inside one. */
function inside(journey: Journey, from: Interface, to: Interface, packet: Packet): boolean {
  if (from.subnet === to.subnet) return true;
  return (
    acl(journey, from.subnet, 'egress', packet) &&
    isLocal(journey, from.subnet, packet) &&
    acl(journey, to.subnet, 'ingress', packet)
  );
}

function leaves(journey: Journey, from: Interface): boolean {
  const { design, packet } = journey;
  if (!acl(journey, from.subnet, 'egress', packet)) return false;
  const target = targetFor(design, from.subnet, packet.destination);
  if (target === undefined) return say(journey, `no route in ${from.subnet}`, false);
  switch (target.kind) {
    case 'local':
      return say(journey, 'local', false);
    case 'internet-gateway':
      return throughInternetGateway(journey, from);
    case 'egress-only-internet-gateway': {
      const there = design.vpc.egressOnlyInternetGateway && packet.destination.family === 6;
      return say(journey, 'egress-only gateway', there) && ends(journey, 'internet');
    }
    case 'gateway-endpoint':
      journey.endpoint = target.endpoint;
      return say(journey, 'gateway endpoint', isService(journey.to, target.service));
    case 'peering':
      return (
        say(journey, 'peering', isPeered(design, target.network)) && ends(journey, 'peering', target.network)
      );
    case 'transit-gateway':
      return toTransitGateway(journey, from);
    case 'nat-gateway':
    case 'nat-instance':
    case 'regional-nat-gateway':
      return throughNat(journey, from, target);
  }
}

/** Private IPv4 addresses need a public one; IPv6 passes as it is. */
function throughInternetGateway(journey: Journey, from: Interface): boolean {
  const { design, packet } = journey;
  if (!say(journey, 'internet gateway', design.vpc.internetGateway)) return false;
  const translated = packet.destination.family === 6 || isPublic(design, from);
  return say(journey, 'public address', translated) && ends(journey, 'internet');
}

/** What lies behind a gateway is where the packet was to go. */
function ends(journey: Journey, behind: 'internet' | 'peering' | 'transit-gateway', network?: Id): boolean {
  const { design, to } = journey;
  const right =
    behind === 'internet'
      ? to.kind === 'internet' || to.kind === 'service'
      : to.kind === 'network' &&
        design.networks[to.id]?.connection?.kind === behind &&
        (network === undefined || network === to.id);
  return say(journey, `behind ${behind}`, right);
}

/**
 * A NAT gateway carries TCP, UDP and ICMP of IPv4 and leaves through the internet gateway
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html). Its subnet's ACL sees the packet come in,
 * unless it was in that subnet before, and go out again from the gateway's own port.
 */
function throughNat(journey: Journey, from: Interface, target: Target): boolean {
  const { design, packet } = journey;
  const carried = packet.destination.family === 4 && [1, 6, 17].includes(packet.protocol);
  if (!say(journey, 'what NAT carries', carried)) return false;
  if (target.kind === 'regional-nat-gateway') {
    const there = hasRegionalNat(design) && design.vpc.internetGateway;
    return say(journey, 'regional NAT', there) && ends(journey, 'internet');
  }
  const home = natHome(design, target);
  if (home === undefined) return say(journey, 'no such NAT', false);
  if (from.subnet !== home && !acl(journey, home, 'ingress', packet)) return false;
  const sent = sentByNat(journey, home, packet);
  if (!acl(journey, home, 'egress', sent)) return false;
  const onward = targetFor(design, home, packet.destination);
  if (!say(journey, 'NAT in a public subnet', isNatThere(design, home))) return false;
  if (onward?.kind === 'transit-gateway') return fromNatToTransitGateway(journey, home, sent);
  const out = onward?.kind === 'internet-gateway';
  return say(journey, `NAT's table: ${onward?.kind ?? 'no route'}`, out) && ends(journey, 'internet');
}

/**
 * A public NAT gateway has to stand in a public subnet of a VPC with an internet gateway
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html).
 */
function isNatThere(design: Design, home: Id): boolean {
  return design.vpc.internetGateway && hasRouteTo(design, home, 'internet-gateway', 4);
}

/** "You route traffic from the NAT gateway through a transit gateway" (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html). */
function fromNatToTransitGateway(journey: Journey, home: Id, sent: Packet): boolean {
  const { design } = journey;
  if (!say(journey, 'attached', design.vpc.transitGateway !== null)) return false;
  const attachment = attachmentIn(design, design.subnets[home]?.zone ?? '');
  if (attachment === undefined) return say(journey, 'no attachment in the zone of NAT', false);
  return acl(journey, attachment, 'ingress', sent) && ends(journey, 'transit-gateway');
}

function natHome(design: Design, target: Target): Id | undefined {
  const instance = design.nat.mode === 'instance' || design.nat.mode === 'instance-per-zone';
  if (target.kind !== (instance ? 'nat-instance' : 'nat-gateway')) return undefined;
  return natHomes(design).find(({ zone }) => zone === target.zone)?.subnet;
}

function sentByNat({ design, choice }: Journey, home: Id, packet: Packet): Packet {
  const base = ipv4Of(design.subnets[home] as Subnet)?.base ?? 0n;
  const sent = { ...packet, source: { family: 4, at: base + choice.natPlace } as const };
  return packet.protocol === 1 ? sent : { ...sent, sourcePort: choice.natPort };
}

/**
 * An attachment in the packet's own zone takes it; of one in the same subnet both directions of the ACL are asked
 * (https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html).
 */
function toTransitGateway(journey: Journey, from: Interface): boolean {
  const { design, packet } = journey;
  if (!say(journey, 'attached', design.vpc.transitGateway !== null)) return false;
  const attachment = attachmentIn(design, design.subnets[from.subnet]?.zone ?? '');
  if (attachment === undefined) return say(journey, 'no attachment in this zone', false);
  return acl(journey, attachment, 'ingress', packet) && ends(journey, 'transit-gateway');
}

/**
 * The internet gateway brings in what is for a public address, or IPv6, where the subnet is a public one: one with a
 * route to it (https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html).
 */
function fromInternet(journey: Journey, to: Interface): boolean {
  const { design, packet } = journey;
  const { family } = packet.destination;
  return (
    say(journey, 'internet gateway', design.vpc.internetGateway) &&
    say(journey, 'public address', family === 6 || isPublic(design, to)) &&
    say(journey, 'public subnet', hasRouteTo(design, to.subnet, 'internet-gateway', family)) &&
    acl(journey, to.subnet, 'ingress', packet)
  );
}

function fromNetwork(journey: Journey, network: Id, to: Interface): boolean {
  const { design, packet, choice } = journey;
  const connection = design.networks[network]?.connection ?? null;
  if (connection === null) return say(journey, 'no connection', false);
  if (connection.kind === 'transit-gateway') {
    if (!say(journey, 'attached', choice.door !== undefined)) return false;
    if (choice.door === to.subnet || choice.door === undefined) return true;
    if (!acl(journey, choice.door, 'egress', packet) || !isLocal(journey, choice.door, packet)) return false;
  }
  return acl(journey, to.subnet, 'ingress', packet);
}

/* And back: groups know the connection, ACLs and routes do not. */

function comesBack(journey: Journey): boolean {
  const answer = answerTo(journey.packet);
  if (answer === undefined) return say(journey, 'asks for nothing', true);
  const { from, to } = journey;
  if (from.kind === 'interface') {
    return to.kind === 'interface' ? inside(journey, to, from, answer) : returns(journey, from, answer);
  }
  return to.kind === 'interface' && goesOut(journey, to, answer);
}

/** The answer to what an interface sent out of the VPC. */
function returns(journey: Journey, from: Interface, answer: Packet): boolean {
  const { design, packet } = journey;
  const target = targetFor(design, from.subnet, packet.destination);
  if (target?.kind === 'transit-gateway') {
    const attachment = attachmentIn(design, design.subnets[from.subnet]?.zone ?? '') ?? '';
    if (attachment === from.subnet) return true;
    if (!acl(journey, attachment, 'egress', answer) || !isLocal(journey, attachment, answer)) return false;
  }
  if (target?.kind === 'nat-gateway' || target?.kind === 'nat-instance') {
    const home = natHome(design, target) ?? '';
    if (!reachesNat(journey, home)) return false;
    if (home === from.subnet) return true;
    if (!acl(journey, home, 'egress', answer) || !isLocal(journey, home, answer)) return false;
  }
  return acl(journey, from.subnet, 'ingress', answer);
}

/** The answer to what NAT sent, until NAT has it. */
function reachesNat(journey: Journey, home: Id): boolean {
  const { design, packet } = journey;
  const atNat = answerTo(sentByNat(journey, home, packet)) ?? packet;
  if (targetFor(design, home, packet.destination)?.kind === 'transit-gateway') {
    const attachment = attachmentIn(design, design.subnets[home]?.zone ?? '') ?? '';
    if (attachment === home) return true;
    if (!acl(journey, attachment, 'egress', atNat) || !isLocal(journey, attachment, atNat)) return false;
  }
  return acl(journey, home, 'ingress', atNat);
}

/** The answer to what came in: the table of its subnet has to lead it back where the packet came from. */
function goesOut(journey: Journey, to: Interface, answer: Packet): boolean {
  const { design, from } = journey;
  if (!acl(journey, to.subnet, 'egress', answer)) return false;
  const target = targetFor(design, to.subnet, answer.destination);
  say(journey, `answer's route: ${target?.kind ?? 'none'}`, target !== undefined);
  if (from.kind === 'internet') return target?.kind === 'internet-gateway';
  if (target?.kind === 'peering') {
    return from.kind === 'network' && target.network === from.id && isPeered(design, from.id);
  }
  if (target?.kind !== 'transit-gateway' || from.kind !== 'network') return false;
  if (design.networks[from.id]?.connection?.kind !== 'transit-gateway') return false;
  const attachment = attachmentIn(design, design.subnets[to.subnet]?.zone ?? '');
  return attachment !== undefined && acl(journey, attachment, 'ingress', answer);
}

/* What is asked at each hop. */

function acl(journey: Journey, subnet: Id, direction: 'ingress' | 'egress', packet: Packet): boolean {
  const { design } = journey;
  const id = design.subnets[subnet]?.networkAcl ?? null;
  const passes = aclLets(id === null ? undefined : design.networkAcls[id], direction, packet);
  return say(journey, `ACL of ${subnet} ${direction}`, passes);
}

function isLocal(journey: Journey, subnet: Id, { destination }: Packet): boolean {
  const target = targetFor(journey.design, subnet, destination);
  return say(journey, `table of ${subnet}: ${target?.kind ?? 'no route'}`, target?.kind === 'local');
}

function guards(
  journey: Journey,
  at: Interface,
  direction: 'ingress' | 'egress',
  packet: Packet,
  other: Place,
): boolean {
  const { design } = journey;
  const passes = groupsLet(design, direction, guardOf(design, at), packet, guardOf(design, other));
  return say(journey, `groups of ${at.id} ${direction}`, passes);
}

/** A network load balancer may have no group, and then nothing filters it. */
export function guardOf(design: Design, place: Interface): Guarded;
export function guardOf(design: Design, place: Place): Guarded | null;
export function guardOf(design: Design, place: Place): Guarded | null {
  if (place.kind !== 'interface') return null;
  if (place.owner === 'endpoint') {
    const endpoint = design.endpoints[place.id];
    return { groups: endpoint?.type === 'interface' ? endpoint.securityGroups : [] };
  }
  const { kind, securityGroups = [] } = design.workloads[place.id] ?? {};
  const unfiltered = kind === 'network-load-balancer' && securityGroups.length === 0;
  return { groups: unfiltered ? null : securityGroups };
}

/** Databases, caches, brokers and functions have no public address in a design, whatever it says. */
function isPublic({ workloads }: Design, { owner, id }: Interface): boolean {
  const workload = owner === 'workload' ? workloads[id] : undefined;
  if (workload === undefined) return false;
  return workload.publicAddress && !['rds', 'elasticache', 'amazon-mq', 'lambda'].includes(workload.kind);
}

function isPeered({ networks }: Design, id: Id): boolean {
  return networks[id]?.connection?.kind === 'peering';
}

function isService(place: Place, service: string): boolean {
  return place.kind === 'service' && place.name === service;
}

/** The places of everything in the VPC: workloads in each subnet of their tier, endpoints where they stand. */
export function interfacesOf(design: Design): readonly Interface[] {
  const workloads = Object.entries(design.workloads).flatMap(([id, { tier }]) =>
    Object.entries(design.subnets).flatMap(([subnet, one]) =>
      one.tier === tier ? [{ kind: 'interface', owner: 'workload', id, subnet } as const] : [],
    ),
  );
  const endpoints = Object.entries(design.endpoints).flatMap(([id, one]) =>
    one.type === 'gateway'
      ? []
      : endpointSubnets(design, one.tier, one.zones).map(
          (subnet) => ({ kind: 'interface', owner: 'endpoint', id, subnet }) as const,
        ),
  );
  return [...workloads, ...endpoints];
}
