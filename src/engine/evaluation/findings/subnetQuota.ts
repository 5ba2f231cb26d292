import { formatCount } from '../figures.ts';
import { quotas } from '../quotas.ts';
import type { FindingRule } from './rule.ts';

const { limit, source } = quotas.subnets;

/** More subnets than the default quota of a VPC. */
export const subnetQuota: FindingRule = {
  id: 'subnetQuota',
  title: 'More subnets than the default quota',
  severity: 'warning',
  source,
  find: ({ network: { subnets } }) => {
    if (subnets.length <= limit) return [];
    const title = `The VPC has ${formatCount(subnets.length)} subnets where ${limit} are allowed by default.`;
    return [{ about: '', title, why: 'Ask AWS to raise the quota before deployment.', subjects: ['vpc'] }];
  },
};
