import { furtherQuotas } from '../quotas.ts';
import { beyondQuota } from './quota.ts';
import type { FindingRule } from './rule.ts';

/** Security groups a region may have, the default one of the VPC included. */
const quota = furtherQuotas.securityGroups;

/** More security groups than the default quota of a region. */
export const securityGroupQuota: FindingRule = {
  id: 'securityGroupQuota',
  title: 'More security groups than the default quota of a region',
  severity: 'warning',
  source: quota.source,
  find: ({ design }) =>
    // The default group, which every VPC has, counts too.
    beyondQuota(quota, 'The VPC', Object.keys(design.securityGroups).length + 1, ['vpc']),
};
