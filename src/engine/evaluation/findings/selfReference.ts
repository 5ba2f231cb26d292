import { refOf } from '../../design/design.ts';
import { trafficLabel } from '../../design/traffic.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A group whose members may reach one another. */
export const selfReference: FindingRule = {
  id: 'selfReference',
  title: 'Groups that admit themselves',
  severity: 'info',
  source: awsPage('Security group rules', 'vpc/latest/userguide/security-group-rules.html'),
  find: ({ design }) =>
    Object.entries(design.rules)
      .filter(
        ([, { direction, group, peer }]) =>
          direction === 'ingress' && peer.kind === 'group' && peer.group === group,
      )
      .map(([id, { group, traffic }]) => ({
        about: `rule:${id}`,
        title: `Everything in ${nameIn(design.securityGroups, group)} may reach everything else in it on ${trafficLabel(traffic)}.`,
        why: 'Right for a cluster whose members talk to one another; otherwise one intruder reaches all of them.',
        subjects: [refOf('rule', id), refOf('group', group)],
      })),
};
