import { refOf } from '../../design/design.ts';
import { admitsTcp } from '../traffic.ts';
import { securityHub, type FindingRule } from './rule.ts';

/** A network ACL that lets the whole internet to the ports of remote administration. */
export const networkAclOpen: FindingRule = {
  id: 'networkAclOpen',
  title: 'Network ACLs open for remote administration',
  severity: 'warning',
  source: securityHub('EC2.21'),
  find: ({ design }) =>
    Object.entries(design.networkAcls).flatMap(([id, { name, entries }]) =>
      entries
        .filter(
          ({ direction, action, cidr }) =>
            direction === 'ingress' && action === 'allow' && /^(0\.0\.0\.0|[0:]+)\/0$/.test(cidr),
        )
        .filter(({ traffic }) => admitsTcp(traffic, 22) || admitsTcp(traffic, 3389))
        .map(({ number }) => ({
          about: `network-acl:${id}/${number}`,
          title: `Entry ${number} of ${name} admits the internet to TCP 22 or 3389.`,
          why: 'The security groups still decide, but the ACL is there to hold when one of them is opened by mistake.',
          subjects: [refOf('network-acl', id)],
        })),
    ),
};
