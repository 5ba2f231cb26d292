import { DESIGN_FORMAT, DESIGN_VERSION, type Design, type Rule, type Traffic } from '../design/design.ts';
import { freshTracker } from '../design/freshTracker.ts';

/*
 * The network of a 1,000-agent platform: three zones, four tiers, NAT per zone, six security groups of least
 * privilege. The ports between load balancer, supervisor and workers are nobody's yet, so they are assumptions.
 */

const ZONES = ['a', 'b', 'c'] as const;

/** Every subnet of a tier: one a zone, side by side in the tier's block. */
const tierSubnets = (tier: string, label: string, cidrs: readonly [string, string, string]) =>
  ZONES.map((zone, index) => [
    `${tier}-${zone}`,
    {
      name: `${label} ${zone}`,
      zone,
      tier,
      cidr: cidrs[index] ?? '',
      ipv6: null,
      pinned: false,
      routeTable: null,
      networkAcl: null,
      notes: '',
    },
  ]);

const tcp = (port: number): Traffic => ({ protocol: 'tcp', ports: { from: port, to: port } });

/** A flow from one group to another: the ingress rule and the egress rule that mirrors it. */
function flow(from: string, to: string, port: number, description: string): [string, Rule][] {
  const traffic = tcp(port);
  return [
    [
      `${to}-from-${from}`,
      { group: to, direction: 'ingress', traffic, peer: { kind: 'group', group: from }, description },
    ],
    [
      `${from}-to-${to}`,
      { group: from, direction: 'egress', traffic, peer: { kind: 'group', group: to }, description },
    ],
  ];
}

/** Traffic between two workloads that an intent allows. */
const allowed = (from: string, to: string, port: number) => ({
  from: { kind: 'workload' as const, workload: from },
  to: { kind: 'workload' as const, workload: to },
  traffic: tcp(port),
});

const toS3 = (from: string, description: string): [string, Rule] => [
  `${from}-to-s3`,
  {
    group: from,
    direction: 'egress',
    traffic: tcp(443),
    peer: { kind: 'endpoint', endpoint: 's3' },
    description,
  },
];

const interfaceEndpoint = (service: string) =>
  ({
    type: 'interface',
    service,
    tier: 'ecs',
    zones: null,
    securityGroups: ['vpc-endpoints'],
    privateDns: true,
    policy: null,
  }) as const;

/** The template `agents-1000`. Its prefix list id is that of Amazon S3 in us-east-1. */
export const agents1000: Design = {
  format: DESIGN_FORMAT,
  version: DESIGN_VERSION,
  revision: 0,
  name: 'agents-1000',
  notes:
    'Network foundation for up to 1,000 concurrent agents across three Availability Zones, zero trust between tiers.',
  region: 'us-east-1',
  requirements: {
    agentsNow: 1,
    agents: 1000,
    overhead: 2,
    services: 10,
    headroom: 2,
    smallestPrefix: 20,
    zones: 3,
    survivesZoneLoss: true,
    growth: null,
  },
  vpc: {
    name: 'agents-vpc',
    blocks: ['10.0.0.0/16'],
    held: { peering: { name: 'held for VPC peering', cidr: '10.0.192.0/18' } },
    dnsHostnames: true,
    dnsSupport: true,
    internetGateway: true,
    ipv6: null,
    egressOnlyInternetGateway: false,
    transitGateway: null,
    flowLog: { traffic: 'ALL', aggregationSeconds: 60, retentionDays: 90 },
    defaultGroup: 'closed',
  },
  zones: {
    a: { name: 'us-east-1a', zoneId: 'use1-az1' },
    b: { name: 'us-east-1b', zoneId: 'use1-az2' },
    c: { name: 'us-east-1c', zoneId: 'use1-az3' },
  },
  tiers: {
    public: { name: 'Public', access: 'public', prefix: 24, block: '10.0.16.0/22', notes: '' },
    ecs: { name: 'ECS tasks', access: 'private', prefix: 22, block: '10.0.0.0/20', notes: '' },
    data: { name: 'RDS · ElastiCache', access: 'isolated', prefix: 24, block: '10.0.20.0/22', notes: '' },
    messaging: { name: 'Amazon MQ', access: 'isolated', prefix: 24, block: '10.0.24.0/22', notes: '' },
  },
  subnets: Object.fromEntries([
    ...tierSubnets('public', 'Public', ['10.0.16.0/24', '10.0.17.0/24', '10.0.18.0/24']),
    ...tierSubnets('ecs', 'ECS', ['10.0.0.0/22', '10.0.4.0/22', '10.0.8.0/22']),
    ...tierSubnets('data', 'Data', ['10.0.20.0/24', '10.0.21.0/24', '10.0.22.0/24']),
    ...tierSubnets('messaging', 'MQ', ['10.0.24.0/24', '10.0.25.0/24', '10.0.26.0/24']),
  ]) as Design['subnets'],
  workloads: {
    alb: {
      name: 'ALB',
      kind: 'application-load-balancer',
      tier: 'public',
      count: 1,
      securityGroups: ['alb'],
      publicAddress: true,
    },
    supervisor: {
      name: 'supervisor',
      kind: 'ecs-tasks',
      tier: 'ecs',
      count: 'overhead',
      securityGroups: ['ecs-supervisor'],
      publicAddress: false,
    },
    workers: {
      name: 'workers',
      kind: 'ecs-tasks',
      tier: 'ecs',
      count: 'agents',
      securityGroups: ['ecs-worker'],
      publicAddress: false,
    },
    services: {
      name: 'services',
      kind: 'ecs-tasks',
      tier: 'ecs',
      count: 'services',
      securityGroups: ['ecs-worker'],
      publicAddress: false,
    },
    database: {
      name: 'PostgreSQL',
      kind: 'rds',
      tier: 'data',
      count: 2,
      securityGroups: ['rds'],
      publicAddress: false,
    },
    cache: {
      name: 'ElastiCache',
      kind: 'elasticache',
      tier: 'data',
      count: 3,
      securityGroups: [],
      publicAddress: false,
    },
    broker: {
      name: 'ActiveMQ',
      kind: 'amazon-mq',
      tier: 'messaging',
      count: 2,
      securityGroups: ['mq'],
      publicAddress: false,
    },
  },
  nat: { mode: 'per-zone', zone: null },
  routeTables: {},
  endpoints: {
    s3: { type: 'gateway', service: 's3', tiers: ['ecs'], prefixListId: 'pl-63a5400a', policy: null },
    'ecr-api': interfaceEndpoint('ecr.api'),
    'ecr-dkr': interfaceEndpoint('ecr.dkr'),
    logs: interfaceEndpoint('logs'),
    xray: interfaceEndpoint('xray'),
    secretsmanager: interfaceEndpoint('secretsmanager'),
  },
  networks: {},
  dataTransfer: {
    flows: {},
    peakFactor: 4,
    connectionsPerTask: 10,
    longestOutageMinutes: null,
    endpointCrossZoneShare: null,
  },
  pricing: { discountPercent: 0, loaded: {} },
  securityGroups: {
    alb: { name: 'alb-sg', description: 'Internet-facing Application Load Balancer', notes: '' },
    'ecs-supervisor': { name: 'ecs-supervisor-sg', description: 'ECS supervisor tasks', notes: '' },
    'ecs-worker': { name: 'ecs-worker-sg', description: 'ECS worker and service tasks', notes: '' },
    rds: { name: 'rds-sg', description: 'PostgreSQL on RDS', notes: '' },
    mq: { name: 'mq-sg', description: 'ActiveMQ on Amazon MQ', notes: '' },
    'vpc-endpoints': { name: 'vpc-endpoints-sg', description: 'Interface VPC endpoints', notes: '' },
  },
  rules: Object.fromEntries([
    [
      'alb-from-internet',
      {
        group: 'alb',
        direction: 'ingress',
        traffic: tcp(443),
        peer: { kind: 'cidr', cidr: '0.0.0.0/0' },
        description: 'HTTPS from the internet',
      },
    ],
    ...flow('alb', 'ecs-supervisor', 8080, 'Load balancer to supervisor'),
    ...flow('ecs-supervisor', 'ecs-worker', 8080, 'Supervisor to workers'),
    ...flow('ecs-supervisor', 'rds', 5432, 'Supervisor to PostgreSQL'),
    ...flow('ecs-worker', 'rds', 5432, 'Workers to PostgreSQL'),
    ...flow('ecs-supervisor', 'mq', 61614, 'Supervisor to ActiveMQ, STOMP over TLS'),
    ...flow('ecs-worker', 'mq', 61614, 'Workers to ActiveMQ, STOMP over TLS'),
    ...flow('ecs-supervisor', 'vpc-endpoints', 443, 'Supervisor to AWS APIs'),
    ...flow('ecs-worker', 'vpc-endpoints', 443, 'Workers to AWS APIs'),
    toS3('ecs-supervisor', 'Supervisor to S3: image layers and objects'),
    toS3('ecs-worker', 'Workers to S3: image layers and objects'),
  ]),
  networkAcls: {},
  intents: {
    'internet-to-alb': {
      kind: 'reaches',
      from: { kind: 'internet' },
      to: { kind: 'workload', workload: 'alb' },
      traffic: tcp(443),
      notes: 'Internet → ALB, 443 only.',
    },
    'internet-not-tasks': {
      kind: 'never',
      from: { kind: 'internet' },
      to: { kind: 'tier', tier: 'ecs' },
      traffic: null,
      notes: 'Tasks are reached through the load balancer alone.',
    },
    'internet-not-data': {
      kind: 'never',
      from: { kind: 'internet' },
      to: { kind: 'tier', tier: 'data' },
      traffic: null,
      notes: '',
    },
    'internet-not-messaging': {
      kind: 'never',
      from: { kind: 'internet' },
      to: { kind: 'tier', tier: 'messaging' },
      traffic: null,
      notes: '',
    },
    'supervisor-to-workers': {
      kind: 'reaches',
      from: { kind: 'workload', workload: 'supervisor' },
      to: { kind: 'workload', workload: 'workers' },
      traffic: tcp(8080),
      notes: 'The supervisor starts and stops work on every worker.',
    },
    'workers-s3-through-endpoint': {
      kind: 'only-through',
      from: { kind: 'workload', workload: 'workers' },
      service: 's3',
      endpoint: 's3',
      notes: 'Image layers and objects pass neither NAT nor the internet.',
    },
    'data-stays-inside': {
      kind: 'never',
      from: { kind: 'tier', tier: 'data' },
      to: { kind: 'internet' },
      traffic: null,
      notes: 'Databases open no connections to the outside.',
    },
    'between-tiers': {
      kind: 'only-these',
      allowed: [
        allowed('alb', 'supervisor', 8080),
        allowed('supervisor', 'database', 5432),
        allowed('workers', 'database', 5432),
        allowed('services', 'database', 5432),
        allowed('supervisor', 'broker', 61614),
        allowed('workers', 'broker', 61614),
        allowed('services', 'broker', 61614),
      ],
      notes: 'Least privilege, explicit deny by default.',
    },
  },
  tags: { Project: 'agents', Environment: 'production' },
  assumptions: {
    'task-ports': {
      text: 'The load balancer reaches the supervisor, and the supervisor reaches the workers, on TCP 8080. Confirm the ports that the containers listen on.',
      confirmed: null,
    },
    'cache-group': {
      text: 'ElastiCache shares the data subnets but no rule opens port 6379 to it yet. Add a group for it when the cache is decided.',
      confirmed: null,
    },
  },
  decisions: {},
  setAside: {},
  comments: {},
  signOffs: {},
  tracker: {
    ...freshTracker,
    currentNetwork: 'One machine, localhost.',
    securityRequirement: 'Zero-trust networking.',
  },
  deployment: null,
  ancestors: [],
  positions: {},
};
