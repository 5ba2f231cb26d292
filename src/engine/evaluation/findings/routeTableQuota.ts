import { quotas } from '../quotas.ts';
import { beyondQuota } from './quota.ts';
import type { FindingRule } from './rule.ts';

/** Route tables a VPC may have, the main one included. */
const quota = quotas.routeTables;

/** More route tables than the default quota of a VPC. */
export const routeTableQuota: FindingRule = {
  id: 'routeTableQuota',
  title: 'More route tables than the default quota of a VPC',
  severity: 'warning',
  source: quota.source,
  find: ({ routes }) => beyondQuota(quota, 'The VPC', Object.keys(routes.tables).length, ['vpc']),
};
