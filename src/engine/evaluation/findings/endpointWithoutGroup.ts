import { refOf, type Id, type InterfaceEndpoint } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { admitsTcp } from '../traffic.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** An interface endpoint that no security group lets anybody reach on port 443. */
export const endpointWithoutGroup: FindingRule = {
  id: 'endpointWithoutGroup',
  title: 'Interface endpoints nobody can reach',
  severity: 'error',
  source: awsPage('Create an interface endpoint', 'vpc/latest/privatelink/create-interface-endpoint.html'),
  find: (context) =>
    Object.entries(context.design.endpoints).flatMap(([id, endpoint]) =>
      endpoint.type === 'interface' ? closed(context, id, endpoint) : [],
    ),
};

function closed(context: FindingContext, id: Id, { securityGroups }: InterfaceEndpoint): readonly Found[] {
  const label = context.routes.endpoints[id]?.label ?? id;
  const subjects = [refOf('endpoint', id), ...securityGroups.map((group) => refOf('group', group))];
  if (securityGroups.length === 0) {
    const title = `The endpoint for ${label} has no security group.`;
    const isClosed = context.design.vpc.defaultGroup === 'closed';
    const why = `AWS then gives it the VPC's default group, which ${isClosed ? 'admits nobody' : 'admits only its own members'}.`;
    return [{ about: `endpoint:${id}`, title, why, subjects }];
  }
  if (securityGroups.some((group) => admits443(context, group))) return [];
  const names = listOf(securityGroups.map((group) => context.design.securityGroups[group]?.name ?? group));
  const title = `The endpoint for ${label} cannot be reached: ${names} admits nobody on TCP 443.`;
  const why = 'Clients call an interface endpoint over HTTPS, so its group must admit TCP 443 from them.';
  return [{ about: `endpoint:${id}`, title, why, subjects, ...fixFor(context, securityGroups[0] ?? '') }];
}

function admits443({ rulesOf }: FindingContext, group: Id): boolean {
  const rules = rulesOf.get(group) ?? [];
  return rules.some(([, { direction, traffic }]) => direction === 'ingress' && admitsTcp(traffic, 443));
}

/** HTTPS from the groups of ECS tasks, which are who calls AWS here. */
function fixFor({ design }: FindingContext, group: Id): Pick<Found, 'fix'> {
  const tasks = Object.values(design.workloads).filter(({ kind }) => kind === 'ecs-tasks');
  const callers = [...new Set(tasks.flatMap(({ securityGroups }) => securityGroups))].sort();
  if (callers.length === 0) return {};
  const traffic = { protocol: 'tcp', ports: { from: 443, to: 443 } };
  const commands = callers.map((caller) => ({
    type: 'allowFlow' as const,
    from: refOf('group', caller),
    to: refOf('group', group),
    traffic,
  }));
  return { fix: { label: 'Admit HTTPS from the ECS tasks', commands } };
}
