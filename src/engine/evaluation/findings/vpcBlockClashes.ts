import { blockClashes } from '../../cidr/clashes.ts';
import { formatCidr } from '../../cidr/cidr.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A VPC block in a range that AWS takes and that makes trouble later. */
export const vpcBlockClashes: FindingRule = {
  id: 'vpcBlockClashes',
  title: 'VPC blocks in ranges that clash with something common',
  severity: 'warning',
  source: awsPage('VPC CIDR blocks', 'vpc/latest/userguide/vpc-cidr-blocks.html'),
  find: ({ network }) =>
    network.blocks.flatMap(({ text, cidr }) =>
      (cidr === null ? [] : blockClashes(cidr)).map((clash) => ({
        about: `${text}:${clash.id}`,
        title: `The VPC block ${text} touches ${formatCidr(clash.range)}.`,
        why: clash.reason,
        subjects: ['vpc'],
        source: { title: 'Where the range is used', url: clash.source },
      })),
    ),
};
