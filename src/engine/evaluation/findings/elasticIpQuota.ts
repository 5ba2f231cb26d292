import { refOf } from '../../design/design.ts';
import { formatCount } from '../figures.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Elastic IP addresses a region has unless AWS raises it. */
const QUOTA = 5;

/** More NAT gateways than the region's default Elastic IP addresses. */
export const elasticIpQuota: FindingRule = {
  id: 'elasticIpQuota',
  title: 'More Elastic IP addresses than the default quota',
  severity: 'warning',
  source: awsPage('Amazon VPC quotas', 'vpc/latest/userguide/amazon-vpc-limits.html'),
  find: ({ routes }) => {
    const gateways = Object.keys(routes.natGateways);
    if (gateways.length <= QUOTA) return [];
    const title = `${formatCount(gateways.length)} NAT gateways need as many Elastic IP addresses, and a region allows ${QUOTA} by default.`;
    return [
      {
        about: '',
        title,
        why: 'Ask AWS to raise the quota before deployment.',
        subjects: gateways.map((id) => refOf('nat', id)),
      },
    ];
  },
};
