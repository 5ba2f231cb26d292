import type { Design, ReachEnd, Traffic, Workload } from '../../design/design.ts';
import type { HopKind } from '../reachability/way.ts';
import {
  anything,
  app,
  attached,
  entry,
  internet,
  networkOf,
  office,
  subnetAt,
  tcp,
  toOffice,
  transitGateway,
  web,
} from './caseNetwork.testing.ts';

/*
 * Questions as people ask Reachability Analyzer, Network Access Analyzer or Batfish, each with the answer that a public
 * page gives. `yes`: something arrives and is answered; `one-way`: it arrives and nothing comes back; `no`: nothing arrives.
 */

/** One question with its published answer, and what stops the packet where something does. */
export type PublishedCase = {
  readonly name: string;
  readonly source: string;
  readonly design: Design;
  readonly from: ReachEnd;
  readonly to: ReachEnd;
  readonly traffic: Traffic;
  readonly answer: 'yes' | 'one-way' | 'no';
  readonly stoppedBy?: HopKind;
};

const aws = (page: string) => `https://docs.aws.amazon.com/${page}`;
const vpcGuide = (page: string) => aws(`vpc/latest/userguide/${page}.html`);
const CODES = aws('vpc/latest/reachability/explanation-codes.html');

const https: Traffic = tcp(443);
const ssh: Traffic = tcp(22);

type Rule = Design['rules'][string];
const rule = (group: string, direction: Rule['direction'], traffic: Traffic, peer: Rule['peer']): Rule => ({
  ...{ group, direction, traffic, peer, description: 'case' },
});
const cidr = (text: string) => ({ kind: 'cidr', cidr: text }) as const;
const groupPeer = (group: string) => ({ kind: 'group', group }) as const;
const groups = (...names: readonly string[]): Design['securityGroups'] =>
  Object.fromEntries(names.map((name) => [name, { name, description: 'case', notes: '' }]));
const workload = (
  tier: string,
  securityGroups: readonly string[],
  rest: Partial<Workload> = {},
): Workload => ({
  ...{ name: tier, kind: 'instances', tier, count: 1, securityGroups: [...securityGroups] },
  publicAddress: tier === 'front',
  ...rest,
});

/** The public workload behind a group with these rules. */
const webWith = (...rules: readonly Rule[]) => ({
  securityGroups: groups('open'),
  rules: Object.fromEntries(rules.map((one, at) => [`rule-${at}`, one])),
});

/** The subnet of `front` and that of `back`, of which the first has an ACL with these entries. */
const guarded = (
  subnet: 'front' | 'back',
  ...entries: Design['networkAcls'][string]['entries']
): Partial<Design> => ({
  networkAcls: { guard: { name: 'guard', entries } },
  subnets: {
    'front-a': { ...subnetAt('front', 'a', '10.0.0.0/24'), networkAcl: subnet === 'front' ? 'guard' : null },
    'back-a': { ...subnetAt('back', 'a', '10.0.1.0/24'), networkAcl: subnet === 'back' ? 'guard' : null },
  },
});

const perZone = { nat: { mode: 'per-zone', zone: null } } as const;
const s3: ReachEnd = { kind: 'service', service: 's3' };

/** Dual-stack subnets in a VPC with its IPv6 block, and rules for IPv6. */
const dualStack: Partial<Design> = {
  subnets: {
    'front-a': { ...subnetAt('front', 'a', '10.0.0.0/24'), ipv6: 0 },
    'back-a': { ...subnetAt('back', 'a', '10.0.1.0/24'), ipv6: 1 },
  },
  rules: {
    in: rule('open', 'ingress', anything, cidr('::/0')),
    out: rule('open', 'egress', anything, cidr('::/0')),
  },
};
const ipv6 = { ipv6: { cidr: '2001:db8:1234:1a00::/56' }, egressOnlyInternetGateway: true };

const gateway: Design['endpoints'] = {
  s3: { type: 'gateway', service: 's3', tiers: ['back'], prefixListId: 'pl-63a5400a', policy: null },
};

const ownTable = (subnet: string, ...routes: Design['routeTables'][string]['routes']): Partial<Design> => ({
  routeTables: { own: { name: 'own', routes } },
  subnets: {
    'front-a': subnetAt('front', 'a', '10.0.0.0/24', subnet === 'front' ? 'own' : null),
    'back-a': subnetAt('back', 'a', '10.0.1.0/24', subnet === 'back' ? 'own' : null),
  },
});

/** What publishedCases.test.ts asks. */
export const publishedCases: readonly PublishedCase[] = [
  {
    name: 'SSH from the internet gateway to an instance whose group has the rule',
    source: aws('vpc/latest/reachability/how-reachability-analyzer-works.html'),
    design: networkOf(webWith(rule('open', 'ingress', ssh, cidr('0.0.0.0/0')))),
    ...{ from: internet, to: web, traffic: ssh, answer: 'yes' },
  },
  {
    name: 'and to one whose group has none for it (ENI_SG_RULES_MISMATCH)',
    source: CODES,
    design: networkOf(webWith(rule('open', 'ingress', https, cidr('0.0.0.0/0')))),
    ...{ from: internet, to: web, traffic: ssh, answer: 'no', stoppedBy: 'group' },
  },
  {
    name: 'an instance without a public address (IGW_PUBLIC_IP_ASSOCIATION_FOR_INGRESS)',
    source: CODES,
    design: networkOf({ workloads: { web: workload('front', ['open'], { publicAddress: false }) } }),
    ...{ from: internet, to: web, traffic: ssh, answer: 'no', stoppedBy: 'internet-gateway' },
  },
  {
    name: 'and out of it (IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS)',
    source: CODES,
    design: networkOf({ workloads: { web: workload('front', ['open'], { publicAddress: false }) } }),
    ...{ from: web, to: internet, traffic: https, answer: 'no', stoppedBy: 'internet-gateway' },
  },
  {
    name: 'a subnet whose table has no route to the internet gateway',
    source: vpcGuide('VPC_Internet_Gateway'),
    design: networkOf(ownTable('front')),
    ...{ from: internet, to: web, traffic: ssh, answer: 'no', stoppedBy: 'route-table' },
  },
  {
    name: 'out of a subnet without a route (NO_ROUTE_TO_DESTINATION)',
    source: CODES,
    design: networkOf(ownTable('front')),
    ...{ from: web, to: internet, traffic: https, answer: 'no', stoppedBy: 'route-table' },
  },
  {
    name: 'a route whose target is gone (BAD_STATE_ROUTE)',
    source: CODES,
    design: networkOf(
      ownTable('front', { destination: '0.0.0.0/0', target: { kind: 'nat-gateway', zone: 'b' } }),
    ),
    ...{ from: web, to: internet, traffic: https, answer: 'no', stoppedBy: 'route-table' },
  },
  {
    name: 'groups are stateful: the answer to what came in needs no rule out',
    source: vpcGuide('vpc-security-groups'),
    design: networkOf(webWith(rule('open', 'ingress', https, cidr('0.0.0.0/0')))),
    ...{ from: internet, to: web, traffic: https, answer: 'yes' },
  },
  {
    name: 'but to open a connection out it does',
    source: vpcGuide('vpc-security-groups'),
    design: networkOf(webWith(rule('open', 'ingress', https, cidr('0.0.0.0/0')))),
    ...{ from: web, to: internet, traffic: https, answer: 'no', stoppedBy: 'group' },
  },
  {
    name: 'an entry for TCP lets no UDP in',
    source: vpcGuide('nacl-rules'),
    design: networkOf(
      guarded('front', entry(100, 'ingress', 'allow', https), entry(100, 'egress', 'allow', https)),
    ),
    ...{
      from: internet,
      to: web,
      traffic: { protocol: 'udp', ports: { from: 443, to: 443 } },
      answer: 'no',
      stoppedBy: 'acl',
    },
  },
  {
    name: 'network ACLs are stateless: without an entry out the request has no answer',
    source: vpcGuide('nacl-rules'),
    design: networkOf(guarded('front', entry(100, 'ingress', 'allow', https))),
    ...{ from: internet, to: web, traffic: https, answer: 'one-way', stoppedBy: 'acl' },
  },
  {
    name: 'and with ephemeral ports 1024-65535 out it is answered',
    source: vpcGuide('custom-network-acl'),
    design: networkOf(
      guarded(
        'front',
        entry(100, 'ingress', 'allow', https),
        entry(140, 'egress', 'allow', tcp(1024, 65_535)),
      ),
    ),
    ...{ from: internet, to: web, traffic: https, answer: 'yes' },
  },
  {
    name: 'the lowest number decides: deny 100 before allow 110',
    source: vpcGuide('nacl-rules'),
    design: networkOf(
      guarded(
        'front',
        entry(110, 'ingress', 'allow'),
        entry(100, 'ingress', 'deny', ssh),
        entry(100, 'egress', 'allow'),
      ),
    ),
    ...{ from: internet, to: web, traffic: ssh, answer: 'no', stoppedBy: 'acl' },
  },
  {
    name: 'and allow 100 before deny 110',
    source: vpcGuide('nacl-rules'),
    design: networkOf(
      guarded(
        'front',
        entry(110, 'ingress', 'deny'),
        entry(100, 'ingress', 'allow', ssh),
        entry(100, 'egress', 'allow'),
      ),
    ),
    ...{ from: internet, to: web, traffic: ssh, answer: 'yes' },
  },
  {
    name: 'a new custom ACL denies everything',
    source: vpcGuide('custom-network-acl'),
    design: networkOf(guarded('front')),
    ...{ from: internet, to: web, traffic: https, answer: 'no', stoppedBy: 'acl' },
  },
  {
    name: 'an ACL does not filter within its subnet',
    source: vpcGuide('nacl-basics'),
    design: networkOf({
      ...guarded('back'),
      workloads: { app: workload('back', ['open']), peer: workload('back', ['open']) },
    }),
    ...{ from: app, to: { kind: 'workload', workload: 'peer' }, traffic: https, answer: 'yes' },
  },
  {
    name: 'private subnets get out through a NAT gateway',
    source: vpcGuide('vpc-nat-gateway'),
    design: networkOf(perZone),
    ...{ from: app, to: internet, traffic: https, answer: 'yes' },
  },
  {
    name: 'and nothing opens connections to them through it',
    source: vpcGuide('vpc-nat-gateway'),
    design: networkOf(perZone),
    ...{ from: internet, to: app, traffic: https, answer: 'no', stoppedBy: 'internet-gateway' },
  },
  {
    name: 'a NAT gateway carries TCP, UDP and ICMP alone',
    source: vpcGuide('nat-gateway-basics'),
    design: networkOf(perZone),
    ...{ from: app, to: internet, traffic: { protocol: '47', ports: null }, answer: 'no', stoppedBy: 'nat' },
  },
  {
    name: 'an ACL of the NAT subnet without ephemeral ports in stops the answers',
    source: vpcGuide('nat-gateway-troubleshooting'),
    design: networkOf({
      ...perZone,
      ...guarded('front', entry(100, 'egress', 'allow'), entry(100, 'ingress', 'allow', https)),
    }),
    ...{ from: app, to: internet, traffic: https, answer: 'one-way', stoppedBy: 'acl' },
  },
  {
    name: 'IPv6 gets out through an egress-only internet gateway',
    source: vpcGuide('egress-only-internet-gateway'),
    design: networkOf(dualStack, ipv6),
    ...{ from: app, to: internet, traffic: https, answer: 'yes' },
  },
  {
    name: 'which nothing comes in through',
    source: vpcGuide('egress-only-internet-gateway'),
    design: networkOf(dualStack, ipv6),
    ...{ from: internet, to: app, traffic: https, answer: 'no' },
  },
  {
    name: 'a route for 0.0.0.0/0 is none for IPv6',
    source: vpcGuide('subnet-route-tables'),
    design: networkOf({ ...dualStack, ...perZone }, { ...ipv6, egressOnlyInternetGateway: false }),
    ...{
      from: app,
      to: { kind: 'cidr', cidr: '2600::/12' },
      traffic: https,
      answer: 'no',
      stoppedBy: 'route-table',
    },
  },
  {
    name: 'S3 through a gateway endpoint, by its prefix list in the group',
    source: aws('vpc/latest/privatelink/gateway-endpoints.html'),
    design: networkOf({
      endpoints: gateway,
      rules: { out: rule('open', 'egress', https, { kind: 'prefix-list', prefixList: 'pl-63a5400a' }) },
    }),
    ...{ from: app, to: s3, traffic: https, answer: 'yes' },
  },
  {
    name: 'and not when the group lets nothing out to the list',
    source: aws('vpc/latest/privatelink/gateway-endpoints.html'),
    design: networkOf({
      endpoints: gateway,
      rules: { out: rule('open', 'egress', https, cidr('10.0.0.0/16')) },
    }),
    ...{ from: app, to: s3, traffic: https, answer: 'no', stoppedBy: 'group' },
  },
  {
    name: 'a peer does not get to S3 through the gateway endpoint',
    source: aws('vpc/latest/peering/vpc-peering-basics.html'),
    design: networkOf({ endpoints: gateway, networks: office({ kind: 'peering', id: null }) }),
    ...{ from: toOffice, to: s3, traffic: https, answer: 'no' },
  },
  {
    name: 'nor to the internet through the internet gateway or NAT',
    source: aws('vpc/latest/peering/vpc-peering-basics.html'),
    design: networkOf({ ...perZone, networks: office({ kind: 'peering', id: null }) }),
    ...{ from: toOffice, to: internet, traffic: https, answer: 'no' },
  },
  {
    name: 'peering is not transitive: the peer of a peer is not reached',
    source: aws(
      'whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/vpc-peering.html',
    ),
    design: networkOf({
      networks: {
        ...office(null),
        peer: {
          name: 'peer',
          kind: 'peered-vpc',
          cidrs: ['10.9.0.0/16'],
          connection: { kind: 'peering', id: null },
          notes: '',
        },
      },
      ...ownTable('back', { destination: '192.168.0.0/24', target: { kind: 'peering', network: 'peer' } }),
    }),
    ...{ from: app, to: toOffice, traffic: https, answer: 'no', stoppedBy: 'peering' },
  },
  {
    name: 'a peer is reached by the route that its range has',
    source: aws('vpc/latest/peering/vpc-peering-basics.html'),
    design: networkOf({ networks: office({ kind: 'peering', id: null }) }),
    ...{ from: app, to: toOffice, traffic: https, answer: 'yes' },
  },
  {
    name: 'without the route back what a peer sends is not answered',
    source: aws('vpc/latest/peering/vpc-peering-routing.html'),
    design: networkOf({ networks: office({ kind: 'peering', id: null }), ...ownTable('back') }),
    ...{ from: toOffice, to: app, traffic: https, answer: 'one-way', stoppedBy: 'route-table' },
  },
  {
    name: 'a zone without an attachment does not get to the transit gateway',
    source: aws('vpc/latest/tgw/tgw-vpc-attachments.html'),
    design: networkOf(
      {
        networks: office(transitGateway),
        subnets: {
          'front-a': subnetAt('front', 'a', '10.0.0.0/24'),
          'back-b': subnetAt('back', 'b', '10.0.2.0/24'),
        },
      },
      attached,
    ),
    ...{ from: app, to: toOffice, traffic: https, answer: 'no' },
  },
  {
    name: 'a rule for a group matches the interfaces that have it',
    source: vpcGuide('security-group-rules'),
    design: networkOf({
      securityGroups: groups('caller', 'called'),
      workloads: { web: workload('front', ['caller']), app: workload('back', ['called']) },
      rules: {
        out: rule('caller', 'egress', https, groupPeer('called')),
        in: rule('called', 'ingress', https, groupPeer('caller')),
      },
    }),
    ...{ from: web, to: app, traffic: https, answer: 'yes' },
  },
  {
    name: 'and takes nothing over from the rules of the group that it names',
    source: vpcGuide('security-group-rules'),
    design: networkOf({
      securityGroups: groups('caller', 'called'),
      workloads: { web: workload('front', ['caller']), app: workload('back', ['called']) },
      rules: {
        public: rule('caller', 'ingress', https, cidr('0.0.0.0/0')),
        in: rule('called', 'ingress', https, groupPeer('caller')),
      },
    }),
    ...{
      from: { kind: 'cidr', cidr: '10.0.0.0/24' },
      to: app,
      traffic: https,
      answer: 'no',
      stoppedBy: 'group',
    },
  },
  {
    name: 'a rule for one of our groups does not match what comes over the transit gateway',
    source: vpcGuide('security-group-rules'),
    design: networkOf(
      {
        networks: office(transitGateway),
        rules: { in: rule('open', 'ingress', https, groupPeer('open')) },
      },
      attached,
    ),
    ...{ from: toOffice, to: app, traffic: https, answer: 'no', stoppedBy: 'group' },
  },
  {
    name: 'members of the default group as created talk to each other',
    source: vpcGuide('default-security-group'),
    design: networkOf(
      { workloads: { web: workload('front', []), app: workload('back', []) }, rules: {} },
      { defaultGroup: 'as-created' },
    ),
    ...{ from: web, to: app, traffic: ssh, answer: 'yes' },
  },
  {
    name: 'and take nothing in from anybody else',
    source: vpcGuide('default-security-group'),
    design: networkOf(
      { workloads: { web: workload('front', []) }, rules: {} },
      { defaultGroup: 'as-created' },
    ),
    ...{ from: internet, to: web, traffic: ssh, answer: 'no', stoppedBy: 'group' },
  },
  {
    name: 'an interface endpoint opens no connections',
    source: aws('vpc/latest/privatelink/concepts.html'),
    design: networkOf({
      endpoints: {
        logs: {
          type: 'interface',
          service: 'logs',
          tier: 'back',
          zones: null,
          securityGroups: ['open'],
          privateDns: true,
          policy: null,
        },
      },
    }),
    ...{
      from: { kind: 'endpoint', endpoint: 'logs' },
      to: app,
      traffic: https,
      answer: 'no',
      stoppedBy: 'source',
    },
  },
];
