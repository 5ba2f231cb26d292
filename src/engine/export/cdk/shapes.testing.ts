import type { Design, Id, Rule, Subnet, Traffic } from '../../design/design.ts';
import { nameText } from '../../design/text.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { awkwardIds, hostileTexts } from './hostileTexts.testing.ts';

/*
 * Designs of every shape the stack can take. They are made by plain edits of the template, not by commands, so that
 * they also hold what no command would make.
 */

/** A design without a zone and without everything that stands in it. */
export function withoutZone(design: Design, zone: Id): Design {
  return {
    ...design,
    zones: without(design.zones, (id) => id === zone),
    subnets: without(design.subnets, (_, subnet) => subnet.zone === zone),
  };
}

/** The template with a fourth zone, in the slots its tiers keep for one. */
export function withFourthZone(design: Design): Design {
  const added = {
    public: '10.0.19.0/24',
    ecs: '10.0.12.0/22',
    data: '10.0.23.0/24',
    messaging: '10.0.27.0/24',
  };
  const subnets = Object.entries(added).map(([tier, cidr]) => [
    `${tier}-d`,
    subnet({ name: `${tier} d`, zone: 'd', tier, cidr }),
  ]);
  return {
    ...design,
    zones: { ...design.zones, d: { name: 'us-east-1d', zoneId: 'use1-az4' } },
    subnets: { ...design.subnets, ...(Object.fromEntries(subnets) as Design['subnets']) },
  };
}

function without<T>(record: Readonly<Record<Id, T>>, goes: (id: Id, value: T) => boolean): Record<Id, T> {
  return Object.fromEntries(Object.entries(record).filter(([id, value]) => !goes(id, value)));
}

function subnet(fields: Pick<Subnet, 'name' | 'zone' | 'tier' | 'cidr'> & Partial<Subnet>): Subnet {
  return { ipv6: null, pinned: true, routeTable: null, networkAcl: null, notes: '', ...fields };
}

const withoutEndpoints: Design = {
  ...agents1000,
  endpoints: {},
  rules: without(agents1000.rules, (_, { peer }) => peer.kind === 'endpoint'),
};

const secondaryBlock: Design = {
  ...agents1000,
  vpc: { ...agents1000.vpc, blocks: ['10.0.0.0/16', '100.64.0.0/16'] },
  subnets: {
    ...agents1000.subnets,
    'data-a': subnet({ name: 'Data a', zone: 'a', tier: 'data', cidr: '100.64.0.0/24' }),
    'data-b': subnet({ name: 'Data b', zone: 'b', tier: 'data', cidr: '100.64.1.0/24' }),
    'data-c': subnet({ name: 'Data c', zone: 'c', tier: 'data', cidr: '100.64.2.0/24' }),
  },
};

const ipv6Of = (tiers: readonly Id[], from = 0): Design['subnets'] =>
  Object.fromEntries(
    Object.entries(agents1000.subnets).map(([id, value], place) => [
      id,
      tiers.includes(value.tier) ? { ...value, ipv6: from + place } : value,
    ]),
  );

/** Both families everywhere, with numbers of the /64 blocks that AWS will give. */
const dualStack: Design = {
  ...agents1000,
  vpc: { ...agents1000.vpc, ipv6: { cidr: null }, egressOnlyInternetGateway: true },
  subnets: ipv6Of(['public', 'ecs', 'data'], 7),
};

/** A tier without IPv4, blocks known, a table of its own, and a secondary block besides. */
const ipv6Only: Design = {
  ...withoutEndpoints,
  vpc: {
    ...agents1000.vpc,
    blocks: ['10.0.0.0/16', '100.64.0.0/16'],
    ipv6: { cidr: '2001:db8:1234:1a00::/56' },
    egressOnlyInternetGateway: true,
  },
  routeTables: {
    six: {
      name: 'IPv6 out',
      routes: [
        { destination: '::/0', target: { kind: 'egress-only-internet-gateway' } },
        { destination: '2001:db8:9::/48', target: { kind: 'internet-gateway' } },
      ],
    },
  },
  subnets: {
    ...ipv6Of(['public']),
    'ecs-a': subnet({ name: 'ECS a', zone: 'a', tier: 'ecs', cidr: 'none', ipv6: 161 }),
    'ecs-b': subnet({ name: 'ECS b', zone: 'b', tier: 'ecs', cidr: 'none', ipv6: 162, routeTable: 'six' }),
    'ecs-c': subnet({ name: 'ECS c', zone: 'c', tier: 'ecs', cidr: 'none', ipv6: 255 }),
  },
};

const everyTraffic: readonly Traffic[] = [
  { protocol: 'tcp', ports: { from: 443, to: 443 } },
  { protocol: 'tcp', ports: { from: 1024, to: 65_535 } },
  { protocol: 'tcp', ports: null },
  { protocol: 'udp', ports: { from: 53, to: 53 } },
  { protocol: 'udp', ports: { from: 33_434, to: 33_523 } },
  { protocol: 'udp', ports: null },
  { protocol: 'icmp', ports: { from: 3, to: 4 } },
  { protocol: 'icmp', ports: { from: 8, to: -1 } },
  { protocol: 'icmp', ports: null },
  { protocol: 'icmpv6', ports: { from: 128, to: 0 } },
  { protocol: 'icmpv6', ports: null },
  { protocol: 'all', ports: null },
  { protocol: '47', ports: null },
  { protocol: '144', ports: null },
  { protocol: '6', ports: null },
];

const ownTableAndAcl: Design = {
  ...agents1000,
  routeTables: {
    egress: {
      name: 'central egress',
      routes: [
        { destination: '0.0.0.0/0', target: { kind: 'nat-gateway', zone: 'a' } },
        { destination: '203.0.113.0/24', target: { kind: 'internet-gateway' } },
      ],
    },
    unused: { name: 'for later', routes: [] },
  },
  networkAcls: {
    data: {
      name: 'data tier',
      entries: everyTraffic.flatMap((traffic, place) => [
        {
          number: 100 + place,
          direction: 'ingress' as const,
          action: 'allow' as const,
          traffic,
          cidr: '10.0.0.0/16',
        },
        {
          number: 100 + place,
          direction: 'egress' as const,
          action: 'deny' as const,
          traffic,
          cidr: '2001:db8::/32',
        },
      ]),
    },
  },
  subnets: {
    ...agents1000.subnets,
    'ecs-b': {
      ...subnet({ name: 'ECS b', zone: 'b', tier: 'ecs', cidr: '10.0.4.0/22' }),
      routeTable: 'egress',
    },
    'data-a': {
      ...subnet({ name: 'Data a', zone: 'a', tier: 'data', cidr: '10.0.20.0/24' }),
      networkAcl: 'data',
    },
    'data-b': {
      ...subnet({ name: 'Data b', zone: 'b', tier: 'data', cidr: '10.0.21.0/24' }),
      networkAcl: 'data',
    },
  },
};

/** Every way to other networks, ids known and not, and a subnet on the main table. */
const connected = (id: string | null): Design => ({
  ...dualStack,
  vpc: { ...dualStack.vpc, transitGateway: { id: id === null ? null : `tgw-${id}`, tier: 'data' } },
  networks: {
    paris: {
      ...{ name: 'Paris', kind: 'peered-vpc', cidrs: ['10.8.0.0/16', '2001:db8:8::/48'], notes: '' },
      connection: { kind: 'peering', id: id === null ? null : `pcx-${id}` },
    },
    office: {
      ...{ name: 'Office', kind: 'on-premises', cidrs: ['192.168.0.0/16'], notes: '' },
      connection: { kind: 'transit-gateway' },
    },
    later: { name: 'Later', kind: 'partner', cidrs: ['10.9.0.0/16'], connection: null, notes: '' },
  },
  routeTables: {
    lists: {
      name: 'by list',
      routes: [
        { destination: 'pl-02cd2c6b', target: { kind: 'transit-gateway' } },
        { destination: 'pl-63a5400b', target: { kind: 'peering', network: 'paris' } },
        { destination: '10.9.0.0/16', target: { kind: 'peering', network: 'later' } },
      ],
    },
  },
  subnets: {
    ...dualStack.subnets,
    'messaging-a': { ...dualStack.subnets['messaging-a']!, routeTable: 'main' },
    'data-a': { ...dualStack.subnets['data-a']!, routeTable: 'lists' },
  },
});

const everyPeer: readonly Rule['peer'][] = [
  { kind: 'cidr', cidr: '0.0.0.0/0' },
  { kind: 'cidr', cidr: '10.0.0.0/8' },
  { kind: 'cidr', cidr: '::/0' },
  { kind: 'cidr', cidr: '2001:db8::/32' },
  { kind: 'group', group: 'rds' },
  { kind: 'group', group: 'alb' },
  { kind: 'endpoint', endpoint: 's3' },
  { kind: 'prefix-list', prefixList: 'pl-02cd2c6b' },
];

/** Every kind of traffic from and to every kind of peer, rules that mirror each other, and one that is said twice. */
const everyRule: Design = {
  ...agents1000,
  rules: Object.fromEntries(
    everyTraffic.flatMap((traffic, place) =>
      (['ingress', 'egress'] as const).flatMap((direction) =>
        everyPeer.map((peer, which): [string, Rule] => [
          `r-${place}-${direction}-${which}`,
          { group: 'alb', direction, traffic, peer, description: `rule ${place} ${direction} ${which}` },
        ]),
      ),
    ),
  ),
};

/** The JSON text of a policy with these texts as its statements' names, conditions and resources. */
const policyWith = (texts: readonly string[]): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: texts.map((text, place) => ({
        Sid: `S${place}`,
        Effect: 'Allow',
        Principal: '*',
        Action: ['s3:GetObject'],
        Resource: `arn:aws:s3:::bucket/${text}`,
        Condition: { StringEquals: { 'aws:PrincipalArn': text, 'aws:username': '${aws:username}' } },
      })),
    },
    null,
    2,
  );

const withPolicies = (texts: readonly string[]): Design['endpoints'] =>
  Object.fromEntries(
    Object.entries(agents1000.endpoints).map(([id, endpoint], place) => [
      id,
      place % 3 === 2 ? endpoint : { ...endpoint, policy: policyWith(texts.slice(place, place + 40)) },
    ]),
  );

/** Nothing but a VPC; and one that nothing leaves. */
const bare: Design = {
  ...agents1000,
  name: 'bare',
  vpc: { ...agents1000.vpc, held: {}, internetGateway: false, flowLog: null },
  ...{
    zones: {},
    tiers: {},
    subnets: {},
    workloads: {},
    endpoints: {},
    securityGroups: {},
    rules: {},
    tags: {},
  },
};

const sealed: Design = {
  ...withoutEndpoints,
  vpc: { ...agents1000.vpc, internetGateway: false, flowLog: null },
  nat: { mode: 'none', zone: null },
  setAside: {
    flowLogsOff: {
      reason: "Nothing leaves, so nothing is logged: it's agreed.",
      by: 'Ada',
      on: '2026-11-22',
    },
    'openToWorld/rule:alb-from-internet': {
      reason: 'Only the load balancer listens.',
      by: 'Ada',
      on: '2026-11-22',
    },
  },
};

/** Findings set aside of what cdk-nag speaks of too: two open rules and one that nobody looked at, and an ACL. */
const setAside: Design = {
  ...ownTableAndAcl,
  rules: {
    ...agents1000.rules,
    ...Object.fromEntries(
      [80, 8443].map((port): [string, Rule] => [
        `alb-${port}`,
        {
          ...agents1000.rules['alb-from-internet']!,
          traffic: { protocol: 'tcp', ports: { from: port, to: port } },
          description: `Port ${port}`,
        },
      ]),
    ),
  },
  setAside: Object.fromEntries(
    [
      ['openToWorld/rule:alb-from-internet', 'The site is public.'],
      ['openToWorld/rule:alb-80', 'Port 80 sends on to 443.'],
      ['networkAclReturn/network-acl:data/egress', "Answers stay inside: it's agreed."],
      ['unusedRule/network-acl:data/ingress/101', 'Kept for the move.'],
      ['networkAclOpen/network-acl:database/100', 'About another.'],
    ].map(([key, reason]) => [key, { reason, by: 'Ada', on: '2026-11-22' }]),
  ) as Design['setAside'],
};

/** What a stack cannot hold: subnets without a place, a prefix list nobody knows, the same rule twice. */
const incomplete: Design = {
  ...agents1000,
  vpc: { ...agents1000.vpc, flowLog: { traffic: 'REJECT', aggregationSeconds: 600, retentionDays: 45 } },
  endpoints: {
    ...agents1000.endpoints,
    s3: { type: 'gateway', service: 's3', tiers: ['ecs'], prefixListId: null, policy: null },
  },
  subnets: {
    ...agents1000.subnets,
    'public-a': subnet({ name: 'Public a', zone: 'a', tier: 'public', cidr: 'nonsense' }),
    'ecs-c': subnet({ name: 'ECS c', zone: 'c', tier: 'ecs', cidr: '/2' }),
  },
  rules: {
    ...agents1000.rules,
    again: {
      group: 'rds',
      direction: 'ingress',
      traffic: { protocol: '6', ports: null },
      peer: { kind: 'group', group: 'alb' },
      description: 'all of TCP',
    },
    'and-again': {
      group: 'rds',
      direction: 'ingress',
      traffic: { protocol: 'tcp', ports: null },
      peer: { kind: 'group', group: 'alb' },
      description: 'all of TCP, once more',
    },
  },
};

/** Gives the texts one after another, for ever. */
function inTurn(texts: readonly string[]): () => string {
  let next = 0;
  return () => texts[next++ % texts.length] ?? '';
}

/** Hostile texts wherever the design holds text that people type, awkward ids included. */
function hostileDesign(texts: readonly string[], awsText: (text: string) => string): Design {
  const text = inTurn(texts);
  const named = <T>(record: Readonly<Record<Id, T>>, change: (value: T) => T): Record<Id, T> =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(value)]));
  const crowd = Object.fromEntries(
    awkwardIds.map((id, place) => [
      id,
      subnet({ name: text(), zone: 'a', tier: 'data', cidr: `10.0.${100 + place}.0/24`, notes: text() }),
    ]),
  );
  const groups = Object.fromEntries(
    awkwardIds.map((id) => [
      id,
      { name: awsText(`${id} ${text()}`), description: awsText(text()), notes: text() },
    ]),
  );
  return {
    ...ownTableAndAcl,
    name: texts.slice(0, 8).join(' '),
    notes: text(),
    vpc: { ...named({ vpc: agents1000.vpc }, (vpc) => ({ ...vpc, name: text() }))['vpc']!, held: held(text) },
    tiers: named(agents1000.tiers, (tier) => ({ ...tier, name: text(), notes: text() })),
    subnets: {
      ...named(ownTableAndAcl.subnets, (value) => ({ ...value, name: text(), notes: text() })),
      ...crowd,
    },
    routeTables: named(ownTableAndAcl.routeTables, (table) => ({ ...table, name: text() })),
    networkAcls: named(ownTableAndAcl.networkAcls, (acl) => ({ ...acl, name: text() })),
    securityGroups: { ...agents1000.securityGroups, ...groups },
    rules: named(agents1000.rules, (rule) => ({ ...rule, description: awsText(text()) })),
    endpoints: withPolicies(texts),
    setAside: { 'openToWorld/rule:alb-from-internet': { reason: text(), by: text(), on: '2026-11-22' } },
    tags: Object.fromEntries(
      texts.slice(0, 40).map((value, place) => [`${place} ${value}`.slice(0, 120), value]),
    ),
  };
}

function held(text: () => string): Design['vpc']['held'] {
  const ranges = hostileTexts.map((_, place) => [
    `h-${place}`,
    { name: text(), cidr: `10.0.200.${place}/32 ${text()}` },
  ]);
  return Object.fromEntries(ranges) as Design['vpc']['held'];
}

/** AWS wants a visible description, and of the characters only these. */
const visible = (text: string) => (text.trim() === '' ? '-' : text);
const inAwsCharacters = (text: string) =>
  visible(text.replace(/[^a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]/g, '-').slice(0, 255));

/** The shapes, by name. */
export const shapes: Readonly<Record<string, Design>> = {
  template: agents1000,
  'two-zones': withoutZone(agents1000, 'c'),
  'four-zones': withFourthZone(agents1000),
  'single-nat': { ...agents1000, nat: { mode: 'single', zone: 'b' } },
  'regional-nat': { ...agents1000, nat: { mode: 'regional', zone: null } },
  'nat-instances': { ...agents1000, nat: { mode: 'instance-per-zone', zone: null } },
  'no-nat': { ...agents1000, nat: { mode: 'none', zone: null } },
  'no-endpoints': withoutEndpoints,
  'tier-in-two-zones': { ...agents1000, subnets: without(agents1000.subnets, (id) => id === 'messaging-b') },
  'secondary-block': secondaryBlock,
  'dual-stack': dualStack,
  'ipv6-only-tier': ipv6Only,
  'own-table-and-acl': ownTableAndAcl,
  'set-aside': setAside,
  connected: connected('0123456789abcdef0'),
  'connected-unknown': connected(null),
  'every-rule': everyRule,
  policies: { ...agents1000, endpoints: withPolicies(['plain', "it's", '${aws:username}']) },
  sealed,
  bare,
  incomplete,
  hostile: hostileDesign(
    hostileTexts.filter((text) => nameText.safeParse(text).success),
    inAwsCharacters,
  ),
  /** What the door would not let in, for the day it does: read by the compiler and CDK, not by AWS's validator. */
  'hostile-unchecked': hostileDesign(hostileTexts, visible),
};
