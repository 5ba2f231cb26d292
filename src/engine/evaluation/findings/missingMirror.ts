import { contains } from '../../cidr/cidr.ts';
import { refOf, type Id, type Rule, type Traffic } from '../../design/design.ts';
import { trafficLabel } from '../../design/traffic.ts';
import { nameIn } from '../network.ts';
import { anyCovers } from '../ruleCover.ts';
import { isWholeInternet, peerBlock, trafficKey } from '../traffic.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/**
 * A rule between two groups of which only one side is there: the connection is refused by the other. A rule of the
 * other side that names addresses counts as its mirror when they may be those of the group.
 */
export const missingMirror: FindingRule = {
  id: 'missingMirror',
  title: 'Rules between groups without their other half',
  severity: 'warning',
  source: awsPage('Security group rules', 'vpc/latest/userguide/security-group-rules.html'),
  find: (context) => {
    const isMirrored = mirrors(context);
    return Object.entries(context.design.rules).flatMap(([id, rule]) => {
      if (rule.peer.kind !== 'group' || !Object.hasOwn(context.design.securityGroups, rule.peer.group))
        return [];
      return isMirrored(rule, rule.peer.group) ? [] : [halfRule(context, id, rule, rule.peer.group)];
    });
  },
};

/**
 * Answers whether the peer's own rules let through what `rule` does. Nearly every mirror says the very same, so that
 * is looked up first.
 */
function mirrors(context: FindingContext): (rule: Rule, peer: Id) => boolean {
  const exact = new Set<string>();
  const candidates = new Map<string, Traffic[]>();
  for (const { group, direction, peer, traffic } of Object.values(context.design.rules)) {
    if (peer.kind !== 'group' && !(peer.kind === 'cidr' && mayBeInVpc(context, peer))) continue;
    const pair = `${direction}/${group}/${peer.kind === 'group' ? peer.group : ''}`;
    exact.add(`${pair}/${trafficKey(traffic)}`);
    const known = candidates.get(pair);
    if (known === undefined) candidates.set(pair, [traffic]);
    else known.push(traffic);
  }
  const asked = new Map<string, (traffic: Traffic) => boolean>();
  const admits = (pair: string, traffic: Traffic) => {
    const covers = asked.get(pair) ?? anyCovers(candidates.get(pair) ?? []);
    asked.set(pair, covers);
    return covers(traffic);
  };
  return ({ group, direction, traffic }, peer) => {
    const other = `${direction === 'ingress' ? 'egress' : 'ingress'}/${peer}/`;
    if (exact.has(`${other}${group}/${trafficKey(traffic)}`)) return true;
    return admits(other + group, traffic) || admits(other, traffic);
  };
}

function mayBeInVpc({ network }: FindingContext, peer: Rule['peer']): boolean {
  const block = peerBlock(peer);
  if (block === null) return isWholeInternet(peer);
  return network.blocks.some(({ cidr }) => cidr !== null && (contains(cidr, block) || contains(block, cidr)));
}

function halfRule({ design }: FindingContext, id: Id, rule: Rule, peer: Id): Found {
  const group = nameIn(design.securityGroups, rule.group);
  const other = nameIn(design.securityGroups, peer);
  const what = trafficLabel(rule.traffic);
  const ingress = rule.direction === 'ingress';
  return {
    about: `rule:${id}`,
    title: ingress
      ? `${group} admits ${what} from ${other}, but ${other} does not let it out.`
      : `${group} lets ${what} out to ${other}, but ${other} does not admit it.`,
    why: 'A connection needs both: egress where it starts and ingress where it ends.',
    subjects: [refOf('rule', id), refOf('group', rule.group), refOf('group', peer)],
    fix: {
      label: ingress ? `Let it out of ${other}` : `Admit it to ${other}`,
      commands: [
        {
          type: 'addRule',
          group: peer,
          direction: ingress ? 'egress' : 'ingress',
          traffic: rule.traffic,
          peer: { kind: 'group', group: rule.group },
          description: rule.description,
        },
      ],
    },
  };
}
