import { addressCount } from '../../cidr/cidr.ts';
import { refOf } from '../../design/design.ts';
import { formatCount } from '../figures.ts';
import { ownSource, type FindingRule } from './rule.ts';

/** A subnet that asks for a place where there is none. */
export const subnetHasNoPlace: FindingRule = {
  id: 'subnetHasNoPlace',
  title: 'Subnets without room in the VPC',
  severity: 'error',
  source: ownSource('The plan: best fit into the free space of the VPC'),
  find: ({ network }) =>
    network.subnets.flatMap(({ id, subnet, cidr, prefix }) => {
      if (cidr !== null || prefix === null) return [];
      const title = `There is no room for ${subnet.name}, a /${prefix} (${formatCount(addressCount(prefix))} addresses).`;
      const why = 'Add a block to the VPC, release a held range, or ask for a smaller subnet.';
      return [{ about: `subnet:${id}`, title, why, subjects: [refOf('subnet', id), 'vpc'] }];
    }),
};
