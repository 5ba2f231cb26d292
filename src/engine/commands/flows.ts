import {
  type Design,
  type Id,
  type Ref,
  type Rule,
  type Traffic,
  prefixListIdSchema,
} from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { endName, peerOf, peerRef, sameTraffic, trafficLabel } from '../design/traffic.ts';
import { type Result, err, ok } from '../result.ts';
import { checkPeer } from './rules.ts';

/*
 * A flow is what people draw: an arrow from one box to another. AWS knows rules: the ingress of the group it goes to
 * and the egress of the group it comes from. Where both ends are groups, both rules exist and mirror each other.
 */

/** A side of a flow that is a rule: whose, which way, and with whom. */
export type Side = Pick<Rule, 'group' | 'direction' | 'peer'>;

/**
 * The rules that a flow from one ref to another consists of: the ingress first, then the egress, whichever apply.
 *
 * Refuses with `<command>/no-group` when neither end is a group, and those of `readEnd`.
 */
export function sidesOf(
  design: Design,
  command: string,
  from: Ref,
  to: Ref,
): Result<readonly Side[], Refusal> {
  const source = readEnd(design, command, from);
  if (!source.ok) return source;
  const target = readEnd(design, command, to);
  if (!target.ok) return target;
  const sides: Side[] = [];
  if (target.value.kind === 'group') {
    sides.push({ group: target.value.group, direction: 'ingress', peer: source.value });
  }
  if (source.value.kind === 'group') {
    sides.push({ group: source.value.group, direction: 'egress', peer: target.value });
  }
  if (sides.length > 0) return ok(sides);
  return err({
    type: `${command}/no-group`,
    message: `Rules belong to security groups, and neither ${endName(design, from)} nor ${endName(design, to)} is one; connect a group.`,
  });
}

/**
 * The end of a flow that a ref names, as a rule may hold it. Refuses with `<command>/not-an-end` for a ref no rule can
 * name, and those of `checkPeer`.
 */
export function readEnd(design: Design, command: string, ref: Ref): Result<Rule['peer'], Refusal> {
  const peer = peerOf(ref);
  const readable =
    peer?.kind === 'prefix-list' ? prefixListIdSchema.safeParse(peer.prefixList).success : true;
  if (peer === undefined || !readable) {
    return err({
      type: `${command}/not-an-end`,
      message: `"${ref}" cannot be an end of a rule; a security group (group:web), a block (cidr:10.0.0.0/8), a gateway endpoint (endpoint:s3) or a prefix list can.`,
    });
  }
  return checkPeer(design, command, peer);
}

/** The rules of the design that stand on one of these sides, of this traffic or of any. */
export function rulesOn(
  design: Design,
  sides: readonly Side[],
  traffic?: Traffic,
): readonly (readonly [Id, Rule])[] {
  return Object.entries(design.rules).filter(
    ([, rule]) =>
      sides.some((side) => isOn(rule, side)) && (traffic === undefined || sameTraffic(rule.traffic, traffic)),
  );
}

/** Whether the rule is this side of a flow, whatever its traffic. */
export function isOn(rule: Rule, side: Side): boolean {
  return (
    rule.group === side.group &&
    rule.direction === side.direction &&
    peerRef(rule.peer) === peerRef(side.peer)
  );
}

/** The refusal for a flow that is not in the design: `<command>/unknown-flow`. */
export function unknownFlow(design: Design, command: string, from: Ref, to: Ref, traffic?: Traffic): Refusal {
  const what = traffic === undefined ? 'Nothing' : `No ${trafficLabel(traffic)}`;
  return {
    type: `${command}/unknown-flow`,
    message: `${what} goes from ${endName(design, from)} to ${endName(design, to)}; choose a flow that the graph shows.`,
  };
}
