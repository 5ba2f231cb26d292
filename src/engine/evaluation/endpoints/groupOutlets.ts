import { contains } from '../../cidr/cidr.ts';
import {
  entryOf,
  type Design,
  type Endpoint,
  type Id,
  type Peer,
  type Workload,
} from '../../design/design.ts';
import type { Network } from '../network.ts';
import { admitsTcp, isWholeInternet, peerBlock } from '../traffic.ts';
import { computingKinds } from '../transfer/assumptions.ts';

/*
 * What security groups let out of a tier on its way to AWS services and the internet. A security group allows only what a
 * rule names (https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html).
 */

/** Whose flows those of a tier are: what computes there, or where nothing does, everything that stands there. */
export function callersIn({ workloads }: Pick<Design, 'workloads'>, tier: Id): readonly Workload[] {
  const all = Object.values(workloads).filter((one) => one.tier === tier);
  const computing = all.filter(({ kind }) => computingKinds.includes(kind));
  return computing.length === 0 ? all : computing;
}

/** The endpoint that a tier's calls of a service take, with its id; a gateway serves its own tiers alone. */
export function endpointFor(
  { endpoints }: Pick<Design, 'endpoints'>,
  service: string,
  tier: Id,
): readonly [Id, Endpoint] | undefined {
  const all = Object.entries(endpoints).filter(([, one]) => one.service === service);
  return (
    all.find(([, one]) => one.type === 'interface' && one.privateDns) ??
    all.find(([, one]) => one.type === 'gateway' && one.tiers.includes(tier))
  );
}

/**
 * Whether a workload's groups let HTTPS out to a service: to its endpoint, or without one (`undefined`) to the internet. A
 * workload without groups gets the VPC's default group, which lets everything out unless it was closed
 * (https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html).
 */
export function letsHttpsOut(
  { design, byTier }: Pick<Network, 'design' | 'byTier'>,
  { securityGroups }: Workload,
  to: readonly [Id, Endpoint] | undefined,
): boolean {
  if (securityGroups.length === 0) return isDefaultOpen(design);
  const out = peersOut(design, securityGroups, (rule) => admitsTcp(rule.traffic, 443));
  if (out.some(isWholeInternet)) return true;
  return to !== undefined && leadToEndpoint({ byTier }, out, to);
}

/** Whether what egress rules let out to (`peers`) holds an endpoint, with its id: by its group, prefix list or address. */
export function leadToEndpoint(
  { byTier }: Pick<Network, 'byTier'>,
  peers: readonly Peer[],
  [id, endpoint]: readonly [Id, Endpoint],
): boolean {
  if (endpoint.type === 'gateway') {
    return peers.some(
      (peer) =>
        (peer.kind === 'endpoint' && peer.endpoint === id) ||
        (peer.kind === 'prefix-list' && peer.prefixList === endpoint.prefixListId),
    );
  }
  const places = (byTier.get(endpoint.tier) ?? []).flatMap(({ cidr }) => cidr ?? []);
  return peers.some((peer) => {
    if (peer.kind === 'group') return endpoint.securityGroups.includes(peer.group);
    const block = peerBlock(peer);
    return block !== null && places.some((place) => contains(block, place));
  });
}

/**
 * Whether a workload's groups let anything at all out of the VPC, over any protocol. A prefix list may hold anything, so
 * it counts as outside, unless it is that of a gateway endpoint, whose traffic does not leave by NAT.
 */
export function letsAnythingOut(
  { design, blocks }: Pick<Network, 'design' | 'blocks'>,
  { securityGroups }: Workload,
): boolean {
  if (securityGroups.length === 0) return isDefaultOpen(design);
  const gateways = Object.values(design.endpoints).flatMap((one) =>
    one.type === 'gateway' ? [one.prefixListId] : [],
  );
  return peersOut(design, securityGroups, () => true).some((peer) => {
    if (peer.kind === 'prefix-list') return !gateways.includes(peer.prefixList);
    if (peer.kind !== 'cidr') return false;
    const block = peerBlock(peer);
    return block === null || !blocks.some(({ cidr }) => cidr !== null && contains(cidr, block));
  });
}

const isDefaultOpen = ({ vpc }: Pick<Design, 'vpc'>): boolean => vpc.defaultGroup === 'as-created';

function peersOut(
  { rules }: Pick<Design, 'rules'>,
  groups: readonly Id[],
  isMeant: (rule: Design['rules'][string]) => boolean,
): readonly Peer[] {
  return Object.values(rules).flatMap((rule) =>
    rule.direction === 'egress' && groups.includes(rule.group) && isMeant(rule) ? [rule.peer] : [],
  );
}

/** The names of the groups of these workloads, each once; a workload without any has the default one. */
export function groupNames(
  { securityGroups: known }: Pick<Design, 'securityGroups'>,
  workloads: readonly Workload[],
): readonly string[] {
  const names = workloads.flatMap(({ securityGroups }) =>
    securityGroups.length === 0
      ? ['the default security group']
      : securityGroups.map((id) => entryOf(known, id)?.name ?? id),
  );
  return [...new Set(names)];
}
