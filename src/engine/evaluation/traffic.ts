import { parseCidr, type Cidr } from '../cidr/cidr.ts';
import type { Peer, Traffic } from '../design/design.ts';

/*
 * What rules let through: traffic and peers compared.
 */

/** Equal for equal traffic. */
export function trafficKey({ protocol, ports }: Traffic): string {
  return ports === null ? protocol : `${protocol}/${ports.from}-${ports.to}`;
}

/** Whether `outer` lets through everything that `inner` does. */
export function covers(outer: Traffic, inner: Traffic): boolean {
  if (outer.protocol === 'all') return true;
  if (outer.protocol !== inner.protocol) return false;
  if (outer.ports === null) return true;
  if (inner.ports === null) return false;
  if (outer.protocol.startsWith('icmp')) return trafficKey(outer) === trafficKey(inner);
  return outer.ports.from <= inner.ports.from && inner.ports.to <= outer.ports.to;
}

/** Whether it lets through this TCP port. */
export function admitsTcp(traffic: Traffic, port: number): boolean {
  return covers(traffic, { protocol: 'tcp', ports: { from: port, to: port } });
}

/** Whether a peer is every address there is, of either family. */
export function isWholeInternet(peer: Peer): boolean {
  return peer.kind === 'cidr' && /^(0\.0\.0\.0|[0:]+)\/0$/.test(peer.cidr);
}

/** The IPv4 block of a peer that is one; `null` for groups, endpoints, prefix lists and IPv6. */
export function peerBlock(peer: Peer): Cidr | null {
  const parsed = peer.kind === 'cidr' ? parseCidr(peer.cidr) : undefined;
  return parsed?.ok === true ? parsed.value : null;
}
