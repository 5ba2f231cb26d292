import { findOverlaps } from '../../cidr/allocate.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Two blocks of the VPC that share addresses. */
export const vpcBlocksOverlap: FindingRule = {
  id: 'vpcBlocksOverlap',
  title: 'VPC blocks that overlap',
  severity: 'error',
  source: awsPage('VPC CIDR blocks', 'vpc/latest/userguide/vpc-cidr-blocks.html'),
  find: ({ network }) => {
    const blocks = network.blocks.flatMap(({ text, cidr }) => (cidr === null ? [] : [{ id: text, cidr }]));
    return findOverlaps(blocks).map(([outer, inner]) => ({
      about: `${outer}:${inner}`,
      title: `The VPC blocks ${outer} and ${inner} overlap.`,
      why: 'AWS refuses a block that overlaps one the VPC already has.',
      subjects: ['vpc'],
    }));
  },
};
