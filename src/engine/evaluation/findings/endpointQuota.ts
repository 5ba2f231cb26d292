import { quotas } from '../quotas.ts';
import { beyondQuota } from './quota.ts';
import type { FindingRule } from './rule.ts';

/** Interface endpoints a VPC may have. */
const quota = quotas.interfaceEndpoints;

/** More interface endpoints than the default quota. */
export const endpointQuota: FindingRule = {
  id: 'endpointQuota',
  title: 'More interface endpoints than the default quota',
  severity: 'warning',
  source: quota.source,
  find: ({ design }) => {
    const count = Object.values(design.endpoints).filter(({ type }) => type === 'interface').length;
    return beyondQuota(quota, 'The VPC', count, ['vpc']);
  },
};
