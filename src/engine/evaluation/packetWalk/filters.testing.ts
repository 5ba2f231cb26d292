import type { Design, Id, NetworkAcl, Rule } from '../../design/design.ts';
import { type Address, isAbout, isIn, type Packet } from './packet.testing.ts';

/*
 * Security groups and network ACLs, asked about one packet. Any rule of any group of an interface that matches lets the
 * packet through (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html); of an ACL's entries the
 * one with the lowest number that matches decides, and without any the packet is denied
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html).
 */

/** An interface as filters see it; `groups` is `null` for one that no group filters. */
export type Guarded = { readonly groups: readonly Id[] | null };

/** Whether the groups of an interface let a packet out to, or in from, an address that `other` may have. */
export function groupsLet(
  design: Design,
  direction: Rule['direction'],
  { groups }: Guarded,
  packet: Packet,
  other: Guarded | null,
): boolean {
  if (groups === null) return true;
  const address = direction === 'ingress' ? packet.source : packet.destination;
  if (groups.length === 0) return defaultGroupLets(design, direction, other);
  return Object.values(design.rules).some(
    (rule) =>
      groups.includes(rule.group) &&
      rule.direction === direction &&
      isAbout(rule.traffic, packet) &&
      isPeer(design, rule.peer, address, other),
  );
}

/**
 * The default group as AWS makes it takes in what its own members send and lets everything out
 * (https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html); closed it lets nothing pass.
 */
function defaultGroupLets({ vpc }: Design, direction: Rule['direction'], other: Guarded | null): boolean {
  if (vpc.defaultGroup === 'closed') return false;
  return direction === 'egress' || other?.groups?.length === 0;
}

function isPeer(design: Design, peer: Rule['peer'], address: Address, other: Guarded | null): boolean {
  switch (peer.kind) {
    case 'cidr':
      return isIn(address, peer.cidr);
    case 'group':
      return other?.groups?.includes(peer.group) === true;
    case 'prefix-list':
      return 'behind' in address && address.behind === listCalled(design, peer.prefixList);
    case 'endpoint': {
      const endpoint = design.endpoints[peer.endpoint];
      return endpoint?.type === 'gateway' && 'behind' in address && address.behind === endpoint.service;
    }
  }
}

/** S3's managed list in us-east-1 (https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-prefix-lists.html). */
export const S3_OF_US_EAST_1 = 'pl-63a5400a';

/** What a prefix list holds: the addresses of S3, of the service whose gateway endpoint names it, or its own. */
export function listCalled({ endpoints, region }: Design, id: string): string {
  if (id === S3_OF_US_EAST_1 && region === 'us-east-1') return 's3';
  for (const endpoint of Object.values(endpoints)) {
    if (endpoint.type === 'gateway' && endpoint.prefixListId === id) return endpoint.service;
  }
  return id;
}

/** Whether an ACL lets a packet into its subnet (`ingress`) or out of it; `undefined` is the default one, which is open. */
export function aclLets(acl: NetworkAcl | undefined, direction: Rule['direction'], packet: Packet): boolean {
  if (acl === undefined) return true;
  const address = direction === 'ingress' ? packet.source : packet.destination;
  const matching = acl.entries.filter(
    (entry) => entry.direction === direction && isAbout(entry.traffic, packet) && isIn(address, entry.cidr),
  );
  const first = matching.reduce<(typeof matching)[number] | undefined>(
    (lowest, entry) => (lowest === undefined || entry.number < lowest.number ? entry : lowest),
    undefined,
  );
  return first?.action === 'allow';
}
