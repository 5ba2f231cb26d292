import { furtherQuotas } from '../quotas.ts';
import { beyondQuota } from './quota.ts';
import type { FindingRule } from './rule.ts';

/** Gateway endpoints a region may have. */
const quota = furtherQuotas.gatewayEndpoints;

/** More gateway endpoints than the default quota of a region. */
export const gatewayEndpointQuota: FindingRule = {
  id: 'gatewayEndpointQuota',
  title: 'More gateway endpoints than the default quota of a region',
  severity: 'warning',
  source: quota.source,
  find: ({ design: { endpoints } }) => {
    const gateways = Object.values(endpoints).filter(({ type }) => type === 'gateway').length;
    return beyondQuota(quota, 'The VPC', gateways, ['vpc']);
  },
};
