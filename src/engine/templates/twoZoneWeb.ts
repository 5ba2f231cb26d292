import { type Design, DESIGN_FORMAT, DESIGN_VERSION } from '../design/design.ts';

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
  },
  vpc: {
    name: 'web-vpc',
    blocks: ['10.0.0.0/16'],
    held: {},
    dnsHostnames: true,
    dnsSupport: true,
    internetGateway: true,
    flowLog: {
      traffic: 'ALL',
      aggregationSeconds: 60,
      retentionDays: 90,
    },
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
    },
    app: {
      name: 'app',
      kind: 'ecs-tasks',
      tier: 'app',
      count: 'agents',
      securityGroups: ['app'],
    },
    services: {
      name: 'services',
      kind: 'ecs-tasks',
      tier: 'app',
      count: 'services',
      securityGroups: ['app'],
    },
    db: {
      name: 'PostgreSQL',
      kind: 'rds',
      tier: 'data',
      count: 2,
      securityGroups: ['db'],
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
    },
  },
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
    'app-to-s3': {
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
        kind: 'endpoint',
        endpoint: 's3',
      },
      description: 'Application to S3',
    },
  },
  networkAcls: {},
  tags: {
    Project: 'web',
  },
  assumptions: {},
  decisions: {},
  setAside: {},
  comments: {},
  deployment: null,
  positions: {},
};
