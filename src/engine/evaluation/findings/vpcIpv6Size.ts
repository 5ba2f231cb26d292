import { vpcIpv6Block } from '../../planning/ipv6.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** An IPv6 block of the VPC that Amazon does not give: its pool gives a /56. */
export const vpcIpv6Size: FindingRule = {
  id: 'vpcIpv6Size',
  title: 'An IPv6 block of the VPC that is no /56',
  severity: 'error',
  source: awsPage('VPC CIDR blocks', 'vpc/latest/userguide/vpc-cidr-blocks.html'),
  find: ({ design }) => {
    const block = vpcIpv6Block(design.vpc);
    if (block === undefined || block.prefix === 56) return [];
    return [
      {
        about: 'vpc',
        title: `The VPC's IPv6 block ${block.text} is a /${block.prefix}, and Amazon's pool gives a /56.`,
        why: 'Until AWS has given the block, leave its addresses open; the export asks for one and numbers the subnets in it.',
        subjects: ['vpc'],
        fix: { label: 'Leave it to AWS', commands: [{ type: 'setVpcIpv6', ipv6: { cidr: null } }] },
      },
    ];
  },
};
