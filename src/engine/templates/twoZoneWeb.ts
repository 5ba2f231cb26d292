import { type Design, DESIGN_FORMAT, DESIGN_VERSION, type Traffic } from '../design/design.ts';
import { freshTracker } from '../design/freshTracker.ts';

const tcp = (port: number): Traffic => ({ protocol: 'tcp', ports: { from: port, to: port } });

const allowed = (from: string, to: string, port: number) => ({
  from: { kind: 'workload' as const, workload: from },
  to: { kind: 'workload' as const, workload: to },
  traffic: tcp(port),
});

/** The template `two-zone-web`: public, application and data tiers in two zones, one NAT gateway, three groups. */
export const twoZoneWeb: Design = {
  format: DESIGN_FORMAT,
  version: DESIGN_VERSION,
  revision: 0,
  name: 'two-zone-web',
  notes: 'A web application in two Availability Zones with a database, and one NAT gateway to save cost.',
  region: 'us-east-1',
  requirements: {
    agentsNow: 10,
    agents: 100,
    overhead: 0,
    services: 4,
    headroom: 2,
    smallestPrefix: 22,
    zones: 2,
    survivesZoneLoss: true,
    growth: null,
  },
  vpc: {
    name: 'web-vpc',
    blocks: ['10.0.0.0/16'],
    held: {},
    dnsHostnames: true,
    dnsSupport: true,
    internetGateway: true,
    ipv6: null,
    egressOnlyInternetGateway: false,
    transitGateway: null,
    flowLog: {
      traffic: 'ALL',
      aggregationSeconds: 60,
      retentionDays: 90,
    },
    defaultGroup: 'closed',
  },
  zones: {
    a: {
      name: 'us-east-1a',
      zoneId: null,
    },
    b: {
      name: 'us-east-1b',
      zoneId: null,
    },
  },
  tiers: {
    public: {
      name: 'Public',
      access: 'public',
      prefix: 24,
      block: '10.0.8.0/22',
      notes: '',
    },
    app: {
      name: 'App',
      access: 'private',
      prefix: 23,
      block: '10.0.0.0/21',
      notes: '',
    },
    data: {
      name: 'Data',
      access: 'isolated',
      prefix: 24,
      block: '10.0.12.0/22',
      notes: '',
    },
  },
  subnets: {
    'app-a': {
      name: 'App a',
      zone: 'a',
      tier: 'app',
      cidr: '10.0.0.0/23',
      ipv6: null,
      pinned: false,
      routeTable: null,
      networkAcl: null,
      notes: '',
    },
    'app-b': {
      name: 'App b',
      zone: 'b',
      tier: 'app',
      cidr: '10.0.2.0/23',
      ipv6: null,
      pinned: false,
      routeTable: null,
      networkAcl: null,
      notes: '',
    },
    'public-a': {
      name: 'Public a',
      zone: 'a',
      tier: 'public',
      cidr: '10.0.8.0/24',
      ipv6: null,
      pinned: false,
      routeTable: null,
      networkAcl: null,
      notes: '',
    },
    'public-b': {
      name: 'Public b',
      zone: 'b',
      tier: 'public',
      cidr: '10.0.9.0/24',
      ipv6: null,
      pinned: false,
      routeTable: null,
      networkAcl: null,
      notes: '',
    },
    'data-a': {
      name: 'Data a',
      zone: 'a',
      tier: 'data',
      cidr: '10.0.12.0/24',
      ipv6: null,
      pinned: false,
      routeTable: null,
      networkAcl: null,
      notes: '',
    },
    'data-b': {
      name: 'Data b',
      zone: 'b',
      tier: 'data',
      cidr: '10.0.13.0/24',
      ipv6: null,
      pinned: false,
      routeTable: null,
      networkAcl: null,
      notes: '',
    },
  },
  workloads: {
    alb: {
      name: 'ALB',
      kind: 'application-load-balancer',
      tier: 'public',
      count: 1,
      securityGroups: ['web'],
      publicAddress: true,
    },
    app: {
      name: 'app',
      kind: 'ecs-tasks',
      tier: 'app',
      count: 'agents',
      securityGroups: ['app'],
      publicAddress: false,
    },
    services: {
      name: 'services',
      kind: 'ecs-tasks',
      tier: 'app',
      count: 'services',
      securityGroups: ['app'],
      publicAddress: false,
    },
    db: {
      name: 'PostgreSQL',
      kind: 'rds',
      tier: 'data',
      count: 2,
      securityGroups: ['db'],
      publicAddress: false,
    },
  },
  nat: {
    mode: 'single',
    zone: null,
  },
  routeTables: {},
  endpoints: {
    s3: {
      type: 'gateway',
      service: 's3',
      tiers: ['app'],
      prefixListId: 'pl-63a5400a',
      policy: null,
    },
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
    web: {
      name: 'web-sg',
      description: 'Internet-facing load balancer',
      notes: '',
    },
    app: {
      name: 'app-sg',
      description: 'Application tasks',
      notes: '',
    },
    db: {
      name: 'db-sg',
      description: 'PostgreSQL on RDS',
      notes: '',
    },
  },
  rules: {
    'web-from-internet': {
      group: 'web',
      direction: 'ingress',
      traffic: {
        protocol: 'tcp',
        ports: {
          from: 443,
          to: 443,
        },
      },
      peer: {
        kind: 'cidr',
        cidr: '0.0.0.0/0',
      },
      description: 'HTTPS from the internet',
    },
    'app-from-web': {
      group: 'app',
      direction: 'ingress',
      traffic: {
        protocol: 'tcp',
        ports: {
          from: 8080,
          to: 8080,
        },
      },
      peer: {
        kind: 'group',
        group: 'web',
      },
      description: 'Load balancer to application',
    },
    'web-to-app': {
      group: 'web',
      direction: 'egress',
      traffic: {
        protocol: 'tcp',
        ports: {
          from: 8080,
          to: 8080,
        },
      },
      peer: {
        kind: 'group',
        group: 'app',
      },
      description: 'Load balancer to application',
    },
    'db-from-app': {
      group: 'db',
      direction: 'ingress',
      traffic: {
        protocol: 'tcp',
        ports: {
          from: 5432,
          to: 5432,
        },
      },
      peer: {
        kind: 'group',
        group: 'app',
      },
      description: 'Application to PostgreSQL',
    },
    'app-to-db': {
      group: 'app',
      direction: 'egress',
      traffic: {
        protocol: 'tcp',
        ports: {
          from: 5432,
          to: 5432,
        },
      },
      peer: {
        kind: 'group',
        group: 'db',
      },
      description: 'Application to PostgreSQL',
    },
    'app-to-internet': {
      group: 'app',
      direction: 'egress',
      traffic: {
        protocol: 'tcp',
        ports: {
          from: 443,
          to: 443,
        },
      },
      peer: {
        kind: 'cidr',
        cidr: '0.0.0.0/0',
      },
      description: 'Application to AWS APIs and image registries',
    },
  },
  networkAcls: {},
  intents: {
    'internet-to-alb': {
      kind: 'reaches',
      from: { kind: 'internet' },
      to: { kind: 'workload', workload: 'alb' },
      traffic: tcp(443),
      notes: '',
    },
    'internet-not-app': {
      kind: 'never',
      from: { kind: 'internet' },
      to: { kind: 'tier', tier: 'app' },
      traffic: null,
      notes: 'The application is reached through the load balancer alone.',
    },
    'internet-not-data': {
      kind: 'never',
      from: { kind: 'internet' },
      to: { kind: 'tier', tier: 'data' },
      traffic: null,
      notes: '',
    },
    'app-s3-through-endpoint': {
      kind: 'only-through',
      from: { kind: 'tier', tier: 'app' },
      service: 's3',
      endpoint: 's3',
      notes: 'The gateway endpoint is free, and NAT is not.',
    },
    'data-stays-inside': {
      kind: 'never',
      from: { kind: 'tier', tier: 'data' },
      to: { kind: 'internet' },
      traffic: null,
      notes: '',
    },
    'between-tiers': {
      kind: 'only-these',
      allowed: [
        allowed('alb', 'app', 8080),
        allowed('alb', 'services', 8080),
        allowed('app', 'db', 5432),
        allowed('services', 'db', 5432),
        allowed('app', 'alb', 443),
        allowed('services', 'alb', 443),
      ],
      notes:
        'Images come through NAT, so tasks may open HTTPS to any address, and the load balancer is one that everybody may call.',
    },
  },
  tags: {
    Project: 'web',
  },
  assumptions: {},
  decisions: {},
  setAside: {},
  comments: {},
  signOffs: {},
  tracker: freshTracker,
  deployment: null,
  ancestors: [],
  positions: {},
};
