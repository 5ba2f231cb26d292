import { refOf } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Zones in which an interface endpoint is to stand and its tier has no subnet; with none at all it stands nowhere. */
export const endpointZoneEmpty: FindingRule = {
  id: 'endpointZoneEmpty',
  title: 'Interface endpoints in zones without a subnet for them',
  severity: 'warning',
  source: awsPage('Create an interface endpoint', 'vpc/latest/privatelink/create-interface-endpoint.html'),
  find: ({ design, network, routes }) =>
    Object.entries(design.endpoints).flatMap(([id, endpoint]) => {
      const placed = routes.endpoints[id];
      if (endpoint.type !== 'interface' || endpoint.zones === null || placed === undefined) return [];
      if (placed.subnets.length === 0) return [];
      const homes = new Set(placed.subnets.map((subnet) => network.byId.get(subnet)?.subnet.zone));
      const empty = endpoint.zones.filter((zone) => Object.hasOwn(design.zones, zone) && !homes.has(zone));
      if (empty.length === 0) return [];
      return [
        {
          about: `endpoint:${id}`,
          title: `The endpoint for ${placed.label} is to stand in ${listOf(empty.map((zone) => nameIn(design.zones, zone)))}, where ${nameIn(design.tiers, endpoint.tier)} has no subnet.`,
          why: 'An interface endpoint takes one subnet in each of its zones; in these it has none, so it is not there.',
          subjects: [refOf('endpoint', id), ...empty.map((zone) => refOf('zone', zone))],
          fix: {
            label: 'Leave these zones out',
            commands: [
              {
                type: 'setEndpoint',
                id,
                changes: { zones: endpoint.zones.filter((zone) => !empty.includes(zone)) },
              },
            ],
          },
        },
      ];
    }),
};
