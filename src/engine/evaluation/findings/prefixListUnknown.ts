import { refOf } from '../../design/design.ts';
import { dynamodbPrefixListId, s3PrefixListId } from '../../regions/prefixLists.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Egress to a gateway endpoint whose prefix list is not known, so that no rule can name it. */
export const prefixListUnknown: FindingRule = {
  id: 'prefixListUnknown',
  title: 'Egress to a gateway endpoint without its prefix list',
  severity: 'warning',
  source: awsPage('Gateway endpoints', 'vpc/latest/privatelink/gateway-endpoints.html'),
  find: ({ design, routes }) => {
    const named = new Set<string>();
    for (const { direction, peer } of Object.values(design.rules)) {
      if (direction === 'egress' && peer.kind === 'endpoint') named.add(peer.endpoint);
    }
    return Object.entries(design.endpoints).flatMap(([id, endpoint]) => {
      if (endpoint.type !== 'gateway' || endpoint.prefixListId !== null || !named.has(id)) return [];
      const known =
        endpoint.service === 's3' ? s3PrefixListId(design.region) : dynamodbPrefixListId(design.region);
      const pull = endpoint.service === 's3' ? ' and ECS tasks cannot pull image layers' : '';
      return [
        {
          about: `endpoint:${id}`,
          title: `Egress rules name the ${routes.endpoints[id]?.label ?? id}, whose prefix list in ${design.region} is not given.`,
          why: `A security group lets traffic out to the service by the id of the region's prefix list; without it the rule cannot be deployed${pull}. An account reads it with "aws ec2 describe-managed-prefix-lists".`,
          subjects: [refOf('endpoint', id)],
          ...(known === undefined
            ? {}
            : {
                fix: {
                  label: `Use ${known}`,
                  commands: [{ type: 'setEndpoint' as const, id, changes: { prefixListId: known } }],
                },
              }),
        },
      ];
    });
  },
};
