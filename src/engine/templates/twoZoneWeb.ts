import { applyCommand, type Command } from '../commands/command.ts';
import type { Design, Traffic } from '../design/design.ts';
import { empty } from './empty.ts';

const tcp = (port: number): Traffic => ({ protocol: 'tcp', ports: { from: port, to: port } });

/** The edits that a person would make on the empty design, in that order. */
const edits: readonly Command[] = [
  { type: 'renameDesign', name: 'two-zone-web' },
  {
    type: 'setNotes',
    notes: 'A web application in two Availability Zones with a database, and one NAT gateway to save cost.',
  },
  { type: 'setVpc', name: 'web-vpc' },
  {
    type: 'setRequirements',
    changes: {
      agentsNow: 10,
      agents: 100,
      overhead: 0,
      services: 4,
      smallestPrefix: 22,
      survivesZoneLoss: true,
    },
  },
  { type: 'addTier', id: 'app', name: 'App', access: 'private', prefix: 23 },
  { type: 'addTier', id: 'public', name: 'Public', access: 'public', prefix: 24 },
  { type: 'addTier', id: 'data', name: 'Data', access: 'isolated', prefix: 24 },
  { type: 'moveTier', id: 'public', index: 0 },
  { type: 'setNat', mode: 'single' },
  { type: 'addSecurityGroup', id: 'web', name: 'web-sg', description: 'Internet-facing load balancer' },
  { type: 'addSecurityGroup', id: 'app', name: 'app-sg', description: 'Application tasks' },
  { type: 'addSecurityGroup', id: 'db', name: 'db-sg', description: 'PostgreSQL on RDS' },
  {
    type: 'allowFlow',
    from: 'cidr:0.0.0.0/0',
    to: 'group:web',
    traffic: tcp(443),
    description: 'HTTPS from the internet',
  },
  {
    type: 'allowFlow',
    from: 'group:web',
    to: 'group:app',
    traffic: tcp(8080),
    description: 'Load balancer to application',
  },
  {
    type: 'allowFlow',
    from: 'group:app',
    to: 'group:db',
    traffic: tcp(5432),
    description: 'Application to PostgreSQL',
  },
  { type: 'addEndpoint', endpoint: { service: 's3' } },
  {
    type: 'allowFlow',
    from: 'group:app',
    to: 'endpoint:s3',
    traffic: tcp(443),
    description: 'Application to S3',
  },
  {
    type: 'addWorkload',
    id: 'alb',
    name: 'ALB',
    kind: 'application-load-balancer',
    tier: 'public',
    count: 1,
    securityGroups: ['web'],
  },
  {
    type: 'addWorkload',
    id: 'app',
    name: 'app',
    kind: 'ecs-tasks',
    tier: 'app',
    count: 'agents',
    securityGroups: ['app'],
  },
  {
    type: 'addWorkload',
    id: 'services',
    name: 'services',
    kind: 'ecs-tasks',
    tier: 'app',
    count: 'services',
    securityGroups: ['app'],
  },
  {
    type: 'addWorkload',
    id: 'db',
    name: 'PostgreSQL',
    kind: 'rds',
    tier: 'data',
    count: 2,
    securityGroups: ['db'],
  },
  { type: 'setTag', key: 'Project', value: 'web' },
];

/** The template `two-zone-web`: public, application and data tiers in two zones, one NAT gateway, three groups. */
export const twoZoneWeb: Design = { ...edits.reduce(edited, empty), revision: 0 };

function edited(design: Design, command: Command): Design {
  const next = applyCommand(design, command);
  if (!next.ok) throw new Error(next.error.message);
  return next.value;
}
