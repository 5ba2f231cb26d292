import { refOf } from '../../design/design.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** An interface endpoint in one zone of several. */
export const endpointSingleZone: FindingRule = {
  id: 'endpointSingleZone',
  title: 'Interface endpoints in a single zone',
  severity: 'warning',
  source: awsPage(
    'Access an AWS service using an interface VPC endpoint',
    'vpc/latest/privatelink/create-interface-endpoint.html',
  ),
  find: ({ design, network, routes }) =>
    Object.values(routes.endpoints).flatMap(({ id, label, type, subnets }) => {
      const only = subnets[0];
      if (type !== 'interface' || only === undefined || subnets.length > 1 || network.zones.length < 2)
        return [];
      const zone = network.byId.get(only)?.subnet.zone ?? '';
      return [
        {
          about: `endpoint:${id}`,
          title: `The endpoint for ${label} stands in ${nameIn(design.zones, zone)} only.`,
          why: 'When that zone fails, no zone reaches the service through it; AWS advises at least two.',
          subjects: [refOf('endpoint', id), refOf('zone', zone)],
        },
      ];
    }),
};
