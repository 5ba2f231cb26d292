import { parseCidr } from '../../cidr/cidr.ts';
import { parseIpv6Cidr } from '../../cidr/ipv6.ts';
import { refOf } from '../../design/design.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A rule for addresses that cannot be read. */
export const peerUnreadable: FindingRule = {
  id: 'peerUnreadable',
  title: 'Rules for addresses that cannot be read',
  severity: 'error',
  source: awsPage('Security group rules', 'vpc/latest/userguide/security-group-rules.html'),
  find: ({ design }) =>
    Object.entries(design.rules).flatMap(([id, { group, peer }]) => {
      if (peer.kind !== 'cidr') return [];
      const read = peer.cidr.includes(':') ? parseIpv6Cidr(peer.cidr) : parseCidr(peer.cidr);
      if (read.ok) return [];
      const { suggestion } = read.error;
      return [
        {
          about: `rule:${id}`,
          title: `A rule of ${nameIn(design.securityGroups, group)} names no readable block: ${read.error.message}`,
          why: 'AWS refuses the rule.',
          subjects: [refOf('rule', id), refOf('group', group)],
          ...(suggestion === undefined
            ? {}
            : {
                fix: {
                  label: `Use ${suggestion}`,
                  commands: [
                    { type: 'setRule' as const, id, peer: { kind: 'cidr' as const, cidr: suggestion } },
                  ],
                },
              }),
        },
      ];
    }),
};
