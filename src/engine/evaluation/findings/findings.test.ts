import { describe, expect, it } from 'vitest';

import { applyCommand } from '../../commands/command.ts';
import type { DataFlow, Design, OtherNetwork, Rule, Subnet } from '../../design/design.ts';
import { designSchema, findingKeySchema } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { evaluate } from '../evaluate.ts';
import { securityDigest } from '../signatures/reviewed.ts';
import type { Severity } from '../evaluation.ts';
import { findingRules } from './findings.ts';

type Edit = (design: Design) => Design;

/** An edit that makes a rule find something, how grave that is, words of its title, and one that does not. */
type Case = {
  readonly trips: Edit;
  readonly severity: Severity;
  readonly says: string;
  readonly quiet?: Edit;
};

const vpc =
  (changes: Partial<Design['vpc']>): Edit =>
  (design) => ({ ...design, vpc: { ...design.vpc, ...changes } });
const subnet =
  (id: string, changes: Partial<Subnet>): Edit =>
  (design) => ({
    ...design,
    subnets: { ...design.subnets, [id]: { ...existing(design.subnets, id), ...changes } },
  });
const tier =
  (id: string, changes: Partial<Design['tiers'][string]>): Edit =>
  (design) => ({
    ...design,
    tiers: { ...design.tiers, [id]: { ...existing(design.tiers, id), ...changes } },
  });
const workload =
  (id: string, changes: Partial<Design['workloads'][string]>): Edit =>
  (design) => ({
    ...design,
    workloads: { ...design.workloads, [id]: { ...existing(design.workloads, id), ...changes } },
  });
const signedBy =
  (by: string, digest: string): Edit =>
  (design) => ({
    ...design,
    signOffs: { security: { of: 'security', by, on: '2026-11-28', revision: 0, digest, notes: '' } },
  });
const endpoint =
  (id: string, changes: object): Edit =>
  (design) => ({
    ...design,
    endpoints: {
      ...design.endpoints,
      [id]: { ...existing(design.endpoints, id), ...changes },
    },
  });
const rule =
  (id: string, changes: Partial<Rule>): Edit =>
  (design) => ({
    ...design,
    rules: {
      ...design.rules,
      [id]: { ...ruleOf('alb', 'ingress', 443, { kind: 'cidr', cidr: '10.0.0.0/8' }), ...changes },
    },
  });
const network =
  (changes: Partial<OtherNetwork>, id = 'paris'): Edit =>
  (design) => {
    const usual = {
      name: 'Paris',
      kind: 'on-premises',
      cidrs: ['10.8.0.0/16'],
      connection: null,
      notes: '',
    } as const;
    return { ...design, networks: { ...design.networks, [id]: { ...usual, ...changes } } };
  };
const dataFlow =
  (ends: Pick<DataFlow, 'from' | 'to'>): Edit =>
  (design) => {
    const sent = { gb: 60, per: 'month' } as const;
    const received = { gb: 40, per: 'month' } as const;
    const stated = { ...ends, name: 'Stated', sent, received, crossZoneShare: null, notes: '' };
    return { ...design, dataTransfer: { ...design.dataTransfer, flows: { stated } } };
  };
const toService = (service: string): Edit =>
  dataFlow({ from: { kind: 'tier', tier: 'ecs' }, to: { kind: 'service', service } });
const requirements =
  (changes: Partial<Design['requirements']>): Edit =>
  (design) => ({
    ...design,
    requirements: { ...design.requirements, ...changes },
  });
const nat =
  (mode: Design['nat']['mode'], zone: string | null = null): Edit =>
  (design) => ({ ...design, nat: { mode, zone } });
const without =
  (
    key: 'subnets' | 'endpoints' | 'rules' | 'assumptions' | 'workloads',
    keep: (id: string) => boolean,
  ): Edit =>
  (design) => ({
    ...design,
    [key]: Object.fromEntries(Object.entries<unknown>(design[key]).filter(([id]) => keep(id))),
  });
const both =
  (...edits: readonly Edit[]): Edit =>
  (design) =>
    edits.reduce((edited, edit) => edit(edited), design);
const same: Edit = (design) => design;

function existing<T>(record: Readonly<Record<string, T>>, id: string): T {
  const value = record[id];
  if (value === undefined) throw new Error(`The template has no ${id}.`);
  return value;
}

function ruleOf(group: string, direction: Rule['direction'], port: number, peer: Rule['peer']): Rule {
  return {
    group,
    direction,
    traffic: { protocol: 'tcp', ports: { from: port, to: port } },
    peer,
    description: 'test',
  };
}

const internet = { kind: 'cidr', cidr: '0.0.0.0/0' } as const;
const everything = { protocol: 'all', ports: null } as const;
const table =
  (...routes: Design['routeTables'][string]['routes']): Edit =>
  (design) => ({
    ...design,
    routeTables: { own: { name: 'own', routes } },
  });
const ipv6 = vpc({ ipv6: { cidr: null } });
const toInternet = { destination: '0.0.0.0/0', target: { kind: 'internet-gateway' } } as const;
const toParis = { kind: 'peering', network: 'paris' } as const;
const peered = (): Edit => network({ kind: 'peered-vpc', connection: { kind: 'peering', id: null } });
const inOneZone = without('subnets', (id) => id.endsWith('-a'));
const many = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index)}`);
const noAccess = both(
  nat('none'),
  without('endpoints', (id) => id === 's3'),
);
const networkAcl =
  (...entries: Design['networkAcls'][string]['entries']): Edit =>
  (design) => ({
    ...design,
    networkAcls: { own: { name: 'own', entries } },
  });
const entry = {
  number: 100,
  direction: 'ingress',
  action: 'allow',
  traffic: everything,
  cidr: '0.0.0.0/0',
} as const;
const manySubnets =
  (count: number): Edit =>
  (design) => ({
    ...design,
    subnets: Object.fromEntries(
      many(count, 's').map((id, n) => [
        id,
        { ...existing(design.subnets, 'data-a'), name: id, cidr: `10.0.${String(n)}.0/24` },
      ]),
    ),
  });
const zone =
  (id: string, name: string): Edit =>
  (design) => ({ ...design, zones: { ...design.zones, [id]: { name, zoneId: null } } });

const tables =
  (count: number): Edit =>
  (design) => ({
    ...design,
    routeTables: Object.fromEntries(many(count, 't').map((id) => [id, { name: id, routes: [] }])),
  });
const manyRoutes = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...toInternet,
    destination: `203.${String(at >> 8)}.${String(at & 255)}.0/24`,
  }));
const acls =
  (count: number): Edit =>
  (design) => ({
    ...design,
    networkAcls: Object.fromEntries(many(count, 'a').map((id) => [id, { name: id, entries: [] }])),
  });
const manyEntries = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ ...entry, number: at + 1 }));
const groups =
  (count: number): Edit =>
  (design) => ({
    ...design,
    rules: {},
    securityGroups: Object.fromEntries(
      many(count, 'g').map((id) => [id, { name: id, description: id, notes: '' }]),
    ),
  });
const peers = (count: number): Edit =>
  both(
    ...many(count, 'p').map((id, at) =>
      network({ name: id, kind: 'peered-vpc', cidrs: [`10.${String(at + 100)}.0.0/16`] }, id),
    ),
  );
const gatewayEndpoints =
  (count: number): Edit =>
  (design) => ({
    ...design,
    endpoints: Object.fromEntries(many(count, 'e').map((id) => [id, existing(design.endpoints, 's3')])),
  });
/** Databases that, with one in each of three subnets more, take the template with one agent beyond the quota. */
const units = 63_858;

const cases: Readonly<Record<string, Case>> = {
  referenceToNothing: {
    trips: subnet('ecs-a', { tier: 'gone' }),
    severity: 'error',
    says: 'the tier "gone"',
  },
  cidrUnreadable: { trips: subnet('ecs-a', { cidr: '10.0.0.1/22' }), severity: 'error', says: '10.0.0.0/22' },
  vpcBlockForbidden: { trips: vpc({ blocks: ['127.0.0.0/16'] }), severity: 'error', says: 'loopback' },
  vpcBlockSize: { trips: vpc({ blocks: ['10.0.0.0/8'] }), severity: 'error', says: '10.0.0.0/8' },
  vpcBlocksOverlap: {
    trips: vpc({ blocks: ['10.0.0.0/16', '10.0.0.0/20'] }),
    severity: 'error',
    says: '10.0.0.0/20 overlap',
  },
  vpcBlocksMixed: {
    trips: vpc({ blocks: ['10.0.0.0/16', '192.168.0.0/20'] }),
    severity: 'error',
    says: '192.168.0.0/20',
    quiet: vpc({ blocks: ['10.0.0.0/16', '100.64.0.0/16'] }),
  },
  vpcBlockCount: {
    trips: vpc({ blocks: many(6, '').map((_, n) => `10.${String(n + 2)}.0.0/16`) }),
    severity: 'warning',
    says: '6 IPv4 blocks',
  },
  vpcBlockClashes: { trips: vpc({ blocks: ['172.31.0.0/16'] }), severity: 'warning', says: '172.31.0.0/16' },
  vpcIpv6Size: {
    trips: vpc({ ipv6: { cidr: '2001:db8:1234::/60' } }),
    severity: 'error',
    says: 'is a /60',
    quiet: vpc({ ipv6: { cidr: '2001:db8:1234:1a00::/56' } }),
  },
  subnetIpv6Invalid: {
    trips: both(ipv6, subnet('ecs-a', { ipv6: 3 }), subnet('ecs-b', { ipv6: 3 })),
    severity: 'error',
    says: 'ECS b has the same /64 as ECS a',
    quiet: both(ipv6, subnet('ecs-a', { ipv6: 3 }), subnet('ecs-b', { ipv6: 4 })),
  },
  ipv6OnlyPlacement: {
    trips: both(ipv6, subnet('data-a', { cidr: 'none', ipv6: 3 })),
    severity: 'error',
    says: 'PostgreSQL needs IPv4, and Data a has IPv6 alone',
    quiet: both(ipv6, subnet('data-a', { ipv6: 3 })),
  },
  ipv6RouteMissing: {
    trips: both(ipv6, subnet('ecs-a', { ipv6: 3 })),
    severity: 'warning',
    says: '1 private subnet with IPv6 has no way out',
    quiet: both(
      vpc({ ipv6: { cidr: null }, egressOnlyInternetGateway: true }),
      subnet('ecs-a', { ipv6: 3 }),
      subnet('public-a', { ipv6: 4 }),
      subnet('data-a', { ipv6: 5 }),
    ),
  },
  egressOnlyIdle: {
    trips: vpc({ egressOnlyInternetGateway: true }),
    severity: 'info',
    says: 'no route leads to it',
    quiet: both(vpc({ ipv6: { cidr: null }, egressOnlyInternetGateway: true }), subnet('ecs-a', { ipv6: 3 })),
  },
  networkOverlap: {
    trips: network({ kind: 'peered-vpc', cidrs: ['10.0.128.0/20'] }),
    severity: 'error',
    says: 'Paris overlaps the VPC: 10.0.128.0/20 with 10.0.0.0/16',
    quiet: network({ kind: 'peered-vpc', cidrs: ['10.1.0.0/16', '9.255.0.0/16'] }),
  },
  networksShareRanges: {
    trips: both(
      network({ cidrs: ['10.8.0.0/16'] }),
      network({ name: 'Lyon', cidrs: ['10.8.128.0/17'] }, 'lyon'),
    ),
    severity: 'info',
    says: 'Lyon (10.8.128.0/17) overlaps Paris (10.8.0.0/16)',
    quiet: network({ cidrs: ['10.8.0.0/16', '10.8.0.0/17'] }),
  },
  prefixTooSmall: {
    trips: vpc({ blocks: ['10.0.0.0/21'] }),
    severity: 'warning',
    says: '/20',
    quiet: vpc({ blocks: ['10.0.0.0/20'] }),
  },
  subnetOutsideVpc: {
    trips: subnet('ecs-a', { cidr: '10.1.0.0/22' }),
    severity: 'error',
    says: '10.1.0.0/22',
  },
  subnetsOverlap: {
    trips: subnet('ecs-a', { cidr: '10.0.4.0/23' }),
    severity: 'error',
    says: 'ECS b (10.0.4.0/22)',
  },
  subnetSize: {
    trips: subnet('ecs-a', { cidr: '10.0.0.0/29' }),
    severity: 'error',
    says: '/29',
    quiet: subnet('ecs-a', { cidr: '10.0.0.0/28' }),
  },
  subnetHasNoPlace: {
    trips: both(vpc({ blocks: ['10.0.0.0/19'] }), subnet('ecs-a', { cidr: '/17' })),
    severity: 'error',
    says: 'no room for ECS a',
  },
  heldRangeUsed: {
    trips: subnet('ecs-a', { cidr: '10.0.192.0/22' }),
    severity: 'error',
    says: 'held for VPC peering',
  },
  subnetTooFull: {
    trips: requirements({ agents: 1510 }),
    severity: 'error',
    says: '1,020 addresses',
    quiet: requirements({ agents: 1509 }),
  },
  subnetQuota: {
    trips: manySubnets(201),
    severity: 'warning',
    says: '201 subnets',
  },
  stackTooLarge: {
    trips: manySubnets(200),
    severity: 'error',
    says: '201 outputs',
    quiet: manySubnets(180),
  },
  capacityNeed: {
    trips: requirements({ agents: 1517 }),
    severity: 'error',
    says: '1 fewer than the 3,058',
    quiet: without('workloads', (id) => id === 'database'),
  },
  zoneLoss: {
    trips: requirements({ agents: 1010 }),
    severity: 'warning',
    says: '6 short',
    quiet: requirements({ survivesZoneLoss: false }),
  },
  zoneCount: { trips: requirements({ zones: 4 }), severity: 'warning', says: '3 zones where 4' },
  zoneRegion: { trips: zone('c', 'us-east-1x'), severity: 'error', says: 'us-east-1x' },
  zoneTwice: { trips: zone('c', 'us-east-1a'), severity: 'error', says: 'us-east-1a stands 2 times' },
  zoneWithoutTier: {
    trips: without('subnets', (id) => id !== 'ecs-b'),
    severity: 'warning',
    says: 'ECS tasks has no subnet in us-east-1b',
  },
  tierWithoutSubnets: {
    trips: without('subnets', (id) => !id.startsWith('data')),
    severity: 'error',
    says: 'PostgreSQL and ElastiCache',
  },
  publicWithoutGateway: {
    trips: vpc({ internetGateway: false }),
    severity: 'error',
    says: '3 subnets are meant to be public',
  },
  natWithoutPublicSubnet: {
    trips: both(
      nat('single', 'c'),
      without('subnets', (id) => id !== 'public-c'),
    ),
    severity: 'error',
    says: 'us-east-1c',
    quiet: both(
      nat('single', 'b'),
      without('subnets', (id) => id !== 'public-c'),
    ),
  },
  routeNowhere: {
    trips: both(
      table({ destination: '0.0.0.0/0', target: { kind: 'nat-gateway', zone: 'b' } }),
      subnet('ecs-a', { routeTable: 'own' }),
      nat('none'),
    ),
    severity: 'error',
    says: 'a NAT gateway in us-east-1b',
    quiet: both(table(toInternet), subnet('ecs-a', { routeTable: 'own' })),
  },
  routeInsideVpc: {
    trips: both(
      table({ destination: '10.0.0.0/21', target: { kind: 'nat-gateway', zone: 'a' } }),
      subnet('ecs-a', { routeTable: 'own' }),
    ),
    severity: 'error',
    says: 'own has a route for 10.0.0.0/21, which lies in 10.0.0.0/16 of the VPC',
    quiet: both(
      table(
        { destination: '10.0.0.0/22', target: { kind: 'nat-gateway', zone: 'a' } },
        { destination: '10.0.0.0/15', target: { kind: 'nat-gateway', zone: 'a' } },
        { destination: '169.254.0.0/16', target: { kind: 'nat-gateway', zone: 'a' } },
      ),
      subnet('ecs-a', { routeTable: 'own' }),
    ),
  },
  routeFamily: {
    trips: both(
      table({ destination: '::/0', target: { kind: 'nat-gateway', zone: 'a' } }),
      subnet('ecs-a', { routeTable: 'own' }),
    ),
    severity: 'error',
    says: 'own leads ::/0 to nothing: a NAT gateway carries IPv4',
    quiet: both(
      table({ destination: '64:ff9b::/96', target: { kind: 'nat-gateway', zone: 'a' } }),
      subnet('ecs-a', { routeTable: 'own' }),
    ),
  },
  natInPrivateSubnet: {
    trips: both(
      table(
        { destination: '203.0.113.0/24', target: { kind: 'internet-gateway' } },
        { destination: '0.0.0.0/0', target: { kind: 'nat-gateway', zone: 'b' } },
      ),
      subnet('public-a', { routeTable: 'own' }),
    ),
    severity: 'error',
    says: 'NAT gateway us-east-1a stands in Public a, whose table own leads 0.0.0.0/0 to the NAT gateway us-east-1b',
    quiet: both(table(toInternet), subnet('public-a', { routeTable: 'own' })),
  },
  publicWithoutRoute: {
    trips: both(
      table({ destination: '0.0.0.0/0', target: { kind: 'nat-gateway', zone: 'b' } }),
      subnet('public-a', { routeTable: 'own' }),
    ),
    severity: 'warning',
    says: 'Public a is meant to be public, but own has no route to the internet gateway',
    quiet: both(table(toInternet), subnet('public-a', { routeTable: 'own' })),
  },
  subnetOnMainTable: {
    trips: subnet('ecs-a', { routeTable: 'main' }),
    severity: 'warning',
    says: 'ECS a is left on the main route table',
    quiet: both(table(toInternet), subnet('ecs-a', { routeTable: 'own' })),
  },
  routeToOtherNetwork: {
    trips: both(
      network({}),
      table({ destination: '10.8.0.0/20', target: { kind: 'nat-gateway', zone: 'a' } }),
      subnet('ecs-a', { routeTable: 'own' }),
    ),
    severity: 'warning',
    says: 'own leads 10.8.0.0/20 to the NAT gateway us-east-1a, but these are addresses of Paris, which the VPC is not connected to',
    quiet: both(
      peered(),
      table({ destination: '10.8.0.0/20', target: toParis }, toInternet),
      subnet('ecs-a', { routeTable: 'own' }),
    ),
  },
  prefixListsConflict: {
    trips: both(
      peered(),
      table({ destination: 'pl-63a5400a', target: toParis }),
      subnet('ecs-a', { routeTable: 'own' }),
    ),
    severity: 'error',
    says: 'own has two routes for the prefix list pl-63a5400a',
    quiet: both(
      peered(),
      table({ destination: 'pl-02cd2c6b', target: toParis }),
      subnet('data-a', { routeTable: 'own' }),
    ),
  },
  transitGatewayZones: {
    trips: both(
      vpc({ transitGateway: { id: null, tier: 'data' } }),
      network({ connection: { kind: 'transit-gateway' } }),
      without('subnets', (id) => id !== 'data-b'),
    ),
    severity: 'error',
    says: 'has no attachment in us-east-1b',
    quiet: both(
      vpc({ transitGateway: { id: null, tier: 'data' } }),
      network({ connection: { kind: 'transit-gateway' } }),
    ),
  },
  networkUnreachable: {
    trips: both(
      peered(),
      rule('back', ruleOf('rds', 'ingress', 5432, { kind: 'cidr', cidr: '10.8.4.0/24' })),
    ),
    severity: 'warning',
    says: 'rds-sg admits 10.8.0.0/16 of Paris, but Data a, Data b and Data c have no route to it',
    quiet: both(
      peered(),
      rule('back', ruleOf('ecs-worker', 'ingress', 443, { kind: 'cidr', cidr: '10.8.4.0/24' })),
      rule('all', ruleOf('rds', 'ingress', 5432, internet)),
    ),
  },
  connectionIdUnknown: {
    trips: both(peered(), vpc({ transitGateway: { id: null, tier: 'data' } })),
    severity: 'info',
    says: 'The peering connection to Paris has no id yet',
    quiet: both(
      network({ kind: 'peered-vpc', connection: { kind: 'peering', id: 'pcx-0123456789abcdef0' } }),
      vpc({ transitGateway: { id: 'tgw-0123456789abcdef0', tier: 'data' } }),
    ),
  },
  ipv6OpensPrivate: {
    trips: both(
      ipv6,
      table({ destination: '::/0', target: { kind: 'internet-gateway' } }),
      subnet('ecs-a', { routeTable: 'own', ipv6: 3 }),
    ),
    severity: 'warning',
    says: 'ECS a is open to the internet over IPv6, but not over IPv4',
    quiet: both(
      ipv6,
      table(toInternet, { destination: '::/0', target: { kind: 'internet-gateway' } }),
      subnet('public-a', { routeTable: 'own', ipv6: 3 }),
    ),
  },
  routeTableQuota: {
    trips: tables(195),
    severity: 'warning',
    says: '201 route tables where 200',
    quiet: tables(194),
  },
  routeQuota: {
    trips: table(...manyRoutes(501)),
    severity: 'warning',
    says: 'own has 501 routes',
    quiet: table(...manyRoutes(500)),
  },
  networkAclQuota: {
    trips: acls(200),
    severity: 'warning',
    says: '201 network ACLs',
    quiet: acls(199),
  },
  networkAclRuleQuota: {
    trips: networkAcl(...manyEntries(21)),
    severity: 'warning',
    says: '21 rules in one direction where 20',
    quiet: networkAcl(...manyEntries(20)),
  },
  securityGroupQuota: {
    trips: groups(2500),
    severity: 'warning',
    says: '2,501 security groups',
    quiet: groups(2499),
  },
  peeringQuota: {
    trips: peers(51),
    severity: 'warning',
    says: '51 peered VPCs where 50',
    quiet: peers(50),
  },
  gatewayEndpointQuota: {
    trips: gatewayEndpoints(21),
    severity: 'warning',
    says: '21 gateway endpoints where 20',
    quiet: gatewayEndpoints(20),
  },
  networkAddressUsage: {
    trips: both(
      workload('database', { count: units + 3 }),
      requirements({ agents: 1, overhead: 0, services: 0 }),
    ),
    severity: 'warning',
    says: '64,002 units of network address usage where 64,000',
    quiet: both(
      workload('database', { count: units }),
      requirements({ agents: 1, overhead: 0, services: 0 }),
    ),
  },
  networkInterfaceQuota: {
    trips: both(
      workload('database', { count: 15_000 }),
      requirements({ agents: 1, overhead: 0, services: 0 }),
    ),
    severity: 'warning',
    says: 'network interfaces where 5,000',
    quiet: both(
      workload('database', { count: 14_900 }),
      requirements({ agents: 1, overhead: 0, services: 0 }),
    ),
  },
  natZoneDependency: {
    trips: nat('single'),
    severity: 'warning',
    says: 'Losing us-east-1a cuts egress for all 3 zones',
  },
  natWithoutInternetGateway: {
    trips: both(nat('regional'), vpc({ internetGateway: false })),
    severity: 'error',
    says: 'The regional NAT gateway has no internet gateway',
    quiet: nat('regional'),
  },
  regionalNatUnavailable: {
    trips: both(nat('regional'), (design) => ({ ...design, region: 'us-gov-west-1' })),
    severity: 'warning',
    says: 'did not offer regional NAT gateways in us-gov-west-1',
    quiet: nat('regional'),
  },
  natUnused: {
    trips: same,
    severity: 'warning',
    says: '109.50 USD a month',
    quiet: rule('out', ruleOf('ecs-worker', 'egress', 443, internet)),
  },
  natIdle: {
    trips: both(table(toInternet), subnet('ecs-a', { routeTable: 'own' })),
    severity: 'warning',
    says: '36.50 USD',
  },
  elasticIpQuota: {
    trips: (design) => {
      const zones = Object.fromEntries(
        Array.from('abcdef').map((id) => [id, { name: `us-east-1${id}`, zoneId: null }]),
      );
      const subnets = Object.fromEntries(
        Array.from('abcdef').flatMap((id, n) => [
          [`p-${id}`, { ...existing(design.subnets, 'public-a'), zone: id, cidr: `10.0.${String(n)}.0/24` }],
          [
            `e-${id}`,
            { ...existing(design.subnets, 'ecs-a'), zone: id, cidr: `10.0.${String(n + 16)}.0/24` },
          ],
        ]),
      );
      return { ...design, zones, subnets };
    },
    severity: 'warning',
    says: '6 NAT gateways',
  },
  privateWithoutNat: {
    trips: nat('none'),
    severity: 'info',
    says: 'no way out in us-east-1a, us-east-1b and us-east-1c',
  },
  flowBlocked: {
    trips: dataFlow({ from: { kind: 'tier', tier: 'data' }, to: { kind: 'internet' } }),
    severity: 'warning',
    says: '100 GB a month from RDS · ElastiCache to Internet get nowhere: RDS · ElastiCache in us-east-1a has no route',
    quiet: dataFlow({ from: { kind: 'tier', tier: 'ecs' }, to: { kind: 'internet' } }),
  },
  ecsCannotPull: { trips: noAccess, severity: 'error', says: 'ecr.api and ecr.dkr', quiet: nat('none') },
  gatewayEndpointMissing: {
    trips: without('endpoints', (id) => id !== 's3'),
    severity: 'warning',
    says: 'The tier ECS tasks has no S3 gateway endpoint, which costs 685.74 USD a month for what would be free',
  },
  endpointNeeded: {
    trips: both(nat('none'), toService('sqs')),
    severity: 'error',
    says: '100 GB a month are to go to Amazon SQS, and nothing leads there: ECS tasks in us-east-1a has no route',
    quiet: both(nat('none'), toService('logs')),
  },
  endpointNotWorth: {
    trips: toService('xray'),
    severity: 'info',
    says: 'The endpoint for AWS X-Ray costs 12.54 USD a month more than it saves.',
    quiet: both(nat('none'), toService('xray')),
  },
  endpointZoneEmpty: {
    trips: both(
      endpoint('logs', { zones: ['a', 'c'] }),
      without('subnets', (id) => id !== 'ecs-c'),
    ),
    severity: 'warning',
    says: 'is to stand in us-east-1c, where ECS tasks has no subnet',
    quiet: without('subnets', (id) => id !== 'ecs-c'),
  },
  endpointShutOut: {
    trips: workload('workers', { securityGroups: ['rds'] }),
    severity: 'error',
    says: 'does not admit workers on TCP 443',
    quiet: both(
      workload('workers', { securityGroups: ['rds'] }),
      rule('whole-vpc', { group: 'vpc-endpoints', peer: { kind: 'cidr', cidr: '10.0.0.0/16' } }),
    ),
  },
  endpointDnsTwice: {
    trips: endpoint('xray', { service: 'logs' }),
    severity: 'error',
    says: '2 endpoints, logs and xray, ask for the private DNS names of Amazon CloudWatch Logs',
    quiet: endpoint('xray', { service: 'logs', privateDns: false }),
  },
  endpointDnsUnsupported: {
    trips: endpoint('xray', { service: 'dynamodb' }),
    severity: 'error',
    says: 'asks for private DNS names, which the service does not have',
    quiet: endpoint('xray', { service: 'dynamodb', privateDns: false }),
  },
  endpointPolicyInvalid: {
    trips: endpoint('s3', {
      policy:
        '{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "1"}, "Action": "*", "Resource": "*"}]}',
    }),
    severity: 'error',
    says: 'names a "Principal" other than "*" in statement 1, which a gateway endpoint does not take',
    quiet: endpoint('logs', {
      policy:
        '{"Statement": {"Effect": "Deny", "NotPrincipal": {"AWS": "1"}, "Action": "*", "Resource": "*"}}',
    }),
  },
  endpointServiceUnknown: {
    trips: endpoint('logs', { service: 'log' }),
    severity: 'warning',
    says: '"log" is no service that is known here; the nearest is "logs".',
    quiet: endpoint('logs', { service: 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0' }),
  },
  prefixListUnknown: {
    trips: endpoint('s3', { prefixListId: null }),
    severity: 'warning',
    says: 'S3 gateway endpoint',
  },
  endpointNowhere: {
    trips: endpoint('logs', { zones: ['gone'] }),
    severity: 'error',
    says: 'stands in no subnet',
  },
  endpointWithoutGroup: {
    trips: endpoint('logs', { securityGroups: ['rds'] }),
    severity: 'error',
    says: 'rds-sg admits nobody on TCP 443',
  },
  endpointDns: { trips: vpc({ dnsHostnames: false }), severity: 'error', says: 'DNS hostnames off' },
  endpointSingleZone: {
    trips: endpoint('logs', { zones: ['b'] }),
    severity: 'warning',
    says: 'us-east-1b only',
    quiet: endpoint('logs', { zones: ['a', 'b'] }),
  },
  endpointQuota: {
    trips: (design) => ({
      ...design,
      endpoints: Object.fromEntries(many(51, 'e').map((id) => [id, existing(design.endpoints, 'logs')])),
    }),
    severity: 'warning',
    says: '51 interface endpoints',
  },
  loadBalancerZones: { trips: inOneZone, severity: 'error', says: 'ALB needs subnets in two zones' },
  loadBalancerSubnetSize: {
    trips: subnet('public-a', { cidr: '10.0.16.0/28' }),
    severity: 'error',
    says: 'Public a is a /28',
    quiet: subnet('public-a', { cidr: '10.0.16.0/27' }),
  },
  rdsZones: { trips: inOneZone, severity: 'error', says: 'PostgreSQL needs subnets in two zones' },
  dataInPublicSubnet: {
    trips: tier('data', { access: 'public' }),
    severity: 'warning',
    says: 'PostgreSQL stands in',
  },
  openToWorld: {
    trips: rule('ssh', ruleOf('alb', 'ingress', 22, { kind: 'cidr', cidr: '::/0' })),
    severity: 'error',
    says: 'TCP 22',
    quiet: without('rules', (id) => id !== 'alb-from-internet'),
  },
  peerUnreadable: {
    trips: rule('bad', { peer: { kind: 'cidr', cidr: '10.0.0.1/8' } }),
    severity: 'error',
    says: '10.0.0.0/8',
  },
  missingMirror: {
    trips: without('rules', (id) => id !== 'ecs-worker-to-rds'),
    severity: 'warning',
    says: 'rds-sg admits tcp 5432 from ecs-worker-sg, but ecs-worker-sg does not let it out',
    quiet: both(
      without('rules', (id) => id !== 'ecs-worker-to-rds'),
      rule('out', {
        group: 'ecs-worker',
        direction: 'egress',
        traffic: everything,
        peer: { kind: 'cidr', cidr: '10.0.0.0/16' },
      }),
    ),
  },
  intentBroken: {
    trips: without('rules', (id) => id !== 'ecs-worker-from-ecs-supervisor'),
    severity: 'error',
    says: 'It does not hold: supervisor can reach workers on tcp 8080. This packet breaks it: tcp',
  },
  intentUnanswered: {
    trips: without('subnets', (id) => !id.startsWith('public')),
    severity: 'warning',
    says: 'Not answered: The internet can reach ALB on tcp 443.',
  },
  intentHolds: {
    trips: (design) => design,
    severity: 'ok',
    says: 'Proved: The internet can reach ALB on tcp 443.',
    quiet: (design) => ({ ...design, intents: {} }),
  },
  ruleBeyondNeed: {
    trips: rule('ssh', ruleOf('rds', 'ingress', 22, { kind: 'group', group: 'alb' })),
    severity: 'warning',
    says: 'Nothing stated needs the ingress rule for tcp 22 from alb-sg to rds-sg',
  },
  egressOpen: {
    trips: rule('out', { group: 'ecs-worker', direction: 'egress', traffic: everything, peer: internet }),
    severity: 'warning',
    says: 'ecs-worker-sg lets all traffic out to 0.0.0.0/0',
    quiet: rule('out', ruleOf('ecs-worker', 'egress', 443, internet)),
  },
  wideRange: {
    trips: rule('many', {
      traffic: { protocol: 'tcp', ports: { from: 8000, to: 8100 } },
      peer: { kind: 'cidr', cidr: '10.0.0.0/8' },
    }),
    severity: 'warning',
    says: 'alb-sg admits tcp 8000-8100 from 10.0.0.0/8: 101 ports.',
    quiet: both(
      rule('some', { traffic: { protocol: 'tcp', ports: { from: 8000, to: 8099 } } }),
      rule('esp', { traffic: { protocol: '50', ports: null } }),
      rule('self', { traffic: everything, peer: { kind: 'group', group: 'alb' } }),
    ),
  },
  shadowedRule: {
    trips: both(
      rule('wide', {
        group: 'rds',
        traffic: { protocol: '6', ports: null },
        peer: { kind: 'cidr', cidr: '10.0.0.0/8' },
      }),
      rule('inner', ruleOf('rds', 'ingress', 5432, { kind: 'cidr', cidr: '10.0.0.0/16' })),
    ),
    severity: 'info',
    says: 'rds-sg has tcp 5432 from 10.0.0.0/16, which tcp from 10.0.0.0/8 lets through already.',
    quiet: both(
      rule('a', ruleOf('rds', 'ingress', 5432, { kind: 'cidr', cidr: '10.0.0.0/16' })),
      rule('b', ruleOf('rds', 'ingress', 5433, { kind: 'cidr', cidr: '10.0.0.0/8' })),
      rule('c', ruleOf('rds', 'egress', 5432, { kind: 'cidr', cidr: '10.0.0.0/8' })),
      rule('d', ruleOf('alb', 'ingress', 5432, { kind: 'cidr', cidr: '10.0.0.0/8' })),
    ),
  },
  unusedRule: {
    trips: rule('partner', ruleOf('rds', 'ingress', 5432, { kind: 'cidr', cidr: '203.0.113.0/24' })),
    severity: 'warning',
    says: 'No packet can use the rule of rds-sg for tcp 5432 from 203.0.113.0/24.',
    quiet: both(
      rule('public', ruleOf('alb', 'ingress', 8443, { kind: 'cidr', cidr: '8.8.8.0/24' })),
      rule('twice', ruleOf('alb', 'ingress', 443, internet)),
      rule('half', ruleOf('alb', 'ingress', 9000, { kind: 'group', group: 'rds' })),
      rule('list', ruleOf('alb', 'ingress', 443, { kind: 'prefix-list', prefixList: 'pl-3b927c52' })),
      (design) => ({
        ...design,
        securityGroups: {
          ...design.securityGroups,
          spare: { name: 'spare-sg', description: 'Spare', notes: '' },
        },
      }),
      rule('spare', ruleOf('spare', 'ingress', 443, { kind: 'cidr', cidr: '203.0.113.0/24' })),
    ),
  },
  dataTierRouteOut: {
    trips: tier('data', { access: 'private' }),
    severity: 'warning',
    says: 'PostgreSQL and ElastiCache in RDS · ElastiCache has a route to the internet.',
  },
  publicAddressExposed: {
    trips: both(tier('data', { access: 'public' }), workload('database', { publicAddress: true })),
    severity: 'error',
    says: 'PostgreSQL has public addresses in a public subnet.',
    quiet: workload('alb', { publicAddress: true }),
  },
  publicAddressIdle: {
    trips: workload('workers', { publicAddress: true }),
    severity: 'info',
    says: 'workers has public addresses, and ECS tasks has no route to the internet gateway.',
    quiet: workload('alb', { publicAddress: true }),
  },
  taskEgressClosed: {
    trips: without('rules', (id) => id !== 'ecs-worker-to-s3'),
    severity: 'error',
    says: 'The tasks of services cannot pull their images: their security groups let no HTTPS out to s3.',
    quiet: both(
      without('rules', (id) => id !== 'ecs-worker-to-s3'),
      rule('all', ruleOf('ecs-worker', 'egress', 443, internet)),
    ),
  },
  defaultGroupOpen: {
    trips: vpc({ defaultGroup: 'as-created' }),
    severity: 'warning',
    says: 'The default security group of agents-vpc keeps the rules',
  },
  networkAclReturn: {
    trips: both(
      networkAcl({ ...entry, traffic: { protocol: 'tcp', ports: { from: 443, to: 443 } } }),
      subnet('public-a', { networkAcl: 'own' }),
    ),
    severity: 'error',
    says: 'own lets tcp 443 in from 0.0.0.0/0, but no entry lets the replies out.',
    quiet: both(
      networkAcl(
        { ...entry, traffic: { protocol: 'tcp', ports: { from: 443, to: 443 } } },
        { ...entry, direction: 'egress', traffic: { protocol: 'tcp', ports: { from: 1024, to: 65_535 } } },
      ),
      subnet('public-a', { networkAcl: 'own' }),
    ),
  },
  networkAclUnused: {
    trips: networkAcl(entry),
    severity: 'info',
    says: 'No subnet has the network ACL own.',
    quiet: both(networkAcl(entry), subnet('public-a', { networkAcl: 'own' })),
  },
  ruleProductQuota: {
    trips: both(
      (design) => ({
        ...design,
        rules: Object.fromEntries(
          many(251, 'r').map((id, at) => [
            id,
            ruleOf('rds', 'ingress', at, { kind: 'cidr', cidr: '10.0.0.0/8' }),
          ]),
        ),
      }),
      workload('database', { securityGroups: ['rds', 'alb', 'mq', 'ecs-worker'] }),
    ),
    severity: 'error',
    says: 'rds-sg needs a quota of 251 rules and PostgreSQL has 4 groups, which makes 1,004 where 1,000 are the most.',
    quiet: workload('database', { securityGroups: ['rds', 'alb', 'mq', 'ecs-worker', 'ecs-supervisor'] }),
  },
  duplicateRule: {
    trips: rule('again', ruleOf('rds', 'ingress', 5432, { kind: 'group', group: 'ecs-worker' })),
    severity: 'warning',
    says: 'the same ingress rule for tcp 5432 twice',
  },
  ruleQuota: {
    trips: (design) => ({
      ...design,
      rules: Object.fromEntries(
        many(61, 'r').map((id, n) => [
          id,
          ruleOf('alb', 'ingress', n + 1, { kind: 'cidr', cidr: '10.0.0.0/8' }),
        ]),
      ),
    }),
    severity: 'warning',
    says: '61 ingress rules',
  },
  groupsPerInterface: {
    trips: workload('workers', { securityGroups: Object.keys(agents1000.securityGroups) }),
    severity: 'warning',
    says: '6 security groups',
  },
  closedToInternet: {
    trips: same,
    severity: 'ok',
    says: 'No rule lets the internet reach',
    quiet: both(
      rule('in', ruleOf('rds', 'ingress', 5432, { kind: 'cidr', cidr: '192.0.2.0/24' })),
      rule('in-2', ruleOf('mq', 'ingress', 5432, internet)),
    ),
  },
  unusedGroup: {
    trips: workload('alb', { securityGroups: [] }),
    severity: 'info',
    says: 'Nothing in the design uses alb-sg',
  },
  workloadWithoutGroup: {
    trips: same,
    severity: 'info',
    says: 'ElastiCache has no security group',
    quiet: workload('cache', { securityGroups: ['rds'] }),
  },
  selfReference: {
    trips: rule('self', ruleOf('rds', 'ingress', 5432, { kind: 'group', group: 'rds' })),
    severity: 'info',
    says: 'rds-sg',
  },
  networkAclNumbers: {
    trips: networkAcl(entry, entry),
    severity: 'error',
    says: 'the number 100',
    quiet: networkAcl(entry),
  },
  networkAclOpen: {
    trips: networkAcl(entry),
    severity: 'warning',
    says: 'TCP 22 or 3389',
    quiet: networkAcl({ ...entry, traffic: { protocol: 'tcp', ports: { from: 443, to: 443 } } }),
  },
  flowLogsOff: { trips: vpc({ flowLog: null }), severity: 'warning', says: 'agents-vpc has no flow log' },
  nameTwice: { trips: subnet('ecs-a', { name: 'ЕСS b' }), severity: 'warning', says: 'look alike' },
  secretInText: {
    trips: subnet('ecs-a', { notes: `For the agents: AKIA${'Q3'.repeat(8)}` }),
    severity: 'warning',
    says: 'In the notes of subnet ECS a stands what looks like an AWS access key',
  },
  defaultPriceUnknown: {
    trips: (design) => ({ ...design, region: 'xx-none-1' }),
    severity: 'info',
    says: 'xx-none-1',
  },
  signOffOutdated: {
    trips: signedBy('Ada', '0'.repeat(64)),
    severity: 'warning',
    says: 'Ada signed off the security of the network at revision 0',
    quiet: (design) => signedBy('Ada', securityDigest(design))(design),
  },
  assumptionOpen: {
    trips: same,
    severity: 'info',
    says: 'To confirm: ',
    quiet: without('assumptions', () => false),
  },
};

const found = (edit: Edit, id: string) =>
  evaluate(edit(agents1000), awsPriceBook).findings.filter((finding) => finding.rule === id);

describe('the rules', () => {
  it('are each in the table of cases', () => {
    expect(Object.keys(cases).sort()).toEqual(findingRules.map(({ id }) => id).sort());
  });

  it.each(Object.entries(cases))('%s finds what it is for', (id, { trips, severity, says }) => {
    const findings = found(trips, id);

    expect(findings.map((finding) => finding.severity)).toContain(severity);
    expect(findings.map(({ title }) => title).join('\n')).toContain(says);
    for (const finding of findings) {
      expect(findingKeySchema.safeParse(finding.key).success, finding.key).toBe(true);
      expect(finding.subjects.length + (finding.rule === 'assumptionOpen' ? 1 : 0)).toBeGreaterThan(0);
      expect(finding.source.title).not.toBe('');
      expect(finding.title.endsWith('.')).toBe(true);
    }
  });

  it.each(Object.entries(cases))('%s is silent where it has nothing to say', (id, { quiet }) => {
    expect(found(quiet ?? same, id)).toEqual([]);
  });

  it('mend with one click what they offer to mend', () => {
    const mended: string[] = [];
    for (const [id, { trips }] of Object.entries(cases)) {
      const design = trips(agents1000);
      for (const { key, fix } of evaluate(design, awsPriceBook).findings.filter(({ rule }) => rule === id)) {
        if (fix === null) continue;
        const edit = applyCommand(design, { type: 'batch', label: fix.label, commands: [...fix.commands] });
        if (!edit.ok) throw new Error(`${key}: ${edit.error.message}`);
        const left = evaluate(edit.value, awsPriceBook).findings.filter(({ severity }) => severity !== 'ok');
        expect(
          left.map((finding) => finding.key),
          fix.label,
        ).not.toContain(key);
        mended.push(id);
      }
    }
    expect(new Set(mended).size).toBeGreaterThan(15);
    expect(mended).toEqual(expect.arrayContaining(['subnetTooFull', 'zoneLoss', 'capacityNeed']));
  });

  it('give every finding a key of its own', () => {
    for (const { trips } of Object.values(cases)) {
      const keys = evaluate(trips(agents1000), awsPriceBook).findings.map(({ key }) => key);
      expect(keys.filter((key, at) => keys.indexOf(key) < at)).toEqual([]);
    }
  });

  it('are tried on designs that the schema accepts', () => {
    for (const { trips } of Object.values(cases))
      expect(designSchema.safeParse(trips(agents1000)).error).toBeUndefined();
  });

  it('stand worst first', () => {
    const rank = { error: 0, warning: 1, info: 2, ok: 3 };
    const ranks = evaluate(noAccess(agents1000), awsPriceBook).findings.map(({ severity }) => rank[severity]);
    expect(ranks).toEqual([...ranks].sort());
  });
});

describe('figures in findings', () => {
  it('say that a tight margin is held by other interfaces', () => {
    const [finding] = found(requirements({ agents: 1003 }), 'zoneLoss');
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding?.title).toBe(
      'Losing us-east-1a leaves too little: 2,038 usable addresses remain for 2,030 needed, 8 to spare before the 10 that endpoints and other interfaces hold; 2,028 are left for tasks, 2 short.',
    );
  });

  it('say how much one zone can lose when it fits', () => {
    const [finding] = found(same, 'zoneLoss');
    expect(finding?.title).toBe(
      'One zone can fail: without us-east-1a, 2,038 usable addresses remain for 2,024 needed, 14 to spare before the 10 that endpoints and other interfaces hold; 2,028 are left for tasks, 4 to spare.',
    );
  });

  it('advise to keep endpoints only where there are some', () => {
    expect(found(same, 'natUnused')[0]?.why).toContain('or do without NAT and keep the endpoints.');
    const bare = without('endpoints', () => false);
    expect(found(bare, 'natUnused')[0]?.why).toContain('or do without NAT.');
  });

  it('tell a rule that nothing needs from its mirror, by its direction', () => {
    const bare = without('endpoints', () => false);
    const titles = found(bare, 'ruleBeyondNeed').map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(1);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('say what one NAT gateway in every zone costs more', () => {
    expect(found(nat('single'), 'natZoneDependency')[0]?.why).toContain('73.00 USD a month more');
  });

  it('say that nothing takes over from one NAT instance, and what one in every zone costs more', () => {
    const [finding] = found(nat('instance', 'b'), 'natZoneDependency');
    expect(finding?.title).toBe('Losing us-east-1b cuts egress for all 3 zones.');
    expect(finding?.why).toContain('nothing that takes over from it');
    expect(finding?.why).toContain('14.71 USD a month more');
    expect(finding?.fix?.commands).toEqual([{ type: 'setNat', mode: 'instance-per-zone' }]);
  });

  it('do not fear for zones that a regional NAT gateway serves, with public subnets or without', () => {
    const noPublic = without('subnets', (id) => !id.startsWith('public'));
    for (const edit of [nat('regional'), both(nat('regional'), noPublic)]) {
      expect(found(edit, 'natZoneDependency')).toEqual([]);
      expect(found(edit, 'natWithoutPublicSubnet')).toEqual([]);
    }
    expect(found(both(nat('instance'), noPublic), 'natWithoutPublicSubnet')[0]?.title).toContain(
      'no public subnet can hold a NAT instance',
    );
  });

  it('say where the price of a regional NAT gateway is not known', () => {
    const elsewhere = both(nat('regional'), (design) => ({ ...design, region: 'xx-nowhere-1' }));
    expect(found(elsewhere, 'regionalNatUnavailable')[0]?.title).toContain('No price');
  });

  it('take a route to NAT of the kind that the design has, and no other', () => {
    const to = (target: Design['routeTables'][string]['routes'][number]['target']) =>
      both(table({ destination: '0.0.0.0/0', target }), subnet('ecs-a', { routeTable: 'own' }));
    const regional = to({ kind: 'regional-nat-gateway' });
    const instance = to({ kind: 'nat-instance', zone: 'a' });
    expect(found(both(nat('regional'), regional), 'routeNowhere')).toEqual([]);
    expect(found(both(nat('instance'), instance), 'routeNowhere')).toEqual([]);
    expect(found(regional, 'routeNowhere')[0]?.title).toContain('the regional NAT gateway');
    expect(found(instance, 'routeNowhere')[0]?.title).toContain('a NAT instance in us-east-1a');
  });

  it('say of two lists with different targets that AWS picks one', () => {
    const lists = table({ destination: 'pl-02cd2c6b', target: toParis });
    const [finding] = found(
      both(peered(), lists, subnet('ecs-a', { routeTable: 'own' })),
      'prefixListsConflict',
    );
    expect(finding).toMatchObject({ severity: 'info', fix: null });
    expect(finding?.title).toContain('pl-02cd2c6b (peering connection to Paris)');
  });

  it('name every list that a table has two routes for, in whatever order the endpoints were added', () => {
    const twice: Edit = (design) => {
      const s3 = existing(design.endpoints, 's3');
      const byName = { ...s3, prefixListId: null };
      return { ...design, endpoints: { s3, again: s3, byName, byNameAgain: byName } };
    };
    const turned: Edit = (design) => ({
      ...design,
      endpoints: Object.fromEntries(Object.entries(design.endpoints).reverse()),
    });
    const keys = (edit: Edit) =>
      found(both(table(), subnet('ecs-a', { routeTable: 'own' }), edit), 'prefixListsConflict').map(
        ({ key }) => key,
      );
    expect(keys(twice)).toEqual(
      expect.arrayContaining([
        'prefixListsConflict/route-table:own/com.amazonaws.us-east-1.s3',
        'prefixListsConflict/route-table:own/pl-63a5400a',
      ]),
    );
    expect(keys(both(twice, turned))).toEqual(keys(twice));
  });

  it('name a zone that leaves through a gateway elsewhere because a table of its own says so', () => {
    const elsewhere = table({ destination: '0.0.0.0/0', target: { kind: 'nat-gateway', zone: 'a' } });
    expect(found(both(elsewhere, subnet('ecs-b', { routeTable: 'own' })), 'natZoneDependency')).toMatchObject(
      [
        {
          key: 'natZoneDependency/nat:a',
          title: 'Losing us-east-1a cuts egress for us-east-1a and us-east-1b.',
        },
      ],
    );
  });

  it('count the routes to other networks of derived tables too', () => {
    const many100 = many(100, 'n').map((_, at) => `203.${String(at)}.0.0/16`);
    const wide = (part: number) =>
      network(
        {
          kind: 'peered-vpc',
          cidrs: many100.map((text) => text.replace('203', String(200 + part))),
          connection: { kind: 'peering', id: null },
        },
        `n${String(part)}`,
      );
    const findings = found(both(...[0, 1, 2, 3, 4].map(wide)), 'routeQuota');
    expect(findings.map(({ key }) => key)).toContain('routeQuota/route-table:private-a');
    expect(findings[0]?.title).toContain('501 routes');
  });

  it('lead IPv6 out of a table that a person wrote for IPv4', () => {
    const own = both(ipv6, table(toInternet), subnet('ecs-a', { routeTable: 'own', ipv6: 0 }));
    expect(found(own, 'ipv6RouteMissing')).toMatchObject([
      {
        key: 'ipv6RouteMissing/route-table:own',
        fix: { commands: [{ routeTable: { routes: [toInternet, { destination: '::/0' }] } }] },
      },
    ]);
  });

  it('warn of an overlap with a network that is not peered, where routing fails and not AWS', () => {
    const [finding] = found(network({ cidrs: ['10.0.0.0/8'] }), 'networkOverlap');
    expect(finding).toMatchObject({ severity: 'warning', fix: { commands: [{ type: 'setVpcBlock' }] } });
    expect(finding?.fix?.label).toMatch(/^Move 10\.0\.0\.0\/16 to 172\.16\.0\.0\/16/);
  });

  it('offer no move of the VPC once it is deployed', () => {
    const deployed: Edit = (design) => ({
      ...design,
      deployment: { stack: 'Vpc', vpcId: 'vpc-0123456789abcdef0', subnetIds: {}, on: '2026-11-22' },
    });
    expect(found(both(network({ cidrs: ['10.0.0.0/24'] }), deployed), 'networkOverlap')[0]?.fix).toBeNull();
  });

  it('warn of a held range outside the VPC', () => {
    const held = { far: { name: 'far away', cidr: '192.168.0.0/24' } };
    expect(found(vpc({ held }), 'heldRangeUsed')).toMatchObject([
      { severity: 'warning', key: 'heldRangeUsed/held:far' },
    ]);
  });

  it('says that a stack is nearly too large before it is', () => {
    const severityWith = (groups: number) =>
      evaluate(
        {
          ...manySubnets(190)(agents1000),
          securityGroups: Object.fromEntries(
            many(groups, 'g').map((id) => [id, { name: id, description: id, notes: '' }]),
          ),
          rules: {},
        },
        awsPriceBook,
      ).findings.find(({ rule: id }) => id === 'stackTooLarge')?.severity;

    expect([40, 60, 130].map(severityWith)).toEqual([undefined, 'warning', 'error']);
  });
});
