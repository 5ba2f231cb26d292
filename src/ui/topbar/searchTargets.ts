import { type Design, entryOf, readRef, type Ref } from '../../engine/design/design.ts';
import { isThere, thingName } from '../../engine/design/things.ts';
import { addressAt } from '../../engine/evaluation/addressAt.ts';
import type { Evaluation, SecurityEdge } from '../../engine/evaluation/evaluation.ts';
import { shortName } from '../canvas/names.ts';
import { plural } from '../format.ts';
import { endpointName } from '../names.ts';

/** Something of the design that a search can lead to. */
export type SearchTarget = { readonly ref: Ref; readonly name: string; readonly detail: string };

/** Everything that has a name on the canvas or in the inspector, subnets first. */
export function searchTargets(design: Design, evaluation: Evaluation): readonly SearchTarget[] {
  return [
    ...placedThings(design, evaluation),
    ...securityThings(design, evaluation),
    ...ways(design, evaluation),
  ];
}

/** Subnets and what they stand in. */
function placedThings(design: Design, { subnets }: Evaluation): readonly SearchTarget[] {
  const { vpc } = design;
  return [
    ...Object.entries(design.subnets).map(([id, subnet]) => ({
      ref: `subnet:${id}`,
      name: subnet.name,
      detail: `Subnet · ${design.tiers[subnet.tier]?.name ?? ''} · ${subnets[id]?.cidr ?? subnet.cidr} · ${design.zones[subnet.zone]?.name ?? ''}`,
    })),
    ...Object.entries(design.zones).map(([id, { name, zoneId }]) => ({
      ref: `zone:${id}`,
      name,
      detail: `Availability Zone · ${zoneId ?? 'id not known'}`,
    })),
    ...Object.entries(design.tiers).map(([id, { name, access }]) => ({
      ref: `tier:${id}`,
      name,
      detail: `Tier · ${access}`,
    })),
    ...Object.entries(design.workloads).map(([id, { name, tier }]) => ({
      ref: `workload:${id}`,
      name,
      detail: `Workload in ${design.tiers[tier]?.name ?? ''}`,
    })),
    { ref: 'vpc', name: vpc.name, detail: `VPC · ${vpc.blocks.join(' and ')}` },
    ...Object.entries(vpc.held).map(([id, { name, cidr }]) => ({
      ref: `held:${id}`,
      name,
      detail: `Held range · ${cidr}`,
    })),
  ];
}

/** The boxes of the security graph, and the arrows between them with what they let through. */
function securityThings(design: Design, evaluation: Evaluation): readonly SearchTarget[] {
  const { security } = evaluation;
  const endName = (ref: Ref) =>
    readRef(ref).kind === 'endpoint' ? shortName(ref, design, evaluation) : thingName(design, ref);
  const outside = security.nodes
    .map(({ ref }) => ref)
    .filter((ref) => ref.startsWith('cidr:') || ref.startsWith('prefix-list:'));
  return [
    ...Object.entries(design.securityGroups).map(([id, { name, description }]) => ({
      ref: `group:${id}`,
      name,
      detail: `Security group · ${description}`,
    })),
    ...outside.map((ref) => ({
      ref,
      name: readRef(ref).id,
      detail: ref.startsWith('cidr:') ? `Address range · ${thingName(design, ref)}` : 'Prefix list',
    })),
    ...security.edges.map(({ ref, from, to, flows }) => ({
      ref,
      name: `${endName(from)} to ${endName(to)}`,
      detail: `${flows.length > 1 ? 'Rules' : 'Rule'} · ${flows.map((flow) => wordsOf(design, flow)).join(' · ')}`,
    })),
    { ref: 'network-acl:', name: 'Default network ACL', detail: 'Lets everything through' },
    ...Object.entries(design.networkAcls).map(([id, { name, entries }]) => ({
      ref: `network-acl:${id}`,
      name,
      detail: `Network ACL · ${plural(entries.length, 'entry', 'entries')}`,
    })),
  ];
}

/** What is let through, and what its rules say of it: `tcp 8080 Load balancer to supervisor`. */
function wordsOf(
  { rules }: Design,
  { label, ingressRule, egressRule }: SecurityEdge['flows'][number],
): string {
  const rule = entryOf(rules, ingressRule ?? egressRule ?? '');
  return [label, rule?.description ?? ''].filter((part) => part !== '').join(' ');
}

/** Gateways, endpoints, other networks and the tables that lead to them. */
function ways(design: Design, { routes }: Evaluation): readonly SearchTarget[] {
  const gateways = (['internet-gateway', 'egress-only-internet-gateway', 'transit-gateway'] as const).filter(
    (ref) => isThere(design, ref),
  );
  return [
    ...Object.values(routes.natGateways).map(({ id, name, zone, serves }) => ({
      ref: `nat:${id}`,
      name,
      detail: `${zone === null ? '' : `In ${design.zones[zone]?.name ?? zone} · `}Way out of ${serves.map((zone) => design.zones[zone]?.name ?? zone).join(', ')}`,
    })),
    ...gateways.map((ref) => ({ ref, name: thingName(design, ref), detail: `Of ${design.vpc.name}` })),
    ...Object.entries(design.endpoints).map(([id, { service, type }]) => ({
      ref: `endpoint:${id}`,
      name: endpointName(service),
      detail: `${type === 'gateway' ? 'Gateway' : 'Interface'} endpoint · ${service}`,
    })),
    ...Object.entries(design.networks).map(([id, { name, cidrs, connection }]) => ({
      ref: `network:${id}`,
      name,
      detail: `Other network · ${cidrs.join(', ')}${connection === null ? '' : ` · ${connectionWords[connection.kind]}`}`,
    })),
    ...Object.values(routes.tables).map((table) => ({
      ref: `route-table:${table.id}`,
      name: table.name,
      detail: `Route table · ${plural(table.routes.length, 'route')}`,
    })),
  ];
}

const connectionWords = {
  peering: 'by a peering connection',
  'transit-gateway': 'through the transit gateway',
} as const;

/** Which subnet holds the address, or what else does, and what it is there; `undefined` when the text is no address. */
export function whoHolds(text: string, evaluation: Evaluation): SearchTarget | undefined {
  const holder = addressAt(text, evaluation);
  if (holder === undefined) return undefined;
  const { address, ref, name, cidr, use } = holder;
  return { ref: ref ?? 'vpc', name, detail: `${address} is ${use}${cidr === null ? '' : ` · ${cidr}`}` };
}

/** How well `name`, or else `more`, answers `query`: higher is better, `0` is not at all. Every word of the query must be found. */
export function matchScore(query: string, name: string, more: string): number {
  // As a name is read out or copied from a heading: commas and arrows join its words.
  const words = query
    .toLowerCase()
    .split(/[\s→]+|,(?:\s|$)/)
    .filter(Boolean);
  if (words.length === 0) return 1;
  const inName = name.toLowerCase();
  const inMore = more.toLowerCase();
  let score = inName === query.trim().toLowerCase() ? 20 : 0;
  for (const word of words) {
    if (inName.startsWith(word)) score += 6;
    else if (new RegExp(`(^|[\\s\\-·(])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(inName))
      score += 4;
    else if (inName.includes(word)) score += 2;
    else if (inMore.includes(word)) score += 1;
    else return 0;
  }
  return score;
}
