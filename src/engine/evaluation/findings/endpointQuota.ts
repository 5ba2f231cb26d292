import { formatCount } from '../figures.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Interface endpoints a VPC may have unless AWS raises it. */
const QUOTA = 50;

/** More interface endpoints than the default quota. */
export const endpointQuota: FindingRule = {
  id: 'endpointQuota',
  title: 'More interface endpoints than the default quota',
  severity: 'warning',
  source: awsPage('AWS PrivateLink quotas', 'vpc/latest/privatelink/vpc-limits-endpoints.html'),
  find: ({ design }) => {
    const count = Object.values(design.endpoints).filter(({ type }) => type === 'interface').length;
    if (count <= QUOTA) return [];
    const title = `The VPC has ${formatCount(count)} interface endpoints where ${QUOTA} are allowed by default.`;
    return [{ about: '', title, why: 'Ask AWS to raise the quota before deployment.', subjects: ['vpc'] }];
  },
};
