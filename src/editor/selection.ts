import { entryOf, isDerivedRouteTableId, readRef, type Design, type Ref } from '../engine/design/design.ts';

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
  network: ({ networks }, id) => entryOf(networks, id) !== undefined,
  edge: (design, id) => id.split('>').every((end) => existsIn(design, end)),
};

/** Whether `ref` names something in the design; address ranges and the VPC always count as there. */
export function existsIn(design: Design, ref: Ref): boolean {
  const { kind, id } = readRef(ref);
  return entryOf(holders, kind)?.(design, id) ?? true;
}
