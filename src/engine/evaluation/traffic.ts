import { parseCidr, type Cidr } from '../cidr/cidr.ts';
import type { Peer, Traffic } from '../design/design.ts';
import { EVERY_CODE } from '../design/icmpTypes.ts';
import { canonicalProtocol, hasPorts, hasTypes } from '../design/protocols.ts';

/*
 * What rules let through: traffic and peers compared.
 */

/** Equal for equal traffic: a protocol by its name and by its number is one, and so are no ports and all of them. */
export function trafficKey({ protocol, ports }: Traffic): string {
  const name = canonicalProtocol(protocol);
  const everyPort = hasPorts(name) && ports?.from === 0 && ports.to === LAST_PORT;
  return ports === null || everyPort ? name : `${name}/${ports.from}-${ports.to}`;
}

const LAST_PORT = 65_535;

/** Whether `outer` lets through everything that `inner` does. */
export function covers(outer: Traffic, inner: Traffic): boolean {
  if (outer.protocol === 'all') return true;
  const protocol = canonicalProtocol(outer.protocol);
  if (protocol !== canonicalProtocol(inner.protocol)) return false;
  if (outer.ports === null) return true;
  if (hasTypes(protocol)) {
    return outer.ports.from === inner.ports?.from && [EVERY_CODE, inner.ports.to].includes(outer.ports.to);
  }
  const { from, to } = inner.ports ?? { from: 0, to: LAST_PORT };
  return outer.ports.from <= from && to <= outer.ports.to;
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
