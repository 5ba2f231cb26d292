import { contains } from '../../cidr/cidr.ts';
import { refOf } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A subnet that lies in no block of the VPC. */
export const subnetOutsideVpc: FindingRule = {
  id: 'subnetOutsideVpc',
  title: 'Subnets outside the VPC',
  severity: 'error',
  source: awsPage('Subnet CIDR blocks', 'vpc/latest/userguide/subnet-sizing.html'),
  find: ({ network: { subnets, blocks } }) => {
    const readable = blocks.map(({ cidr }) => cidr).filter((cidr) => cidr !== null);
    return subnets
      .filter(({ cidr }) => cidr !== null && !readable.some((block) => contains(block, cidr)))
      .map(({ id, subnet, prefix }) => ({
        about: `subnet:${id}`,
        title: `${subnet.name} has ${subnet.cidr}, which lies in no block of the VPC (${listOf(blocks.map(({ text }) => text))}).`,
        why: 'A subnet takes its addresses from one block of its VPC; AWS refuses any other.',
        subjects: [refOf('subnet', id), 'vpc'],
        fix: {
          label: 'Let the plan choose a place',
          commands: [{ type: 'setSubnetCidr', id, cidr: `/${prefix ?? 24}` }],
        },
      }));
  },
};
