import fc from 'fast-check';
import type {
  Access,
  Design,
  NetworkAcl,
  Rule,
  RouteTarget,
  Traffic,
  Workload,
} from '../../design/design.ts';
import { workloadKinds } from '../../design/design.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { S3_OF_US_EAST_1 } from './filters.testing.ts';

/*
 * Small networks in which everything that packets meet is there in some of them: NAT of every kind, peers, a transit
 * gateway, IPv6, network ACLs, own route tables with black holes, endpoints of both kinds, groups that name themselves
 * and none at all. Few values in each place, so that rules, blocks and packets often meet exactly at their edges.
 */

const ZONES = ['a', 'b'] as const;
const TIERS = ['front', 'back'] as const;
const GROUPS = ['red', 'green', 'blue'] as const;
const ACLS = ['strict', 'loose'] as const;

const BLOCKS = ['10.0.0.0/24', '10.1.0.0/24'] as const;
const IPV6 = '2001:db8:1234:1a00::/56';

/** Where subnets lie: side by side, and of the one in the second block. */
const SUBNET_BLOCKS = {
  'front-a': '10.0.0.0/28',
  'front-b': '10.0.0.16/28',
  'back-a': '10.0.0.32/27',
  'back-b': '10.1.0.0/28',
} as const;

/** Blocks that rules, entries and routes name. */
const CIDRS = [
  ...['0.0.0.0/0', '::/0', ...BLOCKS, ...Object.values(SUBNET_BLOCKS)],
  ...['10.0.0.0/27', '10.0.0.4/30', '10.0.0.8/32', '10.0.0.48/28', '10.0.0.0/8', '0.0.0.0/1', '128.0.0.0/1'],
  ...['10.9.0.0/24', '10.9.0.128/25', '192.168.7.0/28', '203.0.113.0/24', '8.8.8.0/24', '8.8.8.8/32'],
  ...[IPV6, '2001:db8:1234:1a00::/64', '2001:db8:1234:1a01::4/128', '2600::/12', '2001:db8:9::/48'],
];

const PORTS = [0, 22, 443, 1023, 1024, 8080, 32_768, 50_000, 65_535];

const ranges = fc
  .tuple(fc.constantFrom(...PORTS), fc.constantFrom(...PORTS))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

const messages = fc.record({
  from: fc.constantFrom(0, 3, 8, 13, 128, 129, 255),
  to: fc.constantFrom(-1, -1, 0, 255),
});

/** Traffic of every kind, and of everything often. */
const traffics: fc.Arbitrary<Traffic> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ protocol: 'all', ports: null }) },
  {
    weight: 5,
    arbitrary: fc.record({ protocol: fc.constantFrom('tcp', 'tcp', 'udp'), ports: fc.option(ranges) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ protocol: fc.constantFrom('icmp', 'icmpv6'), ports: fc.option(messages) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      protocol: fc.constantFrom('0', '1', '6', '50', '58', '255'),
      ports: fc.constant(null),
    }),
  },
);

const cidrs = fc.oneof(fc.constantFrom('0.0.0.0/0', '::/0'), fc.constantFrom(...CIDRS));

/** A prefix list that nobody knows. */
const UNKNOWN_LIST = 'pl-0badc0de';

const peers: fc.Arbitrary<Rule['peer']> = fc.oneof(
  { weight: 4, arbitrary: cidrs.map((cidr) => ({ kind: 'cidr' as const, cidr })) },
  { weight: 4, arbitrary: fc.constantFrom(...GROUPS).map((group) => ({ kind: 'group' as const, group })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(S3_OF_US_EAST_1, UNKNOWN_LIST)
      .map((prefixList) => ({ kind: 'prefix-list' as const, prefixList })),
  },
);

const rules: fc.Arbitrary<Rule> = fc.record({
  group: fc.constantFrom(...GROUPS),
  direction: fc.constantFrom('ingress', 'egress'),
  traffic: traffics,
  peer: peers,
  description: fc.constant('generated'),
});

/** Entries with numbers in the order of nothing; most ACLs let pass in the end what they did not deny. */
const acls: fc.Arbitrary<NetworkAcl> = fc
  .tuple(
    fc.array(
      fc.record({
        direction: fc.constantFrom('ingress' as const, 'egress' as const),
        action: fc.constantFrom('allow' as const, 'deny' as const),
        traffic: traffics,
        cidr: cidrs,
      }),
      { maxLength: 6 },
    ),
    fc.constantFrom('both', 'both', 'ingress', 'egress', 'none'),
    fc.boolean(),
  )
  .map(([entries, open, descending]) => ({
    name: 'generated',
    entries: [
      ...entries.map((entry, at) => ({ ...entry, number: descending ? 100 - at : 100 + at })),
      ...(['ingress', 'egress'] as const)
        .filter((direction) => open === 'both' || open === direction)
        .flatMap((direction) =>
          ['0.0.0.0/0', '::/0'].map((cidr, at) => ({
            ...{ number: 1000 + at, direction, action: 'allow' as const, cidr },
            traffic: { protocol: 'all', ports: null },
          })),
        ),
    ],
  }));

const targets: fc.Arbitrary<RouteTarget> = fc.constantFrom<RouteTarget>(
  { kind: 'internet-gateway' },
  { kind: 'internet-gateway' },
  { kind: 'internet-gateway' },
  { kind: 'nat-gateway', zone: 'a' },
  { kind: 'nat-gateway', zone: 'b' },
  { kind: 'nat-instance', zone: 'a' },
  { kind: 'regional-nat-gateway' },
  { kind: 'egress-only-internet-gateway' },
  { kind: 'peering', network: 'peer' },
  { kind: 'peering', network: 'partner' },
  { kind: 'transit-gateway' },
);

/** AWS refuses routes for the VPC's own blocks, which are local. */
const OWN: ReadonlySet<string> = new Set([...BLOCKS, IPV6]);

const routeTables = fc
  .uniqueArray(fc.record({ destination: cidrs, target: targets }), {
    selector: ({ destination }) => destination,
    maxLength: 5,
  })
  .map((routes) => ({
    name: 'generated',
    routes: routes.filter(({ destination }) => !OWN.has(destination)),
  }));

const groupsOf = fc.uniqueArray(fc.constantFrom(...GROUPS), { maxLength: 2 });

const workloads: fc.Arbitrary<Workload> = fc.record({
  name: fc.constant('generated'),
  kind: fc.constantFrom('instances', 'network-load-balancer', ...workloadKinds),
  tier: fc.constantFrom(...TIERS),
  count: fc.constant(1),
  securityGroups: groupsOf,
  publicAddress: fc.boolean(),
});

/** The design's subnets, each there or not. */
const subnets = fc
  .tuple(
    ...Object.entries(SUBNET_BLOCKS).map(([id, cidr]) => {
      const [tier = '', zone = ''] = id.split('-');
      return fc.record({
        there: fc.constantFrom(true, true, true, false),
        id: fc.constant(id),
        subnet: fc.record({
          name: fc.constant(id),
          zone: fc.constant(zone),
          tier: fc.constant(tier),
          cidr: fc.constant(cidr),
          ipv6: fc.constantFrom(null, Object.keys(SUBNET_BLOCKS).indexOf(id)),
          pinned: fc.constant(true),
          routeTable: fc.constantFrom(null, null, null, null, 'own', 'own', 'other', 'main'),
          networkAcl: fc.constantFrom(null, null, ...ACLS),
          notes: fc.constant(''),
        }),
      });
    }),
  )
  .map((all) => Object.fromEntries(all.flatMap(({ there, id, subnet }) => (there ? [[id, subnet]] : []))));

const networks = fc.record({
  peer: fc.record({
    ...{ name: fc.constant('peer'), kind: fc.constant('peered-vpc' as const), notes: fc.constant('') },
    cidrs: fc.constantFrom(['10.9.0.0/24'], ['10.9.0.0/25', '2001:db8:9::/48']),
    connection: fc.constantFrom(null, { kind: 'peering' as const, id: null }),
  }),
  office: fc.record({
    ...{ name: fc.constant('office'), kind: fc.constant('on-premises' as const), notes: fc.constant('') },
    cidrs: fc.constantFrom(['192.168.7.0/28'], ['192.168.7.0/28', '10.9.0.128/25']),
    connection: fc.constantFrom(null, { kind: 'transit-gateway' as const }),
  }),
  partner: fc.record({
    ...{ name: fc.constant('partner'), kind: fc.constant('partner' as const), notes: fc.constant('') },
    cidrs: fc.constantFrom(['203.0.113.0/24'], ['10.0.0.0/8']),
    connection: fc.constantFrom(
      null,
      { kind: 'peering' as const, id: null },
      { kind: 'transit-gateway' as const },
    ),
  }),
});

const gatewayEndpoint = fc.record({
  type: fc.constant('gateway' as const),
  service: fc.constant('s3' as const),
  tiers: fc.subarray([...TIERS]),
  prefixListId: fc.constantFrom(null, S3_OF_US_EAST_1),
  policy: fc.constant(null),
});

const interfaceEndpoint = fc.record({
  type: fc.constant('interface' as const),
  service: fc.constantFrom('ecr.api', 's3'),
  tier: fc.constantFrom(...TIERS),
  zones: fc.constantFrom(null, ['a']),
  securityGroups: groupsOf,
  privateDns: fc.boolean(),
  policy: fc.constant(null),
});

const vpcs = fc.record({
  blocks: fc.constant([...BLOCKS]),
  internetGateway: fc.constantFrom(true, true, true, false),
  ipv6: fc.constantFrom(null, { cidr: IPV6 }, { cidr: IPV6 }, { cidr: null }),
  egressOnlyInternetGateway: fc.boolean(),
  transitGateway: fc.constantFrom(null, { id: null, tier: 'front' }, { id: null, tier: 'back' }),
  dnsHostnames: fc.constantFrom(true, true, false),
  defaultGroup: fc.constantFrom('closed' as const, 'as-created' as const),
});

const tierWith = (...access: readonly [Access, ...Access[]]) =>
  fc.record({
    name: fc.constant('generated'),
    access: fc.constantFrom(...access),
    prefix: fc.constant(28),
    block: fc.constant(null),
    notes: fc.constant(''),
  });

const tiers = fc.record({
  front: tierWith('public', 'public', 'public', 'private', 'isolated'),
  back: tierWith('private', 'private', 'private', 'public', 'isolated'),
});

const nat = fc.record({
  mode: fc.constantFrom('per-zone', 'single', 'regional', 'instance-per-zone', 'instance', 'none'),
  zone: fc.constantFrom(null, 'a', 'b'),
});

/** The rules of a group that lets everything in and out, so that much of what is sent has the rest of the way to go. */
function openRules(group: string): readonly Rule[] {
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    ['0.0.0.0/0', '::/0'].map((cidr) => ({
      ...{ group, direction, description: 'generated' },
      traffic: { protocol: 'all', ports: null },
      peer: { kind: 'cidr' as const, cidr },
    })),
  );
}

const byNumber = <T>(stem: string, all: readonly T[]) =>
  Object.fromEntries(all.map((one, at) => [`${stem}-${at}`, one]));

/** Small networks, all of them ones that the door lets in; IPv6 in a subnet counts only where the VPC has it. */
export const smallNetworks: fc.Arbitrary<Design> = fc
  .record({
    vpc: vpcs,
    tiers,
    subnets,
    workloads: fc.array(workloads, { minLength: 2, maxLength: 4 }),
    nat,
    routeTables: fc.record({ own: routeTables, other: routeTables }),
    endpoints: fc.record({ gateway: gatewayEndpoint, private: interfaceEndpoint }, { requiredKeys: [] }),
    networks,
    rules: fc.array(rules, { minLength: 4, maxLength: 14 }),
    open: fc.subarray([...GROUPS]),
    networkAcls: fc.record({ strict: acls, loose: acls }),
  })
  .map(({ open, ...drawn }) => ({
    ...agents1000,
    ...drawn,
    name: 'generated',
    region: 'us-east-1',
    vpc: { ...agents1000.vpc, ...drawn.vpc, held: {} },
    zones: Object.fromEntries(ZONES.map((zone) => [zone, { name: `us-east-1${zone}`, zoneId: null }])),
    workloads: byNumber('w', drawn.workloads),
    endpoints: drawn.endpoints,
    securityGroups: Object.fromEntries(
      GROUPS.map((name) => [name, { name, description: 'generated', notes: '' }]),
    ),
    rules: byNumber('rule', [...drawn.rules, ...open.flatMap(openRules)]),
    dataTransfer: { ...agents1000.dataTransfer, flows: {} },
    ...{ intents: {}, assumptions: {}, decisions: {}, comments: {}, signOffs: {}, setAside: {} },
    ...{ deployment: null, positions: {} },
  }));
