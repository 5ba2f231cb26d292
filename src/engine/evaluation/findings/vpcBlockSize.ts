import { checkVpcBlock } from '../../cidr/awsLimits.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A VPC block outside /16 to /28. */
export const vpcBlockSize: FindingRule = {
  id: 'vpcBlockSize',
  title: 'VPC blocks of a size AWS refuses',
  severity: 'error',
  source: awsPage('VPC CIDR blocks', 'vpc/latest/userguide/vpc-cidr-blocks.html'),
  find: ({ network }) =>
    network.blocks.flatMap(({ text, cidr }) => {
      const check = cidr === null ? undefined : checkVpcBlock(cidr);
      if (check?.ok !== false || check.error.code !== 'aws/vpc-size') return [];
      const why = 'A block cannot be resized once the VPC exists; it can only be added or removed.';
      return [{ about: text, title: check.error.message, why, subjects: ['vpc'] }];
    }),
};
