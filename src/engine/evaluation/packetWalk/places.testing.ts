import type { Design, Id, ReachEnd } from '../../design/design.ts';
import { isIn, type Packet } from './packet.testing.ts';
import {
  guardOf,
  has,
  type Interface,
  interfacesOf,
  type Place,
  walk,
  type Walked,
} from './packetWalk.testing.ts';

/** What is asked about both ends of a packet. */
export type Ends = { readonly from: ReachEnd; readonly to: ReachEnd };

/** What became of a packet between two ends; nothing arrives when it is none of theirs. */
export type Outcome = Pick<Walked, 'arrives' | 'answered' | 'trail'>;

/** Walks a packet between every two places that the ends mean, and tells the best that became of it. */
export function outcomeOf(design: Design, { from, to }: Ends, packet: Packet): Outcome {
  let best: Outcome = { arrives: false, answered: false, trail: [] };
  const only = gatewayOf(design, to);
  for (const source of placesOf(design, from, packet.source, 'from')) {
    for (const target of placesOf(design, to, packet.destination, 'to')) {
      const walked = walk(design, source, target, packet);
      if (walked === undefined || (only !== null && walked.endpoint !== only)) continue;
      if (walked.answered) return walked;
      if (walked.arrives || !best.arrives) best = walked;
    }
  }
  return best;
}

/** Whether something that an end means has the address. */
export function isAtEnd(
  design: Design,
  end: ReachEnd,
  address: Packet['source'],
  side: 'from' | 'to',
): boolean {
  return placesOf(design, end, address, side).some((place) => has(design, place, address));
}

/** The gateway endpoint through which alone an end is meant. */
function gatewayOf({ endpoints }: Design, end: ReachEnd): Id | null {
  return end.kind === 'endpoint' && endpoints[end.endpoint]?.type === 'gateway' ? end.endpoint : null;
}

function placesOf(
  design: Design,
  end: ReachEnd,
  address: Packet['source'],
  side: 'from' | 'to',
): readonly Place[] {
  const those = (test: (one: Interface) => boolean) => interfacesOf(design).filter(test);
  switch (end.kind) {
    case 'internet':
      return [{ kind: 'internet' }];
    case 'network':
      return [{ kind: 'network', id: end.network }];
    case 'tier':
      return those(({ subnet, owner, id }) =>
        owner === 'workload'
          ? design.workloads[id]?.tier === end.tier
          : design.subnets[subnet]?.tier === end.tier,
      );
    case 'subnet':
      return those(({ subnet }) => subnet === end.subnet);
    case 'workload':
      return those(({ owner, id }) => owner === 'workload' && id === end.workload);
    case 'group':
      return those((one) => guardOf(design, one).groups?.includes(end.group) === true);
    case 'endpoint': {
      const endpoint = design.endpoints[end.endpoint];
      if (endpoint?.type === 'gateway') return [{ kind: 'service', name: endpoint.service }];
      return those(({ owner, id }) => owner === 'endpoint' && id === end.endpoint);
    }
    case 'service': {
      const named = side === 'to' ? endpointsNamed(design, end.service) : [];
      if (named.length === 0) return [{ kind: 'service', name: end.service }];
      return those(({ owner, id }) => owner === 'endpoint' && named.includes(id));
    }
    case 'cidr': {
      if (!isIn(address, end.cidr)) return [];
      const networks = Object.keys(design.networks).map((id) => ({ kind: 'network', id }) as const);
      return [...interfacesOf(design), ...networks, { kind: 'internet' }];
    }
  }
}

/**
 * The endpoints to which a service's name leads, and nowhere else: private DNS takes both DNS settings of the VPC
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html).
 */
function endpointsNamed({ vpc, endpoints }: Design, service: string): readonly Id[] {
  if (!vpc.dnsHostnames || !vpc.dnsSupport) return [];
  return Object.entries(endpoints).flatMap(([id, one]) =>
    one.type === 'interface' && one.service === service && one.privateDns ? [id] : [],
  );
}
