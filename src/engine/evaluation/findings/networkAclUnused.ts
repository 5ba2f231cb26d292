import { refOf } from '../../design/design.ts';
import { securityHub, type FindingRule } from './rule.ts';

/** A network ACL of the design's own that guards no subnet. */
export const networkAclUnused: FindingRule = {
  id: 'networkAclUnused',
  title: 'Network ACLs that guard no subnet',
  severity: 'info',
  source: securityHub('EC2.16'),
  find: ({ design }) => {
    const guarding = new Set(Object.values(design.subnets).map(({ networkAcl }) => networkAcl));
    return Object.entries(design.networkAcls)
      .filter(([id]) => !guarding.has(id))
      .map(([id, { name }]) => ({
        about: `network-acl:${id}`,
        title: `No subnet has the network ACL ${name}.`,
        why: 'It does nothing until a subnet is given to it, and whoever reads the design may think that it does.',
        subjects: [refOf('network-acl', id)],
        fix: { label: 'Remove it', commands: [{ type: 'removeNetworkAcl', id }] },
      }));
  },
};
