import { refOf } from '../../design/design.ts';
import { furtherQuotas } from '../quotas.ts';
import { beyondQuota } from './quota.ts';
import type { FindingRule } from './rule.ts';

/** Rules a network ACL may have in each direction, the last one that denies the rest aside. */
const quota = furtherQuotas.networkAclRules;

/** More rules than the default quota of a network ACL. */
export const networkAclRuleQuota: FindingRule = {
  id: 'networkAclRuleQuota',
  title: 'More rules than the default quota of a network ACL',
  severity: 'warning',
  source: quota.source,
  find: ({ design }) =>
    Object.entries(design.networkAcls).flatMap(([id, { name, entries }]) => {
      const ingress = entries.filter(({ direction }) => direction === 'ingress').length;
      const most = Math.max(ingress, entries.length - ingress);
      return beyondQuota(quota, name, most, [refOf('network-acl', id)], `network-acl:${id}`);
    }),
};
