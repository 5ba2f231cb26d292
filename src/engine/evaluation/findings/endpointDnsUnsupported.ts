import { refOf } from '../../design/design.ts';
import { endpointServiceOf } from '../../regions/endpointServices.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Private DNS asked for where the service has none. */
export const endpointDnsUnsupported: FindingRule = {
  id: 'endpointDnsUnsupported',
  title: 'Private DNS names that a service does not have',
  severity: 'error',
  source: awsPage(
    'AWS PrivateLink for DynamoDB',
    'amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html',
  ),
  find: ({ design, routes }) =>
    Object.entries(design.endpoints).flatMap(([id, endpoint]) => {
      if (endpoint.type !== 'interface' || !endpoint.privateDns) return [];
      if (endpointServiceOf(endpoint.service)?.privateDns !== false) return [];
      return [
        {
          about: `endpoint:${id}`,
          title: `The endpoint for ${routes.endpoints[id]?.label ?? id} asks for private DNS names, which the service does not have.`,
          why: "AWS refuses it. Without private DNS, clients have to call the endpoint's own names; inside the VPC the free gateway endpoint needs neither.",
          subjects: [refOf('endpoint', id)],
          fix: {
            label: 'Switch private DNS off',
            commands: [{ type: 'setEndpoint', id, changes: { privateDns: false } }],
          },
        },
      ];
    }),
};
