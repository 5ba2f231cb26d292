import type { Design } from '../../design/design.ts';
import type { LeaveOut, StackSubnet, StackTransitGateway } from './stackModel.ts';

/**
 * The attachment to the transit gateway: one subnet of the tier in each zone, the first of the address plan
 * (https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html).
 */
export function resolveTransitGateway(
  { vpc: { transitGateway } }: Design,
  subnets: readonly StackSubnet[],
  leaveOut: LeaveOut,
): StackTransitGateway | null {
  if (transitGateway === null) return null;
  const zones = new Set<string>();
  const places = subnets.filter(
    ({ tier, zone }) => tier === transitGateway.tier && !zones.has(zone) && zones.add(zone),
  );
  if (places.length > 0) return { id: transitGateway.id, subnets: places.map(({ name }) => name) };
  leaveOut(
    'transit-gateway',
    'The attachment to the transit gateway has no subnet to stand in, so the stack leaves it out.',
  );
  return null;
}
