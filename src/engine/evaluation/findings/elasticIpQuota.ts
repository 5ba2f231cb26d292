import { refOf } from '../../design/design.ts';
import { formatCount } from '../figures.ts';
import { quotas } from '../quotas.ts';
import type { FindingRule } from './rule.ts';

const { limit, source } = quotas.elasticIps;

/** More NAT gateways or instances with an address of the account than the region's default Elastic IP addresses. */
export const elasticIpQuota: FindingRule = {
  id: 'elasticIpQuota',
  title: 'More Elastic IP addresses than the default quota',
  severity: 'warning',
  source,
  find: ({ routes }) => {
    const gateways = Object.values(routes.natGateways).filter(({ kind }) => kind !== 'regional');
    if (gateways.length <= limit) return [];
    const things = gateways.some(({ kind }) => kind === 'instance') ? 'NAT instances' : 'NAT gateways';
    const title = `${formatCount(gateways.length)} ${things} need as many Elastic IP addresses, and a region allows ${limit} by default.`;
    return [
      {
        about: '',
        title,
        why: 'Ask AWS to raise the quota before deployment.',
        subjects: gateways.map(({ id }) => refOf('nat', id)),
      },
    ];
  },
};
