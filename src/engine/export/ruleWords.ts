import { entryOf, type Design, type Id, type Peer, type Rule } from '../design/design.ts';
import { endName, peerRef, trafficLabel } from '../design/traffic.ts';

/** Who is at the other side of a rule, as people say it: "alb-sg", "the internet", "the S3 gateway endpoint". */
export function peerName(design: Design, peer: Peer): string {
  if (peer.kind === 'endpoint') return `the ${endName(design, peerRef(peer))} gateway endpoint`;
  return endName(design, peerRef(peer));
}

/** A rule as one sentence: "lets tcp 5432 in from ecs-worker-sg", without its group. */
export function ruleWords(design: Design, { direction, traffic, peer }: Rule): string {
  const way = direction === 'ingress' ? 'in from' : 'out to';
  return `lets ${trafficLabel(traffic)} ${way} ${peerName(design, peer)}`;
}

/** The rules of one group, in the design's order. */
export function rulesOfGroup(
  design: Design,
  group: Id,
  direction: Rule['direction'],
): readonly (readonly [Id, Rule])[] {
  return Object.entries(design.rules).filter(
    ([, rule]) => rule.group === group && rule.direction === direction,
  );
}

/** The name of a group, or its id when the design has no such group. */
export function groupName(design: Design, id: Id): string {
  return entryOf(design.securityGroups, id)?.name ?? id;
}
