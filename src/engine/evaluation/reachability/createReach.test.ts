import { describe, expect, it } from 'vitest';
import type { Design, ReachEnd } from '../../design/design.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { trafficText } from '../../packets/headerText.ts';
import { unionAll } from '../../packets/headerSet.ts';
import { readNetwork } from '../network.ts';
import { deriveRouting } from '../routes.ts';
import { createReach } from './createReach.ts';

const internet: ReachEnd = { kind: 'internet' };
const workload = (id: string): ReachEnd => ({ kind: 'workload', workload: id });
const tier = (id: string): ReachEnd => ({ kind: 'tier', tier: id });
const service = (id: string): ReachEnd => ({ kind: 'service', service: id });

function reachIn(design: Design) {
  const network = readNetwork(design);
  return createReach({ network, routes: deriveRouting(network, design.nat) });
}

function answerIn(design: Design, from: ReachEnd, to: ReachEnd) {
  const ways = reachIn(design).between(from, to);
  return {
    arrives: trafficText(unionAll(ways.map((way) => way.arrives))),
    answered: trafficText(unionAll(ways.map((way) => way.answered))),
    through: [...new Set(ways.filter((way) => way.arrives.length > 0).map((way) => way.through))].join(),
    blockedBy: ways.every((way) => way.blockedBy !== null) ? (ways[0]?.blockedBy?.why ?? null) : null,
  };
}

describe('createReach on the template', () => {
  it.each<[string, ReachEnd, ReachEnd, string, string]>([
    ['internet to ALB', internet, workload('alb'), 'tcp 443', 'internet-gateway'],
    ['ALB to supervisor', workload('alb'), workload('supervisor'), 'tcp 8080', 'local'],
    ['supervisor to workers', workload('supervisor'), workload('workers'), 'tcp 8080', 'local'],
    ['workers to PostgreSQL', workload('workers'), workload('database'), 'tcp 5432', 'local'],
    ['workers to S3', workload('workers'), service('s3'), 'tcp 443', 'gateway-endpoint'],
    ['workers to ECR', workload('workers'), service('ecr.api'), 'tcp 443', 'local'],
  ])('lets through %s', (_, from, to, traffic, through) => {
    expect(answerIn(agents1000, from, to)).toEqual({
      arrives: traffic,
      answered: traffic,
      through,
      blockedBy: null,
    });
  });

  it.each<[string, ReachEnd, ReachEnd, string]>([
    [
      'internet to tasks',
      internet,
      tier('ecs'),
      'The internet gateway carries IPv4 for public addresses alone, and supervisor has none.',
    ],
    [
      'internet to data',
      internet,
      tier('data'),
      'The internet gateway carries IPv4 for public addresses alone, and PostgreSQL has none.',
    ],
    ['data to the internet', tier('data'), internet, 'rds-sg lets nothing of this out to the internet.'],
    [
      'workers to the internet',
      workload('workers'),
      internet,
      'ecs-worker-sg lets nothing of this out to the internet.',
    ],
    [
      'workers to cache',
      workload('workers'),
      workload('cache'),
      'ecs-worker-sg lets nothing of this out to ElastiCache.',
    ],
    [
      'S3 to workers',
      service('s3'),
      workload('workers'),
      'Amazon S3 answers; it opens no connections into the VPC.',
    ],
  ])('lets nothing through from %s', (_, from, to, why) => {
    expect(answerIn(agents1000, from, to)).toEqual({
      arrives: 'nothing',
      answered: 'nothing',
      through: '',
      blockedBy: why,
    });
  });
});
