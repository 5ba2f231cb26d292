import type { Design, Ref } from '../../engine/design/design.ts';
import { addressAt } from '../../engine/evaluation/addressAt.ts';
import type { Evaluation } from '../../engine/evaluation/evaluation.ts';
import { plural } from '../format.ts';
import { endpointName } from '../names.ts';

/** Something of the design that a search can lead to. */
export type SearchTarget = { readonly ref: Ref; readonly name: string; readonly detail: string };

/** Everything of the design that has a name, subnets first. */
export function searchTargets(design: Design, evaluation: Evaluation): readonly SearchTarget[] {
  const { subnets } = evaluation;
  return [
    ...Object.entries(design.subnets).map(([id, subnet]) => ({
      ref: `subnet:${id}`,
      name: subnet.name,
      detail: `Subnet · ${design.tiers[subnet.tier]?.name ?? ''} · ${subnets[id]?.cidr ?? subnet.cidr} · ${design.zones[subnet.zone]?.name ?? ''}`,
    })),
    ...Object.entries(design.securityGroups).map(([id, { name, description }]) => ({
      ref: `group:${id}`,
      name,
      detail: `Security group · ${description}`,
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
    ...Object.entries(design.endpoints).map(([id, { service, type }]) => ({
      ref: `endpoint:${id}`,
      name: endpointName(service),
      detail: `${type === 'gateway' ? 'Gateway' : 'Interface'} endpoint · ${service}`,
    })),
    ...Object.entries(design.networks).map(([id, { name, cidrs }]) => ({
      ref: `network:${id}`,
      name,
      detail: `Other network · ${cidrs.join(', ')}`,
    })),
    ...Object.entries(design.routeTables).map(([id, { name, routes }]) => ({
      ref: `route-table:${id}`,
      name,
      detail: `Route table · ${plural(routes.length, 'route')}`,
    })),
    ...Object.entries(design.networkAcls).map(([id, { name, entries }]) => ({
      ref: `network-acl:${id}`,
      name,
      detail: `Network ACL · ${String(entries.length)} entries`,
    })),
    { ref: 'vpc', name: design.vpc.name, detail: `VPC · ${design.vpc.blocks.join(', ')}` },
  ];
}

/** Which subnet holds the address, or what else does, and what it is there; `undefined` when the text is no address. */
export function whoHolds(text: string, evaluation: Evaluation): SearchTarget | undefined {
  const holder = addressAt(text, evaluation);
  if (holder === undefined) return undefined;
  const { address, ref, name, cidr, use } = holder;
  return { ref: ref ?? 'vpc', name, detail: `${address} is ${use}${cidr === null ? '' : ` · ${cidr}`}` };
}

/** How well `text` answers `query`: higher is better, `0` is not at all. Every word of the query must be found. */
export function matchScore(query: string, name: string, more: string): number {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
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
