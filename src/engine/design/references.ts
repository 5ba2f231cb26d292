import { checkVpcBlock } from '../cidr/awsLimits.ts';
import { parseCidr } from '../cidr/cidr.ts';
import {
  type Design,
  type Id,
  isDerivedRouteTableId,
  MAIN_ROUTE_TABLE,
  NO_IPV4,
  type ReachEnd,
  type RouteTarget,
} from './design.ts';
import { canonicalDestination } from './destinations.ts';
import { nearestName } from './nearestName.ts';
import { canonicalBlock } from './traffic.ts';

/** Something that does not hold together: where, and what, as the end of a sentence. */
export type Inconsistency = {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** What is named and not there, where that is the matter. */
  readonly missing?: { readonly what: string; readonly id: Id };
};

type Found = (path: Inconsistency['path'], message: string, missing?: Inconsistency['missing']) => void;

/**
 * What the schema cannot see: ids that lead nowhere and text that is no CIDR block, in the order of the document. What
 * is merely wrong for AWS (overlaps, sizes, a subnet outside the VPC) is no inconsistency but a finding, so that
 * people can open such a design and mend it.
 */
export function inconsistencies(design: Design): readonly Inconsistency[] {
  const list: Inconsistency[] = [];
  const found: Found = (path, message, missing) =>
    list.push({ path, message, ...(missing === undefined ? {} : { missing }) });
  checkAddresses(design, found);
  checkNetworks(design, found);
  checkSubnets(design, found);
  checkResidents(design, found);
  checkRouting(design, found);
  checkRules(design, found);
  checkDataFlows(design, found);
  checkIntents(design, found);
  checkComments(design, found);
  return list;
}

/** Objects to an id that `record` does not have, naming the nearest. */
function checkId(
  found: Found,
  path: Inconsistency['path'],
  what: string,
  id: Id,
  record: Readonly<Record<Id, unknown>>,
): void {
  if (Object.hasOwn(record, id)) return;
  const nearest = nearestName(id, Object.keys(record));
  const hint = nearest === undefined ? '' : `; the nearest is "${nearest}"`;
  found(path, `there is no ${what} "${id}"${hint}`, { what, id });
}

function checkBlock(found: Found, path: Inconsistency['path'], text: string): void {
  const parsed = parseCidr(text);
  if (!parsed.ok) found(path, withoutStop(parsed.error.message));
}

function checkAnyBlock(found: Found, path: Inconsistency['path'], text: string): void {
  const parsed = canonicalBlock(text);
  if (!parsed.ok) found(path, withoutStop(parsed.error.message));
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

function checkAddresses({ vpc, tiers }: Design, found: Found): void {
  for (const [index, text] of vpc.blocks.entries()) {
    const parsed = parseCidr(text);
    const usable = parsed.ok ? checkVpcBlock(parsed.value) : parsed;
    if (!usable.ok) found(['vpc', 'blocks', index], withoutStop(usable.error.message));
  }
  const ipv6 = vpc.ipv6?.cidr ?? null;
  if (ipv6 !== null) checkAnyBlock(found, ['vpc', 'ipv6', 'cidr'], ipv6);
  if (vpc.transitGateway !== null)
    checkId(found, ['vpc', 'transitGateway', 'tier'], 'tier', vpc.transitGateway.tier, tiers);
  for (const [id, { cidr }] of Object.entries(vpc.held)) checkBlock(found, ['vpc', 'held', id, 'cidr'], cidr);
  for (const [id, { block }] of Object.entries(tiers)) {
    if (block !== null) checkBlock(found, ['tiers', id, 'block'], block);
  }
}

function checkNetworks({ networks }: Design, found: Found): void {
  for (const [id, { cidrs }] of Object.entries(networks)) {
    for (const [index, text] of cidrs.entries()) checkAnyBlock(found, ['networks', id, 'cidrs', index], text);
  }
}

function checkSubnets(design: Design, found: Found): void {
  for (const [id, { zone, tier, cidr, ipv6, routeTable, networkAcl }] of Object.entries(design.subnets)) {
    const at = (field: string) => ['subnets', id, field];
    checkId(found, at('zone'), 'zone', zone, design.zones);
    checkId(found, at('tier'), 'tier', tier, design.tiers);
    if (routeTable !== null && routeTable !== MAIN_ROUTE_TABLE)
      checkId(found, at('routeTable'), 'route table', routeTable, design.routeTables);
    if (networkAcl !== null) checkId(found, at('networkAcl'), 'network ACL', networkAcl, design.networkAcls);
    if (cidr === NO_IPV4) {
      if (ipv6 === null) found(at('cidr'), 'is "none", and the subnet has no IPv6 either; "/24" would work');
    } else if (!cidr.startsWith('/')) checkBlock(found, at('cidr'), cidr);
    else if (!/^\/(1[6-9]|2[0-8])$/.test(cidr)) {
      found(at('cidr'), `"${cidr}" is not the size of a subnet; /16 to /28 would work`);
    }
  }
}

function checkResidents(design: Design, found: Found): void {
  for (const [id, { tier, securityGroups }] of Object.entries(design.workloads)) {
    checkId(found, ['workloads', id, 'tier'], 'tier', tier, design.tiers);
    checkGroups(design, found, ['workloads', id, 'securityGroups'], securityGroups);
  }
  for (const [id, endpoint] of Object.entries(design.endpoints)) {
    if (endpoint.type === 'gateway') {
      for (const [index, tier] of endpoint.tiers.entries()) {
        checkId(found, ['endpoints', id, 'tiers', index], 'tier', tier, design.tiers);
      }
      continue;
    }
    checkId(found, ['endpoints', id, 'tier'], 'tier', endpoint.tier, design.tiers);
    for (const [index, zone] of (endpoint.zones ?? []).entries()) {
      checkId(found, ['endpoints', id, 'zones', index], 'zone', zone, design.zones);
    }
    checkGroups(design, found, ['endpoints', id, 'securityGroups'], endpoint.securityGroups);
  }
}

function checkGroups(design: Design, found: Found, path: Inconsistency['path'], groups: readonly Id[]): void {
  for (const [index, group] of groups.entries()) {
    checkId(found, [...path, index], 'security group', group, design.securityGroups);
  }
}

function checkRouting(design: Design, found: Found): void {
  if (design.nat.zone !== null) checkId(found, ['nat', 'zone'], 'zone', design.nat.zone, design.zones);
  for (const [id, { routes }] of Object.entries(design.routeTables)) {
    if (isDerivedRouteTableId(id)) {
      found(
        ['routeTables', id],
        `the id is kept for a table that follows from a tier's access; "own-${id}" would work`,
      );
    }
    for (const [index, { destination, target }] of routes.entries()) {
      const at = ['routeTables', id, 'routes', index];
      const parsed = canonicalDestination(destination);
      if (!parsed.ok) found([...at, 'destination'], withoutStop(parsed.error.message));
      checkTarget(design, found, [...at, 'target'], target);
    }
  }
  for (const [id, { entries }] of Object.entries(design.networkAcls)) {
    for (const [index, { cidr }] of entries.entries()) {
      checkAnyBlock(found, ['networkAcls', id, 'entries', index, 'cidr'], cidr);
    }
  }
}

function checkTarget(design: Design, found: Found, at: Inconsistency['path'], target: RouteTarget): void {
  if (target.kind === 'nat-gateway' || target.kind === 'nat-instance')
    checkId(found, [...at, 'zone'], 'zone', target.zone, design.zones);
  if (target.kind === 'peering')
    checkId(found, [...at, 'network'], 'network', target.network, design.networks);
}

function checkRules(design: Design, found: Found): void {
  for (const [id, { group, peer }] of Object.entries(design.rules)) {
    checkId(found, ['rules', id, 'group'], 'security group', group, design.securityGroups);
    const at = (field: string) => ['rules', id, 'peer', field];
    if (peer.kind === 'cidr') checkAnyBlock(found, at('cidr'), peer.cidr);
    if (peer.kind === 'group')
      checkId(found, at('group'), 'security group', peer.group, design.securityGroups);
    if (peer.kind !== 'endpoint') continue;
    checkId(found, at('endpoint'), 'endpoint', peer.endpoint, design.endpoints);
    if (
      Object.hasOwn(design.endpoints, peer.endpoint) &&
      design.endpoints[peer.endpoint]?.type === 'interface'
    ) {
      found(
        at('endpoint'),
        `"${peer.endpoint}" is an interface endpoint, which rules reach through its security group`,
      );
    }
  }
}

function checkDataFlows({ dataTransfer, tiers, networks }: Design, found: Found): void {
  for (const [id, { from, to }] of Object.entries(dataTransfer.flows)) {
    for (const [side, end] of Object.entries({ from, to })) {
      const at = (field: string) => ['dataTransfer', 'flows', id, side, field];
      if (end.kind === 'tier') checkId(found, at('tier'), 'tier', end.tier, tiers);
      if (end.kind === 'network') checkId(found, at('network'), 'network', end.network, networks);
    }
  }
}

function checkIntents(design: Design, found: Found): void {
  for (const [id, intent] of Object.entries(design.intents)) {
    const at = (...path: (string | number)[]) => ['intents', id, ...path];
    if (intent.kind === 'only-these') {
      for (const [index, { from, to }] of intent.allowed.entries()) {
        checkReachEnd(design, found, at('allowed', index, 'from'), from);
        checkReachEnd(design, found, at('allowed', index, 'to'), to);
      }
      continue;
    }
    checkReachEnd(design, found, at('from'), intent.from);
    if (intent.kind === 'only-through')
      checkId(found, at('endpoint'), 'endpoint', intent.endpoint, design.endpoints);
    else checkReachEnd(design, found, at('to'), intent.to);
  }
}

function checkReachEnd(design: Design, found: Found, path: Inconsistency['path'], end: ReachEnd): void {
  switch (end.kind) {
    case 'internet':
    case 'service':
      return;
    case 'cidr':
      checkAnyBlock(found, [...path, 'cidr'], end.cidr);
      return;
    case 'network':
      checkId(found, [...path, 'network'], 'network', end.network, design.networks);
      return;
    case 'tier':
      checkId(found, [...path, 'tier'], 'tier', end.tier, design.tiers);
      return;
    case 'subnet':
      checkId(found, [...path, 'subnet'], 'subnet', end.subnet, design.subnets);
      return;
    case 'workload':
      checkId(found, [...path, 'workload'], 'workload', end.workload, design.workloads);
      return;
    case 'group':
      checkId(found, [...path, 'group'], 'security group', end.group, design.securityGroups);
      return;
    case 'endpoint':
      checkId(found, [...path, 'endpoint'], 'endpoint', end.endpoint, design.endpoints);
      return;
  }
}

function checkComments({ comments }: Design, found: Found): void {
  for (const [id, { replyTo }] of Object.entries(comments)) {
    if (replyTo === null) continue;
    const at = ['comments', id, 'replyTo'];
    checkId(found, at, 'comment', replyTo, comments);
    if (answersItself(comments, id)) found(at, 'the comment answers itself, directly or through others');
  }
}

function answersItself(comments: Design['comments'], id: Id): boolean {
  const seen = new Set<Id>();
  let above = comments[id]?.replyTo ?? null;
  while (above !== null && !seen.has(above)) {
    if (above === id) return true;
    seen.add(above);
    above = Object.hasOwn(comments, above) ? (comments[above]?.replyTo ?? null) : null;
  }
  return false;
}
