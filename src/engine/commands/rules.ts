import { type Design, entryOf, type Id, type Peer, type Rule } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { canonicalBlock, endName, peerRef, sameRule, trafficLabel } from '../design/traffic.ts';
import { type Result, err, ok } from '../result.ts';
import { asRefusal } from './blocks.ts';
import { freeId, idFrom } from './ids.ts';
import { lookUp } from './lookUp.ts';

/**
 * The peer as the design may hold it: its CIDR in canonical form, its group or gateway endpoint known.
 *
 * Refuses with `<command>/not-a-block`, `/unknown-security-group`, `/unknown-endpoint`, or `/interface-endpoint`: rules
 * reach an interface endpoint through its security group.
 */
export function checkPeer(design: Design, command: string, peer: Peer): Result<Peer, Refusal> {
  if (peer.kind === 'prefix-list') return ok(peer);
  if (peer.kind === 'cidr') {
    const cidr = canonicalBlock(peer.cidr);
    return cidr.ok
      ? ok({ kind: 'cidr', cidr: cidr.value })
      : err(asRefusal(`${command}/not-a-block`, cidr.error));
  }
  if (peer.kind === 'group') {
    const group = lookUp(design, command, 'security group', peer.group);
    return group.ok ? ok(peer) : group;
  }
  const endpoint = lookUp(design, command, 'endpoint', peer.endpoint);
  if (!endpoint.ok || endpoint.value.type === 'gateway') return endpoint.ok ? ok(peer) : endpoint;
  const [group] = endpoint.value.securityGroups;
  const through = group === undefined ? 'one, which it does not have yet' : endName(design, `group:${group}`);
  return err({
    type: `${command}/interface-endpoint`,
    message: `Rules reach the interface endpoint of ${endpoint.value.service} through its security group; use ${through}.`,
    ...(group === undefined ? {} : { suggestion: `group:${group}` }),
  });
}

/**
 * Refuses a rule that its group has already, whatever the description: `<command>/duplicate`, as AWS does
 * (InvalidPermission.Duplicate). `except` is the rule that is being changed.
 */
export function checkUnique(design: Design, command: string, rule: Rule, except?: Id): Result<null, Refusal> {
  const twin = Object.entries(design.rules).find(([id, other]) => id !== except && sameRule(other, rule));
  if (twin === undefined) return ok(null);
  return err({
    type: `${command}/duplicate`,
    message: `${endName(design, `group:${rule.group}`)} has this rule already: ${ruleLabel(design, rule)}; change that one instead.`,
    subject: `rule:${twin[0]}`,
  });
}

/** The rule's id when none is given: `rds-from-ecs-worker`, `alb-from-internet`, `web-to-10-0-0-0-8`. */
export function newRuleId(design: Design, rule: Omit<Rule, 'description'>): Id {
  const ref = peerRef(rule.peer);
  const other = endName(design, ref) === 'the internet' ? 'internet' : ref.slice(ref.indexOf(':') + 1);
  const way = rule.direction === 'ingress' ? 'from' : 'to';
  return freeId(design.rules, idFrom(`${rule.group}-${way}-${other}`, 'rule'));
}

/** What the rule lets through: "tcp 443 from alb-sg to rds-sg". */
export function ruleLabel(
  design: Design,
  { group, direction, traffic, peer }: Omit<Rule, 'description'>,
): string {
  const own = endName(design, `group:${group}`);
  const other = endName(design, peerRef(peer));
  const [from, to] = direction === 'ingress' ? [other, own] : [own, other];
  return `${trafficLabel(traffic)} from ${from} to ${to}`;
}

/** The same for a rule by its id; the id when there is none. */
export function ruleName(design: Design, id: Id): string {
  const rule = entryOf(design.rules, id);
  return rule === undefined ? id : ruleLabel(design, rule);
}

/** The description a rule gets when none is given, in at most the 255 characters AWS allows. */
export function usualDescription(design: Design, rule: Omit<Rule, 'description'>): string {
  return ruleLabel(design, rule).slice(0, 255);
}
