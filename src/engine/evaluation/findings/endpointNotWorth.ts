import { refOf } from '../../design/design.ts';
import { formatUsd } from '../figures.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Interface endpoints that cost more than what they keep away from NAT, for traffic that somebody stated. */
export const endpointNotWorth: FindingRule = {
  id: 'endpointNotWorth',
  title: 'Interface endpoints that cost more than they save',
  severity: 'info',
  source: awsPage(
    'Access an AWS service using an interface VPC endpoint',
    'vpc/latest/privatelink/privatelink-access-aws-services.html',
  ),
  find: ({ cost }) =>
    cost.serviceWays.flatMap(({ service, advice, endpoint, label, savesUsd, sentence, commands }) => {
      if (advice !== 'drop' || endpoint === null || savesUsd === null) return [];
      const isStated = cost.transfer.flows.some(
        ({ assumed, to }) => !assumed && to.kind === 'service' && to.service === service,
      );
      if (!isStated) return [];
      return [
        {
          about: `endpoint:${endpoint}`,
          title: `The endpoint for ${label} costs ${formatUsd(-savesUsd)} a month more than it saves.`,
          why: `${sentence} It may be worth that all the same: what passes it never leaves AWS's network over public addresses.`,
          subjects: [refOf('endpoint', endpoint)],
          fix: { label: 'Drop the endpoint', commands },
        },
      ];
    }),
};
