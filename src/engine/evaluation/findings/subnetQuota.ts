import { formatCount } from '../figures.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Subnets a VPC may have unless AWS raises it. */
const QUOTA = 200;

/** More subnets than the default quota of a VPC. */
export const subnetQuota: FindingRule = {
  id: 'subnetQuota',
  title: 'More subnets than the default quota',
  severity: 'warning',
  source: awsPage('Amazon VPC quotas', 'vpc/latest/userguide/amazon-vpc-limits.html'),
  find: ({ network: { subnets } }) => {
    if (subnets.length <= QUOTA) return [];
    const title = `The VPC has ${formatCount(subnets.length)} subnets where ${QUOTA} are allowed by default.`;
    return [{ about: '', title, why: 'Ask AWS to raise the quota before deployment.', subjects: ['vpc'] }];
  },
};
