import { type Design, entryOf, isDerivedRouteTableId, readRef, type Ref } from './design.ts';
import { endpointServiceOf } from '../regions/endpointServices.ts';

const holders: Readonly<Record<string, (design: Design, id: string) => boolean>> = {
  zone: ({ zones }, id) => entryOf(zones, id) !== undefined,
  tier: ({ tiers }, id) => entryOf(tiers, id) !== undefined,
  subnet: ({ subnets }, id) => entryOf(subnets, id) !== undefined,
  workload: ({ workloads }, id) => entryOf(workloads, id) !== undefined,
  endpoint: ({ endpoints }, id) => entryOf(endpoints, id) !== undefined,
  group: ({ securityGroups }, id) => entryOf(securityGroups, id) !== undefined,
  rule: ({ rules }, id) => entryOf(rules, id) !== undefined,
  held: ({ vpc }, id) => entryOf(vpc.held, id) !== undefined,
  // It stands for the choice, so that it stays selected while one kind is taken for another.
  nat: ({ nat, zones }, id) => nat.mode !== 'none' && (id === 'regional' || entryOf(zones, id) !== undefined),
  'internet-gateway': ({ vpc }) => vpc.internetGateway,
  'egress-only-internet-gateway': ({ vpc }) => vpc.egressOnlyInternetGateway,
  'transit-gateway': ({ vpc }) => vpc.transitGateway !== null,
  // Derived tables are not in the design; they come and go with the tiers.
  'route-table': ({ routeTables }, id) => isDerivedRouteTableId(id) || entryOf(routeTables, id) !== undefined,
  // The default one, which every VPC has, is named without an id.
  'network-acl': ({ networkAcls }, id) => id === '' || entryOf(networkAcls, id) !== undefined,
  network: ({ networks }, id) => entryOf(networks, id) !== undefined,
  intent: ({ intents }, id) => entryOf(intents, id) !== undefined,
  decision: ({ decisions }, id) => entryOf(decisions, id) !== undefined,
  comment: ({ comments }, id) => entryOf(comments, id) !== undefined,
  edge: (design, id) => id.split('>').every((end) => isThere(design, end)),
};

/** Whether `ref` names something in the design; address ranges, figures and the VPC always count as there. */
export function isThere(design: Design, ref: Ref): boolean {
  const { kind, id } = readRef(ref);
  return entryOf(holders, kind)?.(design, id) ?? true;
}

const namers: Readonly<Record<string, (design: Design, id: string) => string | undefined>> = {
  vpc: ({ vpc }) => vpc.name,
  region: ({ region }) => `Region ${region}`,
  'internet-gateway': () => 'Internet gateway',
  'egress-only-internet-gateway': () => 'Egress-only internet gateway',
  'transit-gateway': () => 'Transit gateway',
  zone: ({ zones }, id) => entryOf(zones, id)?.name,
  tier: ({ tiers }, id) => entryOf(tiers, id)?.name,
  subnet: ({ subnets }, id) => entryOf(subnets, id)?.name,
  nat: natName,
  group: ({ securityGroups }, id) => entryOf(securityGroups, id)?.name,
  workload: ({ workloads }, id) => entryOf(workloads, id)?.name,
  held: ({ vpc }, id) => entryOf(vpc.held, id)?.name,
  'route-table': ({ routeTables }, id) => `Route table ${entryOf(routeTables, id)?.name ?? id}`,
  'network-acl': ({ networkAcls }, id) =>
    id === '' ? 'Default network ACL' : `Network ACL ${entryOf(networkAcls, id)?.name ?? id}`,
  network: ({ networks }, id) => entryOf(networks, id)?.name,
  endpoint: ({ endpoints }, id) => {
    const service = entryOf(endpoints, id)?.service;
    return service === undefined ? undefined : `${endpointServiceOf(service)?.label ?? service} endpoint`;
  },
  rule: ruleName,
  decision: ({ decisions }, id) => entryOf(decisions, id)?.title,
  edge: (design, id) => {
    const [from = '', to = ''] = id.split('>');
    return `${thingName(design, from)} → ${thingName(design, to)}`;
  },
  cidr: (_, id) => (id === '0.0.0.0/0' ? 'the internet (0.0.0.0/0)' : id),
  figure: (_, id) => entryOf(figureNames, id),
};

/** The figures that can be talked about, by their id in a ref (`figure:total`). */
export const figureNames: Readonly<Record<string, string>> = {
  total: 'Cost a month',
  need: 'Addresses needed',
  capacity: 'Addresses in subnets',
  findings: 'Findings',
};

/** What people call the thing behind a ref; the ref itself when the design no longer has it. */
export function thingName(design: Design, ref: Ref): string {
  const { kind, id } = readRef(ref);
  const namer = entryOf(namers, kind);
  if (namer !== undefined) return namer(design, id) ?? ref;
  return id === '' ? kind : id;
}

function natName({ nat, zones }: Design, id: string): string {
  if (nat.mode === 'regional') return 'Regional NAT gateway';
  const word = nat.mode === 'instance' || nat.mode === 'instance-per-zone' ? 'NAT instance' : 'NAT gateway';
  return `${word} in ${entryOf(zones, id)?.name ?? id}`;
}

function ruleName(design: Design, id: string): string | undefined {
  const rule = entryOf(design.rules, id);
  if (rule === undefined) return undefined;
  return `${rule.direction === 'ingress' ? 'Ingress' : 'Egress'} rule of ${thingName(design, `group:${rule.group}`)}`;
}
