import type { Intent } from '../../design/design.ts';
import { trafficLabel } from '../../design/traffic.ts';
import { headersOfTraffic, type HeaderSet, intersect, isEmpty, subtract } from '../../packets/headerSet.ts';
import { intersection, span } from '../../packets/intervals.ts';
import { WITH_PORTS } from '../../packets/protocols.ts';
import { countOf } from '../figures.ts';
import { groupedBy } from '../network.ts';
import type { Hop, Way } from '../reachability/way.ts';
import { openingFix } from './fixes.ts';
import { broken, holds, unanswered, type Verdict } from './proofs.ts';
import type { Field } from './field.ts';

/**
 * The ports that clients open connections from: 1024 to 65535 covers all that AWS names for operating systems, load
 * balancers, NAT gateways and Lambda
 * (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports).
 */
const EPHEMERAL = span(1024, 65_535);

/**
 * Whether everything at one end can open connections of the traffic to everything at the other, and is answered. An AWS
 * service is reached when one of its ways is whole; to anything else every way has to be.
 */
export function checkReaches(field: Field, intent: Extract<Intent, { kind: 'reaches' }>): Verdict {
  const { from, to, traffic } = intent;
  const wanted = fromClients(headersOfTraffic(traffic));
  const ways = field.reach.between(from, to).filter((way) => !isEmpty(intersect(way.sent, wanted)));
  if (ways.length === 0) return unanswered('There is nobody at one of its ends, so nothing can be tried.');
  const lacking = ways.filter((way) => !isEmpty(missingOn(way, wanted)));
  const [failing] = to.kind === 'service' || to.kind === 'endpoint' ? withoutAnyWay(ways, lacking) : lacking;
  if (failing === undefined) {
    return holds(`${trafficLabel(traffic)} arrives and is answered on ${countOf(ways.length, 'way')}.`, ways);
  }
  const missing = missingOn(failing, wanted);
  const stop = stopOf(failing, missing);
  const stopped = stop === undefined ? missing : subtract(missing, stop.left);
  return broken(
    `From ${failing.from.label} to ${failing.to.label}: ${stop?.why ?? 'not all of it arrives.'}`,
    failing,
    stopped,
    {
      symbolNames: field.reach.symbolNames,
      until: stop,
      fix: stop?.kind === 'group' ? openingFix(field.network, { from, to, traffic }) : null,
    },
  );
}

/** The part of the packets that clients send: any protocol without ports as it is. */
function fromClients(set: HeaderSet): HeaderSet {
  return set.map((box) =>
    intersection(box.protocols, WITH_PORTS.protocols).length === 0
      ? box
      : { ...box, sourcePorts: intersection(box.sourcePorts, EPHEMERAL) },
  );
}

function missingOn(way: Way, wanted: HeaderSet): HeaderSet {
  return subtract(intersect(way.sent, wanted), way.answered);
}

/** Of the ways that lack something, those from where no other way is whole. */
function withoutAnyWay(ways: readonly Way[], lacking: readonly Way[]): readonly Way[] {
  const bySource = groupedBy(ways, sourceOf);
  return lacking.filter((way) =>
    (bySource.get(sourceOf(way)) ?? []).every((other) => lacking.includes(other)),
  );
}

function sourceOf({ from }: Way): string {
  return `${from.ref} ${from.subnets.join()}`;
}

/** The first hop, there or back, that lets through less than all of these packets. */
function stopOf({ hops, back }: Way, missing: HeaderSet): Hop | undefined {
  return [...hops, ...back].find(({ left }) => !isEmpty(subtract(missing, left)));
}
