import { refOf } from '../../design/design.ts';
import { groupedBy } from '../network.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** A subnet with IPv6 in a VPC without, and two subnets with the same /64. */
export const subnetIpv6Invalid: FindingRule = {
  id: 'subnetIpv6Invalid',
  title: 'IPv6 blocks of subnets that AWS refuses',
  severity: 'error',
  source: awsPage('Subnet CIDR blocks', 'vpc/latest/userguide/subnet-sizing.html'),
  find: (context) => (context.design.vpc.ipv6 === null ? withoutBlock(context) : twice(context)),
};

function withoutBlock({ network }: FindingContext): readonly Found[] {
  const asking = network.subnets.filter(({ subnet }) => subnet.ipv6 !== null);
  const [first] = asking;
  if (first === undefined) return [];
  const others = asking.length === 1 ? '' : ` and ${asking.length - 1} more`;
  return [
    {
      about: 'vpc',
      title: `${first.subnet.name}${others} should have IPv6, and the VPC has no IPv6 block.`,
      why: 'A subnet takes its /64 from the /56 of its VPC.',
      subjects: ['vpc', ...asking.map(({ id }) => refOf('subnet', id))],
      fix: { label: 'Give the VPC IPv6', commands: [{ type: 'setVpcIpv6', ipv6: { cidr: null } }] },
    },
  ];
}

function twice({ network }: FindingContext): readonly Found[] {
  const having = network.subnets.filter(({ subnet }) => subnet.ipv6 !== null);
  return [...groupedBy(having, ({ subnet }) => String(subnet.ipv6)).values()].flatMap((holders) =>
    holders.slice(1).map(({ id, subnet }) => ({
      about: `subnet:${id}`,
      title: `${subnet.name} has the same /64 as ${holders[0]?.subnet.name ?? 'another subnet'}.`,
      why: 'Every address of a VPC belongs to one subnet at most; AWS refuses the second of the two.',
      subjects: [refOf('subnet', id), refOf('subnet', holders[0]?.id ?? '')],
      fix: {
        label: `Give ${subnet.name} a free /64`,
        commands: [
          { type: 'setSubnetIpv6', id, family: 'ipv4' },
          { type: 'setSubnetIpv6', id, family: subnet.cidr === 'none' ? 'ipv6' : 'dual-stack' },
        ],
      },
    })),
  );
}
