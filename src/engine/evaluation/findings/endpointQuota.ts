import { formatCount } from '../figures.ts';
import { quotas } from '../quotas.ts';
import type { FindingRule } from './rule.ts';

const { limit, source } = quotas.interfaceEndpoints;

/** More interface endpoints than the default quota. */
export const endpointQuota: FindingRule = {
  id: 'endpointQuota',
  title: 'More interface endpoints than the default quota',
  severity: 'warning',
  source,
  find: ({ design }) => {
    const count = Object.values(design.endpoints).filter(({ type }) => type === 'interface').length;
    if (count <= limit) return [];
    const title = `The VPC has ${formatCount(count)} interface endpoints where ${limit} are allowed by default.`;
    return [{ about: '', title, why: 'Ask AWS to raise the quota before deployment.', subjects: ['vpc'] }];
  },
};
