import { refOf, type Design, type RouteTarget } from '../../design/design.ts';
import { ANYWHERE, destinationsOverlap } from '../routeFor.ts';
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
  find: ({ design }) => ownRoutes(design).flatMap((own) => problemsOf(design, own)),
};

function problemsOf(design: Design, own: OwnRoute): readonly Found[] {
  const { destination, target } = own.route;
  if (destination === ANYWHERE.ipv4 || destination === ANYWHERE.ipv6) return [];
  const theirs = Object.entries(design.networks).filter(([, { cidrs }]) =>
    cidrs.some((range) => destinationsOverlap(range, destination)),
  );
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
