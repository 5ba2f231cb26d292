/*
 * Names that people write in the place of numbers. Ports: IANA "Service Name and Transport Protocol Port Number
 * Registry" (https://www.iana.org/assignments/service-names-port-numbers), and for AWS's own services the ports their
 * user guides give: Amazon RDS, ElastiCache, Amazon MQ, EFS, MSK, Redshift, Neptune, read in November 2026.
 */

/** Protocols by the names people use; other numbers are written "protocol 50". */
export const protocolNames: ReadonlyMap<string, string> = new Map([
  ['tcp', 'tcp'],
  ['udp', 'udp'],
  ['icmp', 'icmp'],
  ['icmpv4', 'icmp'],
  ['ping', 'icmp'],
  ['icmpv6', 'icmpv6'],
  ['icmp6', 'icmpv6'],
  ['ipv6-icmp', 'icmpv6'],
  ['igmp', '2'],
  ['ipip', '4'],
  ['gre', '47'],
  ['esp', '50'],
  ['ah', '51'],
  ['eigrp', '88'],
  ['ospf', '89'],
  ['pim', '103'],
  ['vrrp', '112'],
  ['l2tp', '115'],
  ['sctp', '132'],
]);

/** Words for everything: every protocol when they stand alone, every port beside a protocol. */
export const everythingWords: ReadonlySet<string> = new Set(['all', 'any', 'everything', 'anything', '*']);

/** A service's port; where `protocol` is `null` it answers on tcp and udp, and one of them must be said. */
export type NamedPort = { readonly protocol: 'tcp' | 'udp' | null; readonly port: number };

const tcp = (port: number, ...names: readonly string[]): readonly (readonly [string, NamedPort])[] =>
  names.map((name) => [name, { protocol: 'tcp', port }]);
const udp = (port: number, ...names: readonly string[]): readonly (readonly [string, NamedPort])[] =>
  names.map((name) => [name, { protocol: 'udp', port }]);

/** Ports by the name of what listens there. */
export const namedPorts: ReadonlyMap<string, NamedPort> = new Map([
  ['dns', { protocol: null, port: 53 }],
  ...tcp(22, 'ssh', 'sftp'),
  ...tcp(23, 'telnet'),
  ...tcp(25, 'smtp'),
  ...tcp(80, 'http'),
  ...udp(123, 'ntp'),
  ...udp(161, 'snmp'),
  ...tcp(389, 'ldap'),
  ...tcp(443, 'https'),
  ...tcp(445, 'smb'),
  ...udp(500, 'ike'),
  ...udp(514, 'syslog'),
  ...tcp(587, 'submission'),
  ...tcp(636, 'ldaps'),
  ...tcp(1433, 'mssql', 'sqlserver', 'sql-server'),
  ...tcp(1521, 'oracle'),
  ...tcp(2049, 'nfs', 'efs'),
  ...tcp(2379, 'etcd'),
  ...tcp(3306, 'mysql', 'mariadb'),
  ...tcp(3389, 'rdp'),
  ...udp(4500, 'ipsec-nat-t'),
  ...tcp(5432, 'postgres', 'postgresql', 'pgsql'),
  ...tcp(5439, 'redshift'),
  ...tcp(5671, 'amqps'),
  ...tcp(5672, 'amqp'),
  ...tcp(5985, 'winrm'),
  ...tcp(6379, 'redis', 'valkey'),
  ...tcp(8182, 'neptune'),
  ...tcp(8883, 'mqtts'),
  ...tcp(9042, 'cassandra'),
  ...tcp(9092, 'kafka'),
  ...tcp(11_211, 'memcached'),
  ...tcp(27_017, 'mongodb', 'documentdb'),
]);
