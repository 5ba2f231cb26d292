import type { Command } from '../../commands/command.ts';
import { refOf, type Id, type RouteTarget, type Rule } from '../../design/design.ts';
import type { EvaluatedRouteTable } from '../evaluation.ts';
import { copyOfTable } from '../copyOfTable.ts';
import { listOf } from '../figures.ts';
import { destinationCovers, routeFor } from '../routeFor.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/**
 * A security group that admits another network, or lets out to it, in subnets whose routes do not lead there: a
 * connection in either direction needs a route back as well as the way that brought it. Isolated subnets, whose derived
 * table leads to no network, are the usual case.
 */
export const networkUnreachable: FindingRule = {
  id: 'networkUnreachable',
  title: 'Subnets that a network may reach and whose answers do not get back',
  severity: 'warning',
  source: awsPage(
    'Update your route tables for a VPC peering connection',
    'vpc/latest/peering/vpc-peering-routing.html',
  ),
  find: (context) =>
    Object.entries(context.design.networks).flatMap(([id, { connection, cidrs }]) => {
      if (connection === null) return [];
      const ranges = cidrs.filter((range) => admittedIn(context, range).size > 0);
      return ranges.flatMap((range) => problemOf(context, id, range));
    }),
};

/** The tiers whose groups name addresses of the range, with one such rule. */
function admittedIn({ design, security, rulesOf }: FindingContext, range: string): ReadonlyMap<Id, Rule> {
  const tiers = new Map<Id, Rule>();
  for (const group of Object.keys(design.securityGroups)) {
    const rule = rulesOf.get(group)?.find(([, { peer }]) => peer.kind === 'cidr' && names(peer.cidr, range));
    if (rule === undefined) continue;
    for (const tier of security.attachments[group]?.tiers ?? []) tiers.set(tier, rule[1]);
  }
  return tiers;
}

/** A rule for the whole internet is about no network in particular. */
function names(cidr: string, range: string): boolean {
  return destinationCovers(range, cidr) || (destinationCovers(cidr, range) && !cidr.endsWith('/0'));
}

function problemOf(context: FindingContext, network: Id, range: string): readonly Found[] {
  const {
    design,
    network: { byTier },
    tableOf,
  } = context;
  const ipv6 = range.includes(':');
  const cut = [...admittedIn(context, range).keys()]
    .flatMap((tier) => byTier.get(tier) ?? [])
    .filter(
      ({ id, subnet }) =>
        (ipv6 ? subnet.ipv6 !== null : subnet.cidr !== 'none') && !reaches(tableOf.get(id), range),
    );
  const rule = [...admittedIn(context, range).values()][0];
  if (cut.length === 0 || rule === undefined) return [];
  const name = design.networks[network]?.name ?? network;
  const group = design.securityGroups[rule.group]?.name ?? rule.group;
  const fix = routed(
    context,
    network,
    range,
    cut.map(({ id }) => id),
  );
  return [
    {
      about: `network:${network}/${range}`,
      title: `${group} ${rule.direction === 'ingress' ? 'admits' : 'lets out to'} ${range} of ${name}, but ${listOf(cut.map(({ subnet }) => subnet.name))} ${cut.length === 1 ? 'has' : 'have'} no route to it.`,
      why: 'The local route delivers what comes in; the answers need a route of their own, and without it every connection hangs.',
      subjects: [
        refOf('network', network),
        ...cut.map(({ id }) => refOf('subnet', id)),
        refOf('group', rule.group),
      ],
      fix: { label: `Lead ${range} from there to ${name}`, commands: fix },
    },
  ];
}

function reaches(table: EvaluatedRouteTable | undefined, range: string): boolean {
  const route = table === undefined ? undefined : routeFor(table, range);
  return route?.target.kind === 'peering' || route?.target.kind === 'transit-gateway';
}

/** The tables with the route added; subnets on derived ones get a table of their own that has what they had. */
function routed(
  { design, tableOf }: FindingContext,
  network: Id,
  range: string,
  subnets: readonly Id[],
): readonly Command[] {
  const connection = design.networks[network]?.connection;
  const target: RouteTarget =
    connection?.kind === 'transit-gateway' ? { kind: 'transit-gateway' } : { kind: 'peering', network };
  const tables = new Map<EvaluatedRouteTable, Id[]>();
  for (const id of subnets) {
    const table = tableOf.get(id);
    if (table !== undefined) tables.set(table, [...(tables.get(table) ?? []), id]);
  }
  return [...tables].flatMap(([table, members]): readonly Command[] => {
    const own = design.routeTables[table.id];
    const { id, routeTable: before } =
      own === undefined ? copyOfTable(design, table) : { id: table.id, routeTable: own };
    const others = before.routes.filter(({ destination }) => destination !== range);
    const put: Command = {
      type: 'putRouteTable',
      id,
      routeTable: { ...before, routes: [...others, { destination: range, target }] },
    };
    if (own !== undefined) return [put];
    return [put, ...members.map((subnet): Command => ({ type: 'setSubnet', id: subnet, routeTable: id }))];
  });
}
