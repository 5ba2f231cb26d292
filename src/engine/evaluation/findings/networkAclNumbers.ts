import { refOf } from '../../design/design.ts';
import { groupedBy } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Entries an ACL may have in each direction unless AWS raises it. */
const QUOTA = 20;

/** A network ACL with two entries of one number, or with more entries than it may have. */
export const networkAclNumbers: FindingRule = {
  id: 'networkAclNumbers',
  title: 'Network ACL entries that AWS refuses',
  severity: 'error',
  source: awsPage('Custom network ACLs for your VPC', 'vpc/latest/userguide/custom-network-acl.html'),
  find: ({ design }) =>
    Object.entries(design.networkAcls).flatMap(([id, { name, entries }]) =>
      [...groupedBy(entries, ({ direction }) => direction)].flatMap(([direction, own]) => {
        const subjects = [refOf('network-acl', id)];
        const twice = [...groupedBy(own, ({ number }) => String(number))].filter(
          ([, same]) => same.length > 1,
        );
        const many = own.length > QUOTA;
        return [
          ...twice.map(([number]) => ({
            about: `network-acl:${id}/${direction}/${number}`,
            title: `${name} has two ${direction} entries with the number ${number}.`,
            why: 'The number is the place in the order; AWS refuses the second.',
            subjects,
          })),
          ...(many
            ? [
                {
                  about: `network-acl:${id}/${direction}`,
                  severity: 'warning' as const,
                  title: `${name} has ${own.length} ${direction} entries where ${QUOTA} are allowed by default.`,
                  why: 'Ask AWS to raise the quota (40 at most) before deployment.',
                  subjects,
                },
              ]
            : []),
        ];
      }),
    ),
};
