import { type Design, entryOf, type Id, type Intent, type ReachEnd } from './design.ts';
import { endpointName, trafficLabel } from './traffic.ts';

/** What people call an end of an intent: "the internet", "RDS · ElastiCache", "workers", "the S3 endpoint". */
export function reachEndName(design: Design, end: ReachEnd): string {
  switch (end.kind) {
    case 'internet':
      return 'the internet';
    case 'cidr':
      return end.cidr;
    case 'service':
      return endpointName(end.service);
    case 'endpoint':
      return `the ${endpointName(entryOf(design.endpoints, end.endpoint)?.service ?? end.endpoint)} endpoint`;
    case 'network':
      return named(design.networks, end.network);
    case 'tier':
      return named(design.tiers, end.tier);
    case 'subnet':
      return named(design.subnets, end.subnet);
    case 'workload':
      return named(design.workloads, end.workload);
    case 'group':
      return named(design.securityGroups, end.group);
  }
}

function named(record: Readonly<Record<Id, { readonly name: string }>>, id: Id): string {
  return entryOf(record, id)?.name ?? id;
}

/**
 * An intent as a sentence without its full stop: "Nothing on the internet reaches RDS · ElastiCache". It reads well
 * whether a name is one thing or many.
 */
export function intentSentence(design: Design, intent: Intent): string {
  if (intent.kind === 'only-these') return `No path between tiers${exceptions(intent.allowed.length)}`;
  const from = reachEndName(design, intent.from);
  switch (intent.kind) {
    case 'never':
      return `Nothing ${preposition(intent.from)} ${from} reaches ${reachEndName(design, intent.to)}${onTraffic(intent.traffic)}`;
    case 'reaches':
      return `${capitalised(from)} can reach ${reachEndName(design, intent.to)}${onTraffic(intent.traffic)}`;
    case 'only-through':
      return `${capitalised(from)} can reach ${endpointName(intent.service)} only through ${reachEndName(design, { kind: 'endpoint', endpoint: intent.endpoint })}`;
  }
}

/** The same as a short label of an edit: "Never: the internet to RDS · ElastiCache". */
export function intentLabel(design: Design, intent: Intent): string {
  if (intent.kind === 'only-these') return `Between tiers only: ${intent.allowed.length} connections`;
  const from = reachEndName(design, intent.from);
  if (intent.kind === 'only-through') {
    return `Only through an endpoint: ${from} to ${endpointName(intent.service)}`;
  }
  const ends = `${from} to ${reachEndName(design, intent.to)}${onTraffic(intent.traffic)}`;
  return intent.kind === 'never' ? `Never: ${ends}` : `Always: ${ends}`;
}

function exceptions(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' except this one' : ` except these ${count}`;
}

function preposition({ kind }: ReachEnd): string {
  if (kind === 'internet') return 'on';
  return kind === 'tier' || kind === 'subnet' || kind === 'group' || kind === 'network' ? 'in' : 'from';
}

function onTraffic(traffic: Extract<Intent, { kind: 'never' }>['traffic']): string {
  return traffic === null || traffic.protocol === 'all' ? '' : ` on ${trafficLabel(traffic)}`;
}

/** "the internet" begins a sentence; names keep the case their owners gave them. */
function capitalised(name: string): string {
  return name.startsWith('the ') ? `T${name.slice(1)}` : name;
}
