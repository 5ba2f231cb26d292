import type { WorkloadKind } from '../../design/design.ts';
import { HOURS_PER_MONTH } from '../cost/money.ts';

/*
 * What is taken for granted about traffic that nobody has stated. Every figure is a round guess on the safe side with
 * its reason beside it, in one place, so that it can be read, doubted and replaced by a stated flow.
 */

/** Days in a month of 730 hours: 30.42. */
export const DAYS_PER_MONTH = HOURS_PER_MONTH / 24;

/** How much data one agent, or one task where no agents run, moves in a day, in GB, seen from who opens the connections. */
export type TrafficAssumption = {
  readonly what: string;
  readonly sentGb: number;
  readonly receivedGb: number;
  readonly reason: string;
};

/** Traffic of tasks, instances and functions with the world outside their tier. */
export const internetAssumption: TrafficAssumption = {
  what: 'Model APIs and the web',
  sentGb: 0.05,
  receivedGb: 0.05,
  reason:
    'About 1,000 calls of a model API a day with a context of 50 kB each, and as much in streamed answers and pages read.',
};

/** AWS services that every ECS task on Fargate talks to, by short name. */
export const taskServiceAssumptions: Readonly<Record<string, TrafficAssumption>> = {
  s3: {
    what: 'Image layers from Amazon S3',
    sentGb: 0.001,
    receivedGb: 0.5,
    reason:
      'One task start a day with an image of 0.5 GB: Fargate keeps no image between tasks, and Amazon ECR stores the layers in S3.',
  },
  'ecr.api': {
    what: 'Signing in to Amazon ECR',
    sentGb: 0.0001,
    receivedGb: 0.0001,
    reason: 'One token and the list of layers for each task start, some dozen kB.',
  },
  'ecr.dkr': {
    what: 'Image manifests from Amazon ECR',
    sentGb: 0.0001,
    receivedGb: 0.0001,
    reason: 'The manifest alone; the layers come from S3.',
  },
  xray: {
    what: 'Traces to AWS X-Ray',
    sentGb: 0.005,
    receivedGb: 0.0005,
    reason: 'Some 10,000 segments of 0.5 kB a day.',
  },
  secretsmanager: {
    what: 'Secrets from AWS Secrets Manager',
    sentGb: 0.0001,
    receivedGb: 0.0001,
    reason: 'Some secrets of a few kB at each start and each rotation.',
  },
};

/** The log of everything that computes. */
export const logsAssumption: TrafficAssumption = {
  what: 'Logs to CloudWatch',
  sentGb: 0.02,
  receivedGb: 0.0005,
  reason: '20 MB of log a day, which is about 80,000 lines.',
};

/** Any further service that the design has an endpoint for. */
export const furtherServiceAssumption: TrafficAssumption = {
  what: 'Calls of a further AWS service',
  sentGb: 0.001,
  receivedGb: 0.001,
  reason: 'An endpoint is there to be used; 1,000 calls of 1 kB a day are the least that makes sense.',
};

/** What clients on the internet exchange with a load balancer, which passes it on to the tasks behind it. */
export const loadBalancerAssumption: TrafficAssumption = {
  what: 'Requests from the internet',
  sentGb: 0.005,
  receivedGb: 0.02,
  reason: 'Some 1,000 requests of 5 kB a day for each agent, and answers of 20 kB.',
};

/** What those who compute exchange with stores and brokers, by the kind of workload. */
export const storeAssumptions: Readonly<Partial<Record<WorkloadKind, TrafficAssumption>>> = {
  rds: {
    what: 'Queries to the database',
    sentGb: 0.01,
    receivedGb: 0.05,
    reason: 'About 10,000 queries of 1 kB a day, with results of 5 kB.',
  },
  elasticache: {
    what: 'Calls of the cache',
    sentGb: 0.01,
    receivedGb: 0.02,
    reason: 'About 10,000 calls of 1 kB a day, with values of 2 kB.',
  },
  'amazon-mq': {
    what: 'Messages over the broker',
    sentGb: 0.02,
    receivedGb: 0.02,
    reason: 'About 5,000 messages of 4 kB a day in each direction.',
  },
};

/** The kinds of workload that compute, and so open connections of their own. */
export const computingKinds: readonly WorkloadKind[] = ['ecs-tasks', 'instances', 'lambda'];

/** The kinds that pass on what clients send. */
export const loadBalancerKinds: readonly WorkloadKind[] = [
  'application-load-balancer',
  'network-load-balancer',
];
