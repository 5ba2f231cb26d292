import { findOverlaps } from '../../cidr/allocate.ts';
import { refOf } from '../../design/design.ts';
import { blockIn } from '../../planning/plan.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Past this many, a list of the pairs helps nobody. */
const MOST_PAIRS = 100;

/** Two other networks with the same addresses: a route leads to one of them only. */
export const networksShareRanges: FindingRule = {
  id: 'networksShareRanges',
  title: 'Other networks that overlap one another',
  severity: 'info',
  source: awsPage(
    'VPC peering limitations: overlapping CIDR blocks',
    'vpc/latest/peering/vpc-peering-basics.html',
  ),
  find: ({ design: { networks } }) => {
    const ranges = Object.entries(networks).flatMap(([id, { cidrs }]) =>
      cidrs.flatMap((text) => {
        const cidr = blockIn(text);
        return cidr === undefined ? [] : [{ id: `${id} ${text}`, cidr }];
      }),
    );
    return findOverlaps(ranges)
      .map((pair) => pair.map((end) => end.split(' ')))
      .filter(([a, b]) => a?.[0] !== b?.[0])
      .slice(0, MOST_PAIRS)
      .map(([[a = '', wider = ''] = [], [b = '', inner = ''] = []]) => {
        const [first, second] = [a, b].sort();
        return {
          about: `network:${first ?? ''}:${second ?? ''}`,
          title: `${nameIn(networks, b)} (${inner}) overlaps ${nameIn(networks, a)} (${wider}).`,
          why: 'A route table sends a destination to one target, so the VPC reaches these addresses in one of the two only.',
          subjects: [refOf('network', a), refOf('network', b)],
        };
      });
  },
};
