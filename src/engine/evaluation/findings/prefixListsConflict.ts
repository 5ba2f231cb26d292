import { refOf } from '../../design/design.ts';
import type { EvaluatedRouteTable } from '../evaluation.ts';
import { listOf } from '../figures.ts';
import { isPrefixList } from '../routeFor.ts';
import { ownRoutes, withoutRoute } from './routeEdits.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** Prefix lists in one table with different targets: the same list twice, or lists that may share addresses. */
export const prefixListsConflict: FindingRule = {
  id: 'prefixListsConflict',
  title: 'Prefix lists of one table that lead to different targets',
  severity: 'info',
  source: awsPage('Route priority', 'vpc/latest/userguide/route-tables-priority.html'),
  find: (context) => Object.values(context.routes.tables).flatMap((table) => problemsOf(context, table)),
};

function problemsOf(context: FindingContext, table: EvaluatedRouteTable): readonly Found[] {
  const listed = table.routes.filter(({ destination }) => isPrefixList(destination));
  const lists = listed.map(({ destination }) => destination);
  const twice = new Set(lists.filter((list, at) => lists.indexOf(list) < at));
  if (twice.size > 0) return [...twice].sort().map((list) => sameList(context, table, list));
  const written = listed.filter(({ target }) => target.kind !== 'gateway-endpoint');
  const targets = new Set(listed.map(({ target }) => JSON.stringify(target)));
  // The lists of gateway endpoints are AWS's own and share nothing with one another.
  if (written.length === 0 || targets.size < 2) return [];
  return [
    {
      about: `route-table:${table.id}`,
      title: `${table.name} has prefix lists with different targets: ${listOf(listed.map(({ destination, label }) => `${destination} (${label})`))}.`,
      why: 'Where such lists share addresses, AWS picks one of the targets at random and keeps it; make sure that they share none.',
      subjects: [refOf('route-table', table.id)],
    },
  ];
}

function sameList({ design }: FindingContext, table: EvaluatedRouteTable, destination: string): Found {
  const own = ownRoutes(design).find(({ id, route }) => id === table.id && route.destination === destination);
  return {
    about: `route-table:${table.id}/${destination}`,
    severity: 'error',
    title: `${table.name} has two routes for the prefix list ${destination}.`,
    why: 'AWS refuses the second one, which fails the deployment; a gateway endpoint writes the route for its list by itself.',
    subjects: [refOf('route-table', table.id)],
    ...(own === undefined ? {} : { fix: withoutRoute(own) }),
  };
}
