import type { ReachEnd } from '../../design/design.ts';
import { EPHEMERAL } from '../../design/returnTraffic.ts';
import { type HeaderSet, intersect, isEmpty, subtract } from '../../packets/headerSet.ts';
import { intersection, span } from '../../packets/intervals.ts';
import { WITH_PORTS } from '../../packets/protocols.ts';
import { groupedBy } from '../network.ts';
import type { Hop, Way } from './way.ts';

/** The part of the packets that clients send, from the ports they open connections from; protocols without ports stay. */
export function fromClients(set: HeaderSet): HeaderSet {
  const ports = span(EPHEMERAL.from, EPHEMERAL.to);
  return set.flatMap((box) => {
    if (intersection(box.protocols, WITH_PORTS.protocols).length === 0) return [box];
    const sourcePorts = intersection(box.sourcePorts, ports);
    return sourcePorts.length === 0 ? [] : [{ ...box, sourcePorts }];
  });
}

/** What of these packets is sent on the way and does not arrive, or is not answered. */
export function missingOn(way: Way, wanted: HeaderSet): HeaderSet {
  return subtract(intersect(way.sent, wanted), way.answered);
}

/** The first hop, there or back, that lets through less than all of these packets; `undefined` when none does. */
export function hopLosing({ hops, back }: Way, packets: HeaderSet): Hop | undefined {
  return [...hops, ...back].find(({ left }) => !isEmpty(subtract(packets, left)));
}

/**
 * The ways to `to` that keep the packets from getting everywhere they are meant to: an AWS service or endpoint is
 * reached when one way from each place is whole, anything else when every way is. Empty when all is well.
 */
export function lackingWays(ways: readonly Way[], wanted: HeaderSet, to: ReachEnd): readonly Way[] {
  const lacking = ways.filter((way) => !isEmpty(missingOn(way, wanted)));
  if (to.kind !== 'service' && to.kind !== 'endpoint') return lacking;
  const tried = groupedBy(
    ways.filter((way) => !isEmpty(intersect(way.sent, wanted))),
    sourceOf,
  );
  return lacking.filter((way) => (tried.get(sourceOf(way)) ?? []).every((other) => lacking.includes(other)));
}

function sourceOf({ from }: Way): string {
  return `${from.ref} ${from.subnets.join()}`;
}
