import { refOf, type Design, type Id, type RouteTarget } from '../../design/design.ts';
import { ANYWHERE, covers, readDestination, type Range } from '../routeFor.ts';
import { targetLabel } from '../routeTargets.ts';
import { ownRoutes, withoutRoute, type OwnRoute } from './routeEdits.ts';
import { awsPage, type FindingRule, type Found } from './rule.ts';

/** A route for addresses of another network that leads elsewhere than to that network. */
export const routeToOtherNetwork: FindingRule = {
  id: 'routeToOtherNetwork',
  title: 'Routes that take the addresses of another network elsewhere',
  severity: 'warning',
  source: awsPage(
    'Update your route tables for a VPC peering connection',
    'vpc/latest/peering/vpc-peering-routing.html',
  ),
  find: ({ design }) => {
    const others = otherRanges(design);
    if (others.length === 0) return [];
    return ownRoutes(design).flatMap((own) => problemsOf(design, others, own));
  },
};

type OtherRange = { readonly id: Id; readonly range: Range };

/** The ranges of all networks, read once for all routes. */
function otherRanges({ networks }: Design): readonly OtherRange[] {
  return Object.entries(networks).flatMap(([id, { cidrs }]) =>
    cidrs.flatMap((text) => {
      const range = readDestination(text);
      return range === undefined ? [] : [{ id, range }];
    }),
  );
}

function problemsOf(design: Design, others: readonly OtherRange[], own: OwnRoute): readonly Found[] {
  const { destination, target } = own.route;
  if (destination === ANYWHERE.ipv4 || destination === ANYWHERE.ipv6) return [];
  const wanted = readDestination(destination);
  if (wanted === undefined) return [];
  const owners = new Set(
    others.filter(({ range }) => covers(range, wanted) || covers(wanted, range)).map(({ id }) => id),
  );
  const theirs = Object.entries(design.networks).filter(([id]) => owners.has(id));
  if (theirs.length === 0 || theirs.some(([id, network]) => leadsTo(id, network, target))) return [];
  const [[id, { name, connection }] = ['', { name: '', connection: null }]] = theirs;
  const right: RouteTarget | undefined =
    connection === null
      ? undefined
      : connection.kind === 'peering'
        ? { kind: 'peering', network: id }
        : { kind: 'transit-gateway' };
  return [
    {
      about: own.about,
      title: `${own.table.name} leads ${destination} to the ${targetLabel(design, target)}, but these are addresses of ${name}${right === undefined ? ', which the VPC is not connected to' : ''}.`,
      why:
        right === undefined
          ? `Packets for ${name} do not arrive there: connect the network, or take the route away.`
          : `The VPC reaches ${name} through the ${targetLabel(design, right)}; packets that take this route do not arrive.`,
      subjects: [own.subject, refOf('network', id)],
      fix: withoutRoute(own),
    },
  ];
}

function leadsTo(id: string, { connection }: Design['networks'][string], target: RouteTarget): boolean {
  if (connection?.kind === 'transit-gateway') return target.kind === 'transit-gateway';
  return connection?.kind === 'peering' && target.kind === 'peering' && target.network === id;
}
