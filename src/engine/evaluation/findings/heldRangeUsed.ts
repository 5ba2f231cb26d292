import { contains, overlaps } from '../../cidr/cidr.ts';
import { refOf } from '../../design/design.ts';
import type { PlacedSubnet } from '../network.ts';
import { ownSource, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** A subnet in a range that is kept free on purpose, and a range that keeps nothing free because it lies elsewhere. */
export const heldRangeUsed: FindingRule = {
  id: 'heldRangeUsed',
  title: 'Held ranges that are used or lie outside the VPC',
  severity: 'error',
  source: ownSource('The ranges that this design holds'),
  find: (context) => [...used(context), ...outside(context)],
};

function used({ network: { subnets, held } }: FindingContext): readonly Found[] {
  return held.flatMap(({ id, name, block }) => {
    const { cidr } = block;
    if (cidr === null) return [];
    return subnets
      .filter((placed) => placed.cidr !== null && overlaps(cidr, placed.cidr))
      .map((placed) => usedBy(id, name, block.text, placed));
  });
}

function usedBy(
  id: string,
  name: string,
  text: string,
  { id: subnetId, subnet, prefix }: PlacedSubnet,
): Found {
  return {
    about: `held:${id}/subnet:${subnetId}`,
    title: `${subnet.name} (${subnet.cidr}) lies in ${text}, which is held: ${name}.`,
    why: 'The range is kept free on purpose; whatever it is kept for will clash with the subnet.',
    subjects: [refOf('subnet', subnetId), refOf('held', id)],
    fix: {
      label: 'Let the plan choose a place',
      commands: [{ type: 'setSubnetCidr', id: subnetId, cidr: `/${prefix ?? 24}` }],
    },
  };
}

function outside({ network: { blocks, held } }: FindingContext): readonly Found[] {
  return held
    .filter(
      ({ block: { cidr: range } }) =>
        range !== null && !blocks.some(({ cidr }) => cidr !== null && contains(cidr, range)),
    )
    .map(({ id, name, block }) => ({
      about: `held:${id}`,
      severity: 'warning',
      title: `The held range ${block.text} (${name}) lies outside the VPC.`,
      why: 'Nothing is ever allocated there, so holding it keeps nothing free.',
      subjects: [refOf('held', id)],
      fix: { label: 'Release it', commands: [{ type: 'releaseRange', id }] },
    }));
}
