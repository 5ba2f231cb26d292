import type { Command } from '../../commands/command.ts';
import { type Design, type Id, type OtherNetwork, refOf } from '../../design/design.ts';
import { otherVpcBlock } from '../../planning/vpcBlockChoice.ts';
import { type VpcOverlap, vpcOverlaps } from '../../planning/otherNetworks.ts';
import { blockIn } from '../../planning/plan.ts';
import { listOf } from '../figures.ts';
import { awsPage, type FindingRule, type Found } from './rule.ts';

/** A network beside the VPC that has addresses of the VPC's: AWS refuses the peering, others cannot be routed to. */
export const networkOverlap: FindingRule = {
  id: 'networkOverlap',
  title: 'Other networks that overlap the VPC',
  severity: 'error',
  source: awsPage('How VPC peering connections work', 'vpc/latest/peering/vpc-peering-basics.html'),
  find: ({ design }) =>
    Object.entries(design.networks).flatMap(([id, network]) => {
      const overlaps = vpcOverlaps(design.vpc, network.cidrs);
      return overlaps.length === 0 ? [] : [overlapOf(design, id, network, overlaps)];
    }),
};

function overlapOf(
  design: Design,
  id: Id,
  { name, kind }: OtherNetwork,
  overlaps: readonly VpcOverlap[],
): Found {
  const pairs = overlaps.map(({ range, block }) => `${range} with ${block}`);
  const fix = moved(design, overlaps);
  return {
    about: `network:${id}`,
    title: `${name} overlaps the VPC: ${listOf(pairs)}.`,
    subjects: [refOf('network', id), 'vpc'],
    ...(kind === 'peered-vpc'
      ? {
          why: 'AWS refuses to peer VPCs with overlapping blocks, also when only other blocks would be used.',
        }
      : {
          severity: 'warning',
          source: awsPage('Route priority', 'vpc/latest/userguide/route-tables-priority.html'),
          why: 'Inside the VPC the local route takes such addresses, so nothing there can reach them in the other network.',
        }),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** The VPC's only block in the way moved where no other network is; not offered once something is deployed. */
function moved(design: Design, overlaps: readonly VpcOverlap[]): Found['fix'] {
  const from = overlaps[0]?.block;
  const old = from === undefined ? undefined : blockIn(from);
  if (design.deployment !== null || from === undefined || old === undefined) return undefined;
  if (overlaps.some(({ block }) => block !== from)) return undefined;
  const to = otherVpcBlock(design, old);
  if (to === undefined) return undefined;
  const command: Command = { type: 'setVpcBlock', from, to };
  return { label: `Move ${from} to ${to}, with everything in it`, commands: [command] };
}
