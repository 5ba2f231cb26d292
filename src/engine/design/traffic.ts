import { parseCidr } from '../cidr/cidr.ts';
import { parseIpv6Cidr } from '../cidr/ipv6.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import type { Design, Peer, Ref, Rule, Traffic } from './design.ts';
import { entryOf, readRef } from './design.ts';
import { icmpLabel } from './icmpTypes.ts';
import { canonicalProtocol, hasTypes } from './protocols.ts';

/** What a rule lets through, in words: "tcp 443", "udp 8000-8010", "icmp echo-request", "all traffic", "protocol 50". */
export function trafficLabel({ protocol: written, ports }: Traffic): string {
  const protocol = canonicalProtocol(written);
  if (protocol === 'all') return 'all traffic';
  const name = /^\d/.test(protocol) ? `protocol ${protocol}` : protocol;
  if (ports === null) return name;
  if (hasTypes(protocol)) return `${name} ${icmpLabel(protocol, ports)}`;
  return ports.from === ports.to ? `${name} ${ports.from}` : `${name} ${ports.from}-${ports.to}`;
}

/** Whether both let through the same: a protocol by its name and by its number is one. */
export function sameTraffic(a: Traffic, b: Traffic): boolean {
  return (
    canonicalProtocol(a.protocol) === canonicalProtocol(b.protocol) &&
    a.ports?.from === b.ports?.from &&
    a.ports?.to === b.ports?.to
  );
}

/** The ref of a rule's other side: `group:alb`, `cidr:10.0.0.0/8`, `endpoint:s3`, `prefix-list:pl-63a5400a`. */
export function peerRef(peer: Peer): Ref {
  switch (peer.kind) {
    case 'cidr':
      return `cidr:${peer.cidr}`;
    case 'group':
      return `group:${peer.group}`;
    case 'endpoint':
      return `endpoint:${peer.endpoint}`;
    case 'prefix-list':
      return `prefix-list:${peer.prefixList}`;
  }
}

/** The peer that a ref names, the other way round from {@link peerRef}; `undefined` for refs no rule can hold. */
export function peerOf(ref: Ref): Peer | undefined {
  const { kind, id } = readRef(ref);
  switch (kind) {
    case 'cidr':
      return { kind, cidr: id };
    case 'group':
      return { kind, group: id };
    case 'endpoint':
      return { kind, endpoint: id };
    case 'prefix-list':
      return { kind, prefixList: id };
    default:
      return undefined;
  }
}

/** Whether two rules say the same but for their description; AWS refuses the second of them in one group. */
export function sameRule(a: Omit<Rule, 'description'>, b: Omit<Rule, 'description'>): boolean {
  return (
    a.group === b.group &&
    a.direction === b.direction &&
    peerRef(a.peer) === peerRef(b.peer) &&
    sameTraffic(a.traffic, b.traffic)
  );
}

/** What people call one end of a flow: "alb-sg", "the internet", "10.0.0.0/8", "S3", the ref itself when unknown. */
export function endName(design: Design, ref: Ref): string {
  const { kind, id } = readRef(ref);
  if (kind === 'group') return entryOf(design.securityGroups, id)?.name ?? id;
  if (kind === 'endpoint') return endpointName(entryOf(design.endpoints, id)?.service ?? id);
  if (kind !== 'cidr' && kind !== 'prefix-list') return ref;
  return id === '0.0.0.0/0' || id === '::/0' ? 'the internet' : id;
}

/** A service as a short label: "S3", "DynamoDB", otherwise its short name. */
export function endpointName(service: string): string {
  if (service === 's3') return 'S3';
  return service === 'dynamodb' ? 'DynamoDB' : service;
}

/** Why text is no block: the sentence, and the block that was probably meant. */
export type BlockProblem = { readonly message: string; readonly suggestion?: string };

/** The IPv4 or IPv6 block that `text` names in its one canonical form, for rules, network ACLs and routes. */
export function canonicalBlock(text: string): Result<string, BlockProblem> {
  if (text.includes(':')) {
    const ipv6 = parseIpv6Cidr(text);
    return ipv6.ok ? ok(ipv6.value.text) : err(ipv6.error);
  }
  const ipv4 = parseCidr(text);
  return ipv4.ok ? ok(text) : err(ipv4.error);
}
