import { checkVpcBlock } from '../../cidr/awsLimits.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A VPC block in space that no VPC may use. */
export const vpcBlockForbidden: FindingRule = {
  id: 'vpcBlockForbidden',
  title: 'VPC blocks in space no VPC may use',
  severity: 'error',
  source: awsPage('VPC CIDR blocks', 'vpc/latest/userguide/vpc-cidr-blocks.html'),
  find: ({ network }) =>
    network.blocks.flatMap(({ text, cidr }) => {
      const check = cidr === null ? undefined : checkVpcBlock(cidr);
      if (check?.ok !== false || check.error.code !== 'aws/never-usable') return [];
      const why = 'AWS refuses to create the VPC, or to add the block to it.';
      return [{ about: text, title: check.error.message, why, subjects: ['vpc'] }];
    }),
};
