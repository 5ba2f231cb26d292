import { findOverlaps } from '../../cidr/allocate.ts';
import { refOf, type Id } from '../../design/design.ts';
import type { PlacedSubnet } from '../network.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** Past this many, every subnet lies on every other and a list of the pairs helps nobody. */
const MOST_PAIRS = 1000;

/** Two subnets that share addresses; the one the plan placed, if any, can be moved away. */
export const subnetsOverlap: FindingRule = {
  id: 'subnetsOverlap',
  title: 'Subnets that overlap',
  severity: 'error',
  source: awsPage('Subnet CIDR blocks', 'vpc/latest/userguide/subnet-sizing.html'),
  find: ({ network }) => {
    const placed = network.ordered.flatMap(({ id, cidr }) => (cidr === null ? [] : [{ id, cidr }]));
    return findOverlaps(placed)
      .slice(0, MOST_PAIRS)
      .flatMap(([outer, inner]) => overlap(network, outer, inner));
  },
};

function overlap({ byId }: FindingContext['network'], outer: Id, inner: Id): readonly Found[] {
  const [first, second] = [outer, inner].sort();
  const a = byId.get(first ?? '');
  const b = byId.get(second ?? '');
  if (a === undefined || b === undefined) return [];
  const moved = movable(a, b);
  return [
    {
      about: `subnet:${a.id}:${b.id}`,
      title: `${a.subnet.name} (${a.subnet.cidr}) and ${b.subnet.name} (${b.subnet.cidr}) overlap.`,
      why: 'Every address of a VPC belongs to one subnet at most; AWS refuses the second of the two.',
      subjects: [refOf('subnet', a.id), refOf('subnet', b.id)],
      fix: {
        label: `Move ${moved.subnet.name} to a free place`,
        commands: [{ type: 'setSubnetCidr', id: moved.id, cidr: `/${moved.prefix ?? 24}` }],
      },
    },
  ];
}

/** What a person typed stays; of two alike the narrower moves. */
function movable(a: PlacedSubnet, b: PlacedSubnet): PlacedSubnet {
  if (a.subnet.pinned !== b.subnet.pinned) return a.subnet.pinned ? b : a;
  return (a.prefix ?? 0) > (b.prefix ?? 0) ? a : b;
}
