import { wrongFamily } from '../../design/destinations.ts';
import { ownRoutes, withoutRoute } from './routeEdits.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A route of the design's own to something that does not carry its family: IPv6 to NAT, IPv4 to an egress-only gateway. */
export const routeFamily: FindingRule = {
  id: 'routeFamily',
  title: 'Routes to what does not carry their family',
  severity: 'error',
  source: awsPage('Route table options', 'vpc/latest/userguide/route-table-options.html'),
  find: ({ design }) =>
    ownRoutes(design).flatMap((own) => {
      const { destination, target } = own.route;
      const why = wrongFamily(destination, target.kind);
      if (why === null) return [];
      return [
        {
          about: own.about,
          title: `${own.table.name} leads ${destination} to nothing: ${why}.`,
          why: 'IPv4 and IPv6 are routed apart, each through what carries it; AWS refuses the route or drops the packets.',
          subjects: [own.subject],
          fix: withoutRoute(own),
        },
      ];
    }),
};
