import { quotas } from '../quotas.ts';
import { beyondQuota } from './quota.ts';
import type { FindingRule } from './rule.ts';

/** IPv4 blocks a VPC may have. */
const quota = quotas.vpcBlocks;

/** More blocks than the default quota of a VPC. */
export const vpcBlockCount: FindingRule = {
  id: 'vpcBlockCount',
  title: 'More VPC blocks than the default quota',
  severity: 'warning',
  source: quota.source,
  find: ({ network: { blocks } }) => beyondQuota(quota, 'The VPC', blocks.length, ['vpc']),
};
