import { type Design, entryOf, type Id, type Peer, refOf, type Rule } from '../../design/design.ts';
import { resolveCidr, resolveTraffic } from './resolveTraffic.ts';
import type { LeaveOut, StackGroup, StackPeer, StackRule } from './stackModel.ts';

/**
 * The rules of the design, in its order and nothing but those: an egress rule that mirrors an ingress rule stands
 * in the design itself. Of two rules that let through the same, AWS takes one.
 */
export function resolveRules(
  design: Design,
  groups: readonly StackGroup[],
  leaveOut: LeaveOut,
): readonly StackRule[] {
  const rules = new Map<string, StackRule>();
  for (const [id, rule] of Object.entries(design.rules)) {
    const resolved = resolveRule(design, groups, id, rule);
    const subject = refOf('rule', id);
    if (typeof resolved === 'string') {
      leaveOut(subject, `Rule "${rule.description}" ${resolved}, so the stack leaves it out.`);
      continue;
    }
    const sameRule = JSON.stringify([resolved.group.id, resolved.direction, resolved.traffic, resolved.peer]);
    if (rules.has(sameRule)) {
      leaveOut(
        subject,
        `Rule "${rule.description}" lets through the same as an earlier rule, so the stack holds it once.`,
      );
    } else {
      rules.set(sameRule, resolved);
    }
  }
  return [...rules.values()];
}

/** The rule, or why there is none, as the middle of a sentence. */
function resolveRule(design: Design, groups: readonly StackGroup[], id: Id, rule: Rule): StackRule | string {
  const group = groups.find((candidate) => candidate.id === rule.group);
  if (group === undefined) return 'belongs to a group that is not there';
  const peer = resolvePeer(design, groups, rule.peer);
  if (typeof peer === 'string') return peer;
  const { direction, description } = rule;
  return { id, group, direction, traffic: resolveTraffic(rule.traffic), peer, description };
}

function resolvePeer(design: Design, groups: readonly StackGroup[], peer: Peer): StackPeer | string {
  switch (peer.kind) {
    case 'cidr':
      return resolveCidr(peer.cidr) ?? 'names an address range that is none';
    case 'group': {
      const group = groups.find(({ id }) => id === peer.group);
      return group === undefined
        ? 'names a group that is not there'
        : { kind: 'group', property: group.property };
    }
    case 'prefix-list':
      return { kind: 'prefix-list', id: peer.prefixList };
    case 'endpoint': {
      const endpoint = entryOf(design.endpoints, peer.endpoint);
      if (endpoint?.type !== 'gateway') return 'names a gateway endpoint that is not there';
      return endpoint.prefixListId === null
        ? "needs its endpoint's prefix list id, which the design does not know for this region yet"
        : { kind: 'prefix-list', id: endpoint.prefixListId };
    }
  }
}
