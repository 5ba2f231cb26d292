import { furtherQuotas } from '../quotas.ts';
import { beyondQuota } from './quota.ts';
import type { FindingRule } from './rule.ts';

/** Network ACLs a VPC may have, the default one included. */
const quota = furtherQuotas.networkAcls;

/** More network ACLs than the default quota of a VPC. */
export const networkAclQuota: FindingRule = {
  id: 'networkAclQuota',
  title: 'More network ACLs than the default quota of a VPC',
  severity: 'warning',
  source: quota.source,
  find: ({ design }) =>
    // The default ACL, which every VPC has, counts too.
    beyondQuota(quota, 'The VPC', Object.keys(design.networkAcls).length + 1, ['vpc']),
};
