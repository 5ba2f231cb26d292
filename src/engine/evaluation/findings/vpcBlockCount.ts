import { formatCount } from '../figures.ts';
import { quotas } from '../quotas.ts';
import type { FindingRule } from './rule.ts';

const { limit, raisedTo, source } = quotas.vpcBlocks;

/** More blocks than the default quota of a VPC. */
export const vpcBlockCount: FindingRule = {
  id: 'vpcBlockCount',
  title: 'More VPC blocks than the default quota',
  severity: 'warning',
  source,
  find: ({ network: { blocks } }) => {
    if (blocks.length <= limit) return [];
    const title = `The VPC has ${formatCount(blocks.length)} IPv4 blocks where ${limit} are allowed by default.`;
    return [
      {
        about: '',
        title,
        why: `Ask AWS to raise the quota (${raisedTo} at most) before deployment.`,
        subjects: ['vpc'],
      },
    ];
  },
};
