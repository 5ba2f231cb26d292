import type { Command } from '../../commands/command.ts';
import { refOf, type Id, type RouteTarget, type Rule } from '../../design/design.ts';
import type { EvaluatedRouteTable } from '../evaluation.ts';
import { isIpv6Only } from '../../planning/ipv6.ts';
import { copyOfTable } from '../copyOfTable.ts';
import { listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { covers, readDestination, routeFor, type Range } from '../routeFor.ts';
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
  find: (context) => {
    const rules = rulesOfRanges(context);
    if (rules.length === 0) return [];
    return Object.entries(context.design.networks).flatMap(([id, { connection, cidrs }]) =>
      connection === null ? [] : cidrs.flatMap((text) => problemOf(context, rules, id, text)),
    );
  },
};

type RangeRule = { readonly rule: Rule; readonly range: Range };

/** The rules about address ranges; one for the whole internet is about no network in particular. */
function rulesOfRanges({ design }: FindingContext): readonly RangeRule[] {
  return Object.values(design.rules).flatMap((rule) => {
    const range = rule.peer.kind === 'cidr' ? readDestination(rule.peer.cidr) : undefined;
    return range === undefined || range.prefix === 0 ? [] : [{ rule, range }];
  });
}

function problemOf(
  context: FindingContext,
  rules: readonly RangeRule[],
  network: Id,
  text: string,
): readonly Found[] {
  const { design, security, tableOf } = context;
  const wanted = readDestination(text);
  if (wanted === undefined) return [];
  const named = rules.filter(({ range }) => covers(wanted, range) || covers(range, wanted));
  const [first] = named;
  if (first === undefined) return [];
  const tiers = new Set(named.flatMap(({ rule }) => security.attachments[rule.group]?.tiers ?? []));
  const isIpv6 = text.includes(':');
  const cut = [...tiers]
    .flatMap((tier) => context.network.byTier.get(tier) ?? [])
    .filter(({ subnet }) => (isIpv6 ? subnet.ipv6 !== null : !isIpv6Only(subnet)))
    .filter(({ id }) => !reaches(tableOf.get(id), text));
  if (cut.length === 0) return [];
  const ids = cut.map(({ id }) => id);
  const stuck = new Set(cut.map(({ subnet }) => subnet.tier));
  const { rule } =
    named.find((one) => security.attachments[one.rule.group]?.tiers.some((tier) => stuck.has(tier))) ?? first;
  const name = nameIn(design.networks, network);
  return [
    {
      about: `network:${network}/${text}`,
      title: `${nameIn(design.securityGroups, rule.group)} ${rule.direction === 'ingress' ? 'admits' : 'lets out to'} ${text} of ${name}, but ${listOf(cut.map(({ subnet }) => subnet.name))} ${cut.length === 1 ? 'has' : 'have'} no route to it.`,
      why: 'The local route delivers what comes in; the answers need a route of their own, and without it every connection hangs.',
      subjects: [
        refOf('network', network),
        ...ids.map((id) => refOf('subnet', id)),
        refOf('group', rule.group),
      ],
      fix: {
        label: `Lead ${text} from there to ${name}`,
        commands: routed(context, network, text, ids),
      },
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
