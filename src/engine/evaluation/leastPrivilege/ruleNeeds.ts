import { type Cidr, contains, overlaps } from '../../cidr/cidr.ts';
import { type Design, entryOf, type Id, type Peer, type Rule } from '../../design/design.ts';
import { peerRef } from '../../design/traffic.ts';
import type { Network } from '../network.ts';
import { isWholeInternet, peerBlock } from '../traffic.ts';
import type { StatedConnection } from './statedConnections.ts';
import { coverSpan, meet, spanOf, type TrafficSpan } from './trafficSpan.ts';
import { type Wearer, wearersOf } from './wearers.ts';

/**
 * What one side of a stated connection needs of the rules: that some group of its own lets this traffic in or out, from or
 * to the other side by any of its names.
 */
export type RuleNeed = {
  readonly connection: StatedConnection;
  readonly direction: Rule['direction'];
  /** The groups of this side: a rule of any of them is enough. */
  readonly owners: readonly Id[];
  /** How a rule may name the other side; any of them is enough. */
  readonly peers: readonly Peer[];
  /** The IPv4 blocks in which the other side stands; empty outside the VPC. */
  readonly blocks: readonly Cidr[];
  /** Whether the other side is reached over IPv6 as well, which a rule with an IPv4 block leaves out. */
  readonly both: boolean;
  readonly span: TrafficSpan;
};

/** A stated connection that no rule of a security group could let through, and why. */
export type Unruled = { readonly connection: StatedConnection; readonly why: string };

/** What the connections need of rules, and those that rules cannot help. */
export function ruleNeedsOf(
  network: Network,
  connections: readonly StatedConnection[],
): { readonly needs: readonly RuleNeed[]; readonly unruled: readonly Unruled[] } {
  const needs: RuleNeed[] = [];
  const unruled: Unruled[] = [];
  for (const connection of connections) {
    for (const from of wearersOf(network, connection.from)) {
      for (const to of wearersOf(network, connection.to, from)) {
        const why = problemOf(from, to);
        if (why === undefined) needs.push(...needsBetween(connection, from, to));
        else unruled.push({ connection, why });
      }
    }
  }
  return { needs, unruled };
}

function problemOf(from: Wearer, to: Wearer): string | undefined {
  const bare = [from, to].find(({ groups }) => groups?.length === 0);
  if (bare !== undefined) return `${bare.name} has no security group, so no rule of the design is about it.`;
  const share = (from.ipv4 && to.ipv4) || (from.ipv6 && to.ipv6);
  return share ? undefined : `${from.name} and ${to.name} have no address family in common.`;
}

function needsBetween(connection: StatedConnection, from: Wearer, to: Wearer): readonly RuleNeed[] {
  const span = spanOf(connection.traffic);
  const side = (own: Wearer, other: Wearer, direction: Rule['direction']): readonly RuleNeed[] => {
    if (own.groups === null) return [];
    const common = { connection, direction, owners: own.groups, span, blocks: other.blocks };
    if (other.groups !== null) {
      const peers = other.groups.map((group) => ({ kind: 'group', group }) as const);
      return [{ ...common, peers, both: own.ipv6 && other.ipv6 }];
    }
    return other.peers
      .filter(({ family }) => family === 'any' || own[family])
      .map(({ peer }) => ({ ...common, peers: [peer], both: false }));
  };
  return [...side(to, from, 'ingress'), ...side(from, to, 'egress')];
}

/** Whether a rule with this peer lets through everything from or to the other side of the need. */
export function admitsPeer(design: Design, peer: Peer, need: RuleNeed): boolean {
  if (need.peers.some((wanted) => samePeer(design, peer, wanted))) return true;
  if (peer.kind !== 'cidr') return false;
  const block = peerBlock(peer);
  if (need.blocks.length > 0) {
    return block !== null && !need.both && need.blocks.every((inner) => contains(block, inner));
  }
  return need.peers.every((wanted) => {
    if (wanted.kind === 'endpoint' || wanted.kind === 'prefix-list') return peer.cidr === '0.0.0.0/0';
    const inner = peerBlock(wanted);
    return block !== null && inner !== null && contains(block, inner);
  });
}

/** Whether these rules together let through all that the need is about. */
export function isAnswered(design: Design, need: RuleNeed, rules: readonly Rule[]): boolean {
  const answering = rules.filter(
    ({ group, direction, peer }) =>
      direction === need.direction && need.owners.includes(group) && admitsPeer(design, peer, need),
  );
  return coverSpan(
    answering.map(({ traffic }) => spanOf(traffic)),
    need.span,
  );
}

/** Whether the rule lets through something that the need is about, be it a part of it. */
export function serves(design: Design, rule: Rule, need: RuleNeed): boolean {
  if (rule.direction !== need.direction || !need.owners.includes(rule.group)) return false;
  if (!meet(spanOf(rule.traffic), need.span)) return false;
  if (admitsPeer(design, rule.peer, need) || isWholeInternet(rule.peer)) return true;
  const block = peerBlock(rule.peer);
  if (block === null) return false;
  const blocks = [...need.blocks, ...need.peers.flatMap((wanted) => peerBlock(wanted) ?? [])];
  return blocks.some((inner) => overlaps(block, inner));
}

/** Whether two peers are the same to AWS: a gateway endpoint is named by its service's prefix list. */
export function samePeer(design: Design, a: Peer, b: Peer): boolean {
  return peerRef(plainPeer(design, a)) === peerRef(plainPeer(design, b));
}

/** The peer with a gateway endpoint by its prefix list, where that is known. */
export function plainPeer(design: Design, peer: Peer): Peer {
  if (peer.kind !== 'endpoint') return peer;
  const endpoint = entryOf(design.endpoints, peer.endpoint);
  if (endpoint?.type !== 'gateway' || endpoint.prefixListId === null) return peer;
  return { kind: 'prefix-list', prefixList: endpoint.prefixListId };
}
