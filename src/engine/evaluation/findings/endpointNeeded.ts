import { refOf } from '../../design/design.ts';
import { imageServices } from '../endpoints/serviceNeeds.ts';
import { blockedIn } from '../endpoints/withoutEndpoints.ts';
import type { EvaluatedFlow } from '../evaluation.ts';
import { formatCount } from '../figures.ts';
import { awsPage, type FindingRule } from './rule.ts';

/**
 * AWS services that somebody states traffic to, and that nothing leads to: neither an endpoint nor a way out. What images
 * are pulled through is a rule of its own, and assumed traffic is told with the flows.
 */
export const endpointNeeded: FindingRule = {
  id: 'endpointNeeded',
  title: 'AWS services that cannot be reached',
  severity: 'error',
  source: awsPage(
    'Access an AWS service using an interface VPC endpoint',
    'vpc/latest/privatelink/create-interface-endpoint.html',
  ),
  find: ({ cost }) =>
    cost.serviceWays.flatMap(({ service, label, type, why, tiers, commands, advice }) => {
      if (why !== 'stated' || imageServices.includes(service)) return [];
      const shut = cost.transfer.flows.find((flow) => leadsTo(flow, service) && blockedIn(flow) !== null);
      const reason = shut === undefined ? null : blockedIn(shut);
      if (shut === undefined || reason === null) return [];
      return [
        {
          about: `service:${service}`,
          title: `${formatCount(shut.sentGb + shut.receivedGb)} GB a month are to go to ${label}, and nothing leads there: ${reason}`,
          why: 'Without NAT or another way out, private subnets reach an AWS service through an endpoint alone.',
          subjects: tiers.map((tier) => refOf('tier', tier)),
          ...(advice === 'add' ? { fix: { label: `Add the ${type} endpoint of ${label}`, commands } } : {}),
        },
      ];
    }),
};

function leadsTo({ to }: EvaluatedFlow, service: string): boolean {
  return to.kind === 'service' && to.service === service;
}
