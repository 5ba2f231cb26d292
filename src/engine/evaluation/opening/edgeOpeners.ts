import type { Command } from '../../commands/command.ts';
import { type Design, entryOf, type Id, readRef } from '../../design/design.ts';
import { NO_OPENERS, type Openers, type Stop, type Tried } from './openingWish.ts';

/** What gets packets past the internet gateway: the gateway itself, or a public address of the workload. */
export function internetGatewayOpeners({ design }: Tried, { way }: Stop): Openers {
  if (!design.vpc.internetGateway) return { choices: [[{ type: 'setVpc', internetGateway: true }]] };
  const workload = [way.from, way.to].map(({ ref }) => readRef(ref)).find(({ kind }) => kind === 'workload');
  if (workload === undefined || entryOf(design.workloads, workload.id)?.publicAddress !== false) {
    return NO_OPENERS;
  }
  return { choices: [[{ type: 'setWorkload', id: workload.id, publicAddress: true }]] };
}

/** Where packets come from a network that the VPC is not connected to, the connection. Endpoints and services only answer. */
export function sourceOpeners(tried: Tried, { way }: Stop): Openers {
  const { kind, id } = readRef(way.from.ref);
  return kind === 'network' ? connectionOpeners(tried, id, tierOf(tried, way.to.subnets)) : NO_OPENERS;
}

/**
 * What connects the VPC to a network: a peering connection, which joins VPCs alone, or the transit gateway, with an
 * attachment in `tier` where there is none.
 */
export function connectionOpeners({ design }: Tried, id: Id, tier: Id | undefined): Openers {
  const network = entryOf(design.networks, id);
  if (network === undefined || network.connection !== null) return NO_OPENERS;
  const peer: Command = { type: 'setNetwork', id, connection: { kind: 'peering', id: null } };
  const join: Command = { type: 'setNetwork', id, connection: { kind: 'transit-gateway' } };
  const attach = design.vpc.transitGateway === null ? attachment(tier) : [];
  return { choices: [[peer], [...attach, join]] };
}

/** What attaches the VPC to the transit gateway, or the zone that lacks an attachment. */
export function transitGatewayOpeners(tried: Tried, { way }: Stop): Openers {
  const { transitGateway } = tried.design.vpc;
  const inside = way.from.subnets.length > 0 ? way.from : way.to;
  if (transitGateway === null) return { choices: [attachment(tierOf(tried, inside.subnets))] };
  const zone = zoneOf(tried.design, inside.subnets[0]);
  if (zone === undefined) return NO_OPENERS;
  return { choices: [[{ type: 'addSubnet', tier: transitGateway.tier, zone }]] };
}

/** The tier of the first of these subnets. */
export function tierOf({ design }: Tried, [first]: readonly Id[]): Id | undefined {
  return first === undefined ? undefined : entryOf(design.subnets, first)?.tier;
}

function zoneOf({ subnets }: Design, id: Id | undefined): Id | undefined {
  return id === undefined ? undefined : entryOf(subnets, id)?.zone;
}

function attachment(tier: Id | undefined): readonly Command[] {
  return tier === undefined ? [] : [{ type: 'setTransitGateway', transitGateway: { id: null, tier } }];
}
