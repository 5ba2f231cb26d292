import { formatCount } from '../figures.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** IPv4 blocks a VPC may have unless AWS raises it. */
const QUOTA = 5;

/** More blocks than the default quota of a VPC. */
export const vpcBlockCount: FindingRule = {
  id: 'vpcBlockCount',
  title: 'More VPC blocks than the default quota',
  severity: 'warning',
  source: awsPage('Amazon VPC quotas', 'vpc/latest/userguide/amazon-vpc-limits.html'),
  find: ({ network: { blocks } }) => {
    if (blocks.length <= QUOTA) return [];
    const title = `The VPC has ${formatCount(blocks.length)} IPv4 blocks where ${QUOTA} are allowed by default.`;
    return [
      {
        about: '',
        title,
        why: 'Ask AWS to raise the quota (50 at most) before deployment.',
        subjects: ['vpc'],
      },
    ];
  },
};
