import { refOf } from '../../design/design.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** An interface endpoint none of whose zones has a subnet of its tier. */
export const endpointNowhere: FindingRule = {
  id: 'endpointNowhere',
  title: 'Interface endpoints that stand in no subnet',
  severity: 'error',
  source: awsPage('Create an interface endpoint', 'vpc/latest/privatelink/create-interface-endpoint.html'),
  find: ({ design, network, routes }) =>
    Object.entries(design.endpoints).flatMap(([id, endpoint]) => {
      const placed = routes.endpoints[id];
      if (endpoint.type !== 'interface' || placed === undefined || placed.subnets.length > 0) return [];
      if (!network.byTier.has(endpoint.tier)) return [];
      return [
        {
          about: `endpoint:${id}`,
          title: `The endpoint for ${placed.label} stands in no subnet: ${nameIn(design.tiers, endpoint.tier)} has none in its zones.`,
          why: 'Without an interface in a subnet nothing can reach it.',
          subjects: [refOf('endpoint', id)],
          fix: {
            label: 'Use every zone of the tier',
            commands: [{ type: 'setEndpoint', id, changes: { zones: null } }],
          },
        },
      ];
    }),
};
