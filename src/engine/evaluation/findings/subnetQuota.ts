import { quotas } from '../quotas.ts';
import { beyondQuota } from './quota.ts';
import type { FindingRule } from './rule.ts';

/** Subnets a VPC may have. */
const quota = quotas.subnets;

/** More subnets than the default quota of a VPC. */
export const subnetQuota: FindingRule = {
  id: 'subnetQuota',
  title: 'More subnets than the default quota',
  severity: 'warning',
  source: quota.source,
  find: ({ network: { subnets } }) => beyondQuota(quota, 'The VPC', subnets.length, ['vpc']),
};
