import { endpointServices } from '../regions/endpointServices.ts';
import { type Design, type Id, readRef, type ReachEnd, type Ref } from './design.ts';
import { reachEndName } from './intentWords.ts';

/** The ref of an end: `internet`, `workload:alb`, `cidr:10.0.0.0/8`, `service:s3`. */
export function reachEndRef(end: ReachEnd): Ref {
  switch (end.kind) {
    case 'internet':
      return 'internet';
    case 'cidr':
      return `cidr:${end.cidr}`;
    case 'network':
      return `network:${end.network}`;
    case 'tier':
      return `tier:${end.tier}`;
    case 'subnet':
      return `subnet:${end.subnet}`;
    case 'workload':
      return `workload:${end.workload}`;
    case 'group':
      return `group:${end.group}`;
    case 'endpoint':
      return `endpoint:${end.endpoint}`;
    case 'service':
      return `service:${end.service}`;
  }
}

/** The end that a ref names, the other way round from {@link reachEndRef}; `undefined` for what can be no end. */
export function reachEndOf(ref: Ref): ReachEnd | undefined {
  const { kind, id } = readRef(ref);
  switch (kind) {
    case 'internet':
      return { kind };
    case 'cidr':
      return { kind, cidr: id };
    case 'network':
      return { kind, network: id };
    case 'tier':
      return { kind, tier: id };
    case 'subnet':
      return { kind, subnet: id };
    case 'workload':
      return { kind, workload: id };
    case 'group':
      return { kind, group: id };
    case 'endpoint':
      return { kind, endpoint: id };
    case 'service':
      return { kind, service: id };
    default:
      return undefined;
  }
}

/** Ends of one kind to choose from. */
export type ReachEndGroup = {
  readonly title: string;
  readonly ends: readonly { readonly ref: Ref; readonly label: string }[];
};

/** Which side of a connection an end is for; between tiers there are workloads on both. */
export type ReachSide = 'from' | 'to' | 'between-tiers';

/**
 * Every end that a person may choose on this side of a connection, by kind and in the order of the design; an address
 * range is typed instead. AWS services and endpoints open no connections, and lie between no tiers.
 */
export function reachEndMenu(design: Design, side: ReachSide): readonly ReachEndGroup[] {
  const { workloads, tiers, securityGroups, subnets, networks, endpoints } = design;
  const named = (kind: string, record: Readonly<Record<Id, { readonly name: string }>>) =>
    Object.entries(record).map(([id, { name }]) => ({ ref: `${kind}:${id}`, label: name }));
  const internet = { ref: 'internet', label: 'The internet' };
  const inside = [
    { title: 'Workloads', ends: named('workload', workloads) },
    { title: 'Tiers', ends: named('tier', tiers) },
    { title: 'Security groups', ends: named('group', securityGroups) },
    { title: 'Subnets', ends: named('subnet', subnets) },
  ];
  const outside = { title: 'Outside', ends: [internet, ...named('network', networks)] };
  const called = [
    {
      title: 'Endpoints',
      ends: Object.keys(endpoints).map((endpoint) => ({
        ref: `endpoint:${endpoint}`,
        label: reachEndName(design, { kind: 'endpoint', endpoint }),
      })),
    },
    {
      title: 'AWS services',
      ends: endpointServices.map(({ short, label }) => ({ ref: `service:${short}`, label })),
    },
  ];
  const groups = {
    from: [outside, ...inside],
    to: [...inside, outside, ...called],
    'between-tiers': inside,
  }[side];
  return groups.filter(({ ends }) => ends.length > 0);
}
