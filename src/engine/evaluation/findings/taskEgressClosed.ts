import { refOf, type Endpoint, type Id, type Peer, type Workload } from '../../design/design.ts';
import { leadToEndpoint } from '../endpoints/groupOutlets.ts';
import { imageServices } from '../endpoints/serviceNeeds.ts';
import { listOf } from '../figures.ts';
import { admitsTcp, isWholeInternet } from '../traffic.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** Where awslogs, the usual log driver, writes to; a task that starts and cannot write its logs is stopped by it. */
const LOGS = 'logs';

/**
 * ECS tasks whose own groups do not let HTTPS out to what an image is pulled through, or to where logs go. That an endpoint
 * does not admit them is a rule of its own, and so is that there is none.
 */
export const taskEgressClosed: FindingRule = {
  id: 'taskEgressClosed',
  title: 'ECS tasks whose groups keep them from their image or logs',
  severity: 'error',
  source: awsPage('Amazon ECR interface VPC endpoints', 'AmazonECR/latest/userguide/vpc-endpoints.html'),
  find: (context) =>
    Object.entries(context.design.workloads).flatMap(([id, workload]) =>
      workload.kind === 'ecs-tasks' && workload.securityGroups.length > 0
        ? closed(context, id, workload)
        : [],
    ),
};

function closed(context: FindingContext, id: Id, workload: Workload): readonly Found[] {
  const out = workload.securityGroups.flatMap((group) =>
    (context.rulesOf.get(group) ?? []).flatMap(([, { direction, traffic, peer }]) =>
      direction === 'egress' && admitsTcp(traffic, 443) ? [peer] : [],
    ),
  );
  const shut = [...imageServices, LOGS].filter((service) => !reaches(context, out, service, workload.tier));
  const images = shut.filter((service) => service !== LOGS);
  if (shut.length === 0) return [];
  const commands = fixCommands(context, workload, shut);
  return [
    {
      about: `workload:${id}`,
      ...(images.length === 0 ? { severity: 'warning' as const } : {}),
      title:
        images.length === 0
          ? `The tasks of ${workload.name} cannot write their logs: their security groups let no HTTPS out to CloudWatch Logs.`
          : `The tasks of ${workload.name} cannot pull their images: their security groups let no HTTPS out to ${listOf(images)}.`,
      why: 'A task calls Amazon ECR, Amazon S3 and CloudWatch Logs over TCP 443, through an endpoint or the internet, and its security groups have to let that out.',
      subjects: [refOf('workload', id), ...workload.securityGroups.map((group) => refOf('group', group))],
      ...(commands.length === 0 ? {} : { fix: { label: 'Let HTTPS out to them', commands } }),
    },
  ];
}

/** The endpoint through which a tier calls a service, when there is one; the gateway serves its own tiers alone. */
function endpointFor(
  { design, routes }: FindingContext,
  service: string,
  tier: Id,
): readonly [Id, Endpoint] | undefined {
  return Object.entries(design.endpoints).find(([id, one]) =>
    one.type === 'gateway'
      ? one.service === service && one.tiers.includes(tier)
      : one.service === service && one.privateDns && (routes.endpoints[id]?.subnets.length ?? 0) > 0,
  );
}

function reaches(context: FindingContext, out: readonly Peer[], service: string, tier: Id): boolean {
  if (out.some(isWholeInternet)) return true;
  const found = endpointFor(context, service, tier);
  return found === undefined ? !hasWayOut(context, service) : leadToEndpoint(context.network, out, found);
}

/** Services without an endpoint are called over the internet; logs that nothing leads to are not said to be needed. */
function hasWayOut({ design }: FindingContext, service: string): boolean {
  return design.nat.mode !== 'none' && service !== LOGS;
}

function fixCommands(
  context: FindingContext,
  { securityGroups, tier }: Workload,
  services: readonly string[],
) {
  const [group] = securityGroups;
  const targets = new Set(
    services.flatMap((service) => {
      const found = endpointFor(context, service, tier);
      if (found === undefined) return [];
      const [id, endpoint] = found;
      if (endpoint.type === 'gateway') return [refOf('endpoint', id)];
      return endpoint.securityGroups.slice(0, 1).map((own) => refOf('group', own));
    }),
  );
  return [...targets].map((to) => ({
    type: 'allowFlow' as const,
    from: refOf('group', group ?? ''),
    to,
    traffic: { protocol: 'tcp', ports: { from: 443, to: 443 } },
  }));
}
