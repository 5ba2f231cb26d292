import { mayAssociate } from '../../cidr/awsLimits.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A secondary block that AWS does not associate with the blocks before it. */
export const vpcBlocksMixed: FindingRule = {
  id: 'vpcBlocksMixed',
  title: 'VPC blocks that AWS does not combine',
  severity: 'error',
  source: awsPage('VPC CIDR blocks', 'vpc/latest/userguide/vpc-cidr-blocks.html'),
  find: ({ network }) => {
    const blocks = network.blocks.flatMap(({ cidr }) => (cidr === null ? [] : [cidr]));
    return network.blocks.flatMap(({ text, cidr }) => {
      if (cidr === null) return [];
      const check = mayAssociate(blocks.slice(0, blocks.indexOf(cidr)), cidr);
      if (check.ok || check.error.code !== 'aws/association') return [];
      const why =
        'AWS restricts which ranges may share a VPC, so the second block would be refused on deployment.';
      return [{ about: text, title: check.error.message, why, subjects: ['vpc'] }];
    });
  },
};
