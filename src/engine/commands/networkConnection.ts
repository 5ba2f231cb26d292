import type { Design, OtherNetwork } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { vpcOverlaps } from '../planning/otherNetworks.ts';

/**
 * Why a network cannot be reached as it says, or `undefined` when it can. AWS peers VPCs alone, and none that share
 * addresses, of IPv4 or IPv6 (https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html).
 *
 * Refuses with `<command>/not-a-vpc`, `/overlap`, or `/no-transit-gateway` while the VPC is attached to none.
 */
export function connectionRefusal(
  { vpc }: Design,
  command: string,
  { name, kind, cidrs, connection }: OtherNetwork,
): Refusal | undefined {
  if (connection === null) return undefined;
  if (connection.kind === 'transit-gateway') {
    if (vpc.transitGateway !== null) return undefined;
    return {
      type: `${command}/no-transit-gateway`,
      message: `The VPC is attached to no transit gateway; attach it, and ${name} can be reached through it.`,
      subject: 'vpc',
    };
  }
  if (kind === 'on-premises') {
    return {
      type: `${command}/not-a-vpc`,
      message: `${name} is on premises, and a peering connection joins two VPCs; a transit gateway would work.`,
    };
  }
  const overlap = vpcOverlaps(vpc, cidrs)[0];
  if (overlap === undefined) return undefined;
  return {
    type: `${command}/overlap`,
    message: `AWS refuses to peer with ${name}, because ${overlap.range} overlaps ${overlap.block} of the VPC; a transit gateway would work for its other ranges.`,
  };
}
