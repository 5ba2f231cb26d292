import { refOf } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { groupedBy } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Two interface endpoints that both want the DNS names of one service. */
export const endpointDnsTwice: FindingRule = {
  id: 'endpointDnsTwice',
  title: 'Two endpoints with private DNS for one service',
  severity: 'error',
  source: awsPage(
    'Manage DNS names for VPC endpoint services',
    'vpc/latest/privatelink/manage-dns-names.html',
  ),
  find: ({ design, routes }) => {
    const wanting = Object.entries(design.endpoints).filter(
      ([, one]) => one.type === 'interface' && one.privateDns,
    );
    return [...groupedBy(wanting, ([, { service }]) => service)].flatMap(([service, twins]) => {
      if (twins.length < 2) return [];
      const [[first] = ['']] = twins;
      return [
        {
          about: `service:${service}`,
          title: `${twins.length} endpoints, ${listOf(twins.map(([id]) => id))}, ask for the private DNS names of ${routes.endpoints[first]?.label ?? service}.`,
          why: 'A name can lead to one of them only, so AWS refuses the second; one endpoint with more zones does the same.',
          subjects: twins.map(([id]) => refOf('endpoint', id)),
          fix: {
            label: 'Keep the first alone',
            commands: twins.slice(1).map(([id]) => ({ type: 'removeEndpoint' as const, id })),
          },
        },
      ];
    });
  },
};
