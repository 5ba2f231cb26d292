import { type Design, entryOf, refOf, type Rule } from '../../design/design.ts';
import { endName, peerRef, trafficLabel } from '../../design/traffic.ts';
import { nameIn } from '../network.ts';
import { type IdleEntry, idleEntries } from '../reachability/idleEntries.ts';
import { type IdleRule, idleRules } from '../reachability/idleRules.ts';
import { duplicateRule } from './duplicateRule.ts';
import { missingMirror } from './missingMirror.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';
import { shadowedRule } from './shadowedRule.ts';

/**
 * Rules of security groups, and entries of network ACLs that allow something, through which no packet gets from anybody
 * to anybody. What another finding says of the same rule is left to it: one that stands twice or inside another, and one
 * whose other half is missing.
 */
export const unusedRule: FindingRule = {
  id: 'unusedRule',
  title: 'Rules that no packet can use',
  severity: 'warning',
  source: awsPage(
    'SEC05-BP02 Control traffic flow within your network layers',
    'wellarchitected/latest/security-pillar/sec_network_protection_layered.html',
  ),
  find: (context) => {
    const { design, network, reachability } = context;
    const idle = idleRules(design, reachability);
    const told = idle.length === 0 ? new Set<string>() : toldElsewhere(context);
    return [
      ...idle.filter(({ id }) => !told.has(`rule:${id}`)).map((one) => ofRule(design, one)),
      ...idleEntries(network, reachability).map((one) => ofEntry(design, one)),
    ];
  },
};

function toldElsewhere(context: FindingContext): ReadonlySet<string> {
  return new Set(
    [duplicateRule, shadowedRule, missingMirror].flatMap(({ find }) =>
      find(context).map(({ about }) => about),
    ),
  );
}

/** What is harmless today opens with the next edit of something else, which nobody then looks at as a rule. */
const LATER = 'It does nothing now, and would open something the day that changes.';

function ofRule(design: Design, { id, rule, stoppedBy }: IdleRule): Found {
  const why = stoppedBy === null ? 'Nothing in the design has an address that it is about.' : stoppedBy.why;
  return {
    about: `rule:${id}`,
    title: `No packet can use the rule of ${nameIn(design.securityGroups, rule.group)} for ${said(design, rule)}.`,
    why: `${why} ${LATER}`,
    subjects: [refOf('rule', id), refOf('group', rule.group)],
    fix: { label: 'Remove the rule', commands: [{ type: 'removeRule', id }] },
  };
}

function said(design: Design, { direction, traffic, peer }: Rule): string {
  return `${trafficLabel(traffic)} ${direction === 'ingress' ? 'from' : 'to'} ${endName(design, peerRef(peer))}`;
}

function ofEntry(design: Design, { acl, entry, decidedBefore }: IdleEntry): Found {
  const { direction, number, traffic, cidr } = entry;
  const found = entryOf(design.networkAcls, acl);
  const way = direction === 'ingress' ? 'in from' : 'out to';
  const networkAcl =
    found === undefined ? null : { ...found, entries: found.entries.filter((one) => one !== entry) };
  return {
    about: `network-acl:${acl}/${direction}/${number}`,
    title: `No packet can use entry ${number} of ${found?.name ?? acl}, which lets ${trafficLabel(traffic)} ${way} ${cidr}.`,
    why: decidedBefore
      ? 'Entries with lower numbers decide about everything that it is about.'
      : `Nothing that reaches these subnets or leaves them, and no answer to it, is what it lets through. ${LATER}`,
    subjects: [refOf('network-acl', acl)],
    ...(networkAcl === null
      ? {}
      : {
          fix: { label: 'Remove the entry', commands: [{ type: 'putNetworkAcl', id: acl, networkAcl }] },
        }),
  };
}
