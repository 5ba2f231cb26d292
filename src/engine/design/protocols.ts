/*
 * Protocols by number: IANA "Protocol Numbers" (https://www.iana.org/assignments/protocol-numbers), as AWS's rules take
 * them: "IpProtocol", EC2 API Reference, IpPermission.
 */

/** The numbers of the protocols that have ports or types, by the name a design gives them. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['1', 'icmp'],
  ['6', 'tcp'],
  ['17', 'udp'],
  ['58', 'icmpv6'],
]);

/** The one form of a protocol that may be written two ways: `tcp` for `6`; any other stays as it is. */
export function canonicalProtocol(protocol: string): string {
  return NAMED.get(protocol) ?? protocol;
}

/** Whether rules for it name ports. */
export function hasPorts(protocol: string): boolean {
  return protocol === 'tcp' || protocol === 'udp';
}

/** Whether rules for it name a message type and code. */
export function hasTypes(protocol: string): boolean {
  return protocol === 'icmp' || protocol === 'icmpv6';
}
