import { refOf } from '../../design/design.ts';
import { nearestName } from '../../design/nearestName.ts';
import {
  endpointServiceOf,
  endpointServices,
  isFullServiceName,
  shortNameIn,
} from '../../regions/endpointServices.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Services under a name that is not among those AWS is known to have; it may exist all the same. */
export const endpointServiceUnknown: FindingRule = {
  id: 'endpointServiceUnknown',
  title: 'Endpoints of services that are not known',
  severity: 'warning',
  source: awsPage(
    'AWS services that integrate with AWS PrivateLink',
    'vpc/latest/privatelink/aws-services-privatelink-support.html',
  ),
  find: ({ design, routes }) =>
    Object.entries(design.endpoints).flatMap(([id, { service }]) => {
      const known = shortNameIn(design.region, service);
      if (endpointServiceOf(service) !== undefined) return [];
      if (known === undefined && isFullServiceName(service)) return [];
      const nearest =
        known ??
        nearestName(
          service,
          endpointServices.map(({ short }) => short),
        );
      return [
        {
          about: `endpoint:${id}`,
          title: `"${service}" is no service that is known here${nearest === undefined ? '' : `; the nearest is "${nearest}"`}.`,
          why: `AWS may have it all the same: "aws ec2 describe-vpc-endpoint-services" lists what the region has. The stack asks for ${routes.endpoints[id]?.serviceName ?? service}.`,
          subjects: [refOf('endpoint', id)],
        },
      ];
    }),
};
