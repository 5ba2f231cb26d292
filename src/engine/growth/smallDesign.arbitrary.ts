import fc from 'fast-check';

import type { Design } from '../design/design.ts';
import { settle } from '../planning/place.ts';
import { agents1000 } from '../templates/agents1000.ts';

function missing(what: string): never {
  throw new Error(`The template has no ${what}.`);
}

/** Designs small enough to try every way of growing them: a narrow VPC, one tier of tasks, things beside the tasks. */
export const smallDesigns: fc.Arbitrary<Design> = fc
  .record({
    vpc: fc.integer({ min: 24, max: 25 }),
    zones: fc.integer({ min: 1, max: 3 }),
    prefix: fc.integer({ min: 26, max: 28 }),
    held: fc.boolean(),
    instances: fc.integer({ min: 0, max: 9 }),
    endpoint: fc.boolean(),
    survivesZoneLoss: fc.boolean(),
    headroom: fc.constantFrom(1, 1.3, 2),
    overhead: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ vpc, zones, prefix, held, instances, endpoint, survivesZoneLoss, headroom, overhead }) => {
    const some = <T>(record: Readonly<Record<string, T>>, ids: readonly string[]) =>
      Object.fromEntries(Object.entries(record).filter(([id]) => ids.includes(id)));
    const inZones = ['a', 'b', 'c'].slice(0, zones);
    const { ecs } = agents1000.tiers;
    if (ecs === undefined) missing('ecs');
    const count = { ...agents1000.requirements, services: 0, overhead, headroom, survivesZoneLoss };
    return settle({
      ...agents1000,
      requirements: { ...count, agents: 1, agentsNow: 1 },
      vpc: {
        ...agents1000.vpc,
        blocks: [`10.0.0.0/${vpc}`],
        held: held ? { kept: { name: 'kept', cidr: '10.0.0.96/28' } } : {},
      },
      zones: some(agents1000.zones, inZones),
      tiers: { ecs: { ...ecs, prefix, block: null } },
      subnets: Object.fromEntries(
        inZones.map((zone) => [
          `ecs-${zone}`,
          { ...(agents1000.subnets[`ecs-${zone}`] ?? missing(zone)), cidr: `/${prefix}` },
        ]),
      ),
      workloads: {
        ...some(agents1000.workloads, ['workers', 'supervisor']),
        machines: {
          name: 'machines',
          kind: 'instances',
          tier: 'ecs',
          count: instances,
          securityGroups: [],
          publicAddress: false,
        },
      },
      endpoints: endpoint ? some(agents1000.endpoints, ['logs', 'xray']) : {},
    });
  });
