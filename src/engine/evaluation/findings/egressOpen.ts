import { refOf } from '../../design/design.ts';
import { trafficLabel } from '../../design/traffic.ts';
import { nameIn } from '../network.ts';
import { isWholeInternet } from '../traffic.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Egress of every protocol, or every port of one, to every address. */
export const egressOpen: FindingRule = {
  id: 'egressOpen',
  title: 'Groups that let everything out',
  severity: 'warning',
  source: awsPage(
    'SEC05-BP02 Control traffic flow within your network layers',
    'wellarchitected/latest/security-pillar/sec_network_protection_layered.html',
  ),
  find: ({ design }) =>
    Object.entries(design.rules)
      .filter(
        ([, { direction, peer, traffic }]) =>
          direction === 'egress' && traffic.ports === null && isWholeInternet(peer),
      )
      .map(([id, { group, traffic, peer }]) => ({
        about: `rule:${id}`,
        title: `${nameIn(design.securityGroups, group)} lets ${trafficLabel(traffic)} out to ${peer.kind === 'cidr' ? peer.cidr : 'everywhere'} on all ports.`,
        why: 'Whatever runs there can send anything anywhere, also after a break-in. Name the groups, endpoints and ports it needs.',
        subjects: [refOf('rule', id), refOf('group', group)],
        fix: { label: 'Remove the rule', commands: [{ type: 'removeRule', id }] },
      })),
};
