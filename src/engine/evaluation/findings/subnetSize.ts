import { checkSubnetBlock } from '../../cidr/awsLimits.ts';
import { refOf } from '../../design/design.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A subnet outside /16 to /28. */
export const subnetSize: FindingRule = {
  id: 'subnetSize',
  title: 'Subnets of a size AWS refuses',
  severity: 'error',
  source: awsPage('Subnet CIDR blocks', 'vpc/latest/userguide/subnet-sizing.html'),
  find: ({ network }) =>
    network.subnets.flatMap(({ id, subnet, prefix }) => {
      const check = prefix === null ? undefined : checkSubnetBlock({ base: 0x0a00_0000, prefix });
      if (check?.ok !== false || prefix === null) return [];
      const nearest = prefix < 16 ? 16 : 28;
      return [
        {
          about: `subnet:${id}`,
          title: `${subnet.name} is a /${prefix}; a subnet is a /16 to a /28 in AWS.`,
          why: 'AWS refuses to create it.',
          subjects: [refOf('subnet', id)],
          fix: { label: `Make it a /${nearest}`, commands: [{ type: 'resizeSubnet', id, prefix: nearest }] },
        },
      ];
    }),
};
