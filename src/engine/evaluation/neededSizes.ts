import { prefixFor } from '../cidr/cidr.ts';
import { subnetPrefix } from '../cidr/awsLimits.ts';
import type { Design, Id } from '../design/design.ts';
import { settle } from '../planning/place.ts';
import { ALB_PREFIX, occupancyOf, usedAddresses, type Occupancy } from './addressUse.ts';
import { addressesNeeded, countOfWorkload, taskTiers } from './demand.ts';
import { roundUp, sumOf } from './figures.ts';
import { groupedBy, readNetwork, type Network } from './network.ts';
import { deriveRouting } from './routes.ts';

/** Addresses that AWS keeps in every subnet (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html). */
const RESERVED = 5;

/**
 * For each tier with subnets the prefix length of the narrowest subnet that holds what lives there: its share of the
 * ECS tasks with headroom (of the zones that remain, where one may be lost), the other interfaces, and AWS's five; a
 * /27 at least where an Application Load Balancer stands. Headroom counts for tasks alone, as in the need. A number
 * below 16 is wider than AWS makes subnets.
 */
export function neededSizes(given: Design): Readonly<Record<Id, number>> {
  const design = settle(given);
  const network = readNetwork(design);
  const occupancy = occupancyOf(network, deriveRouting(network, design.nat));
  const tasks = tasksByTier(design);
  return Object.fromEntries(
    Object.keys(design.tiers).flatMap((id) => {
      const size = sizeFor(network, occupancy, id, tasks.get(id) ?? 0);
      return size === undefined ? [] : [[id, size]];
    }),
  );
}

function sizeFor(
  network: Network,
  occupancy: ReadonlyMap<Id, Occupancy>,
  tier: Id,
  tasks: number,
): number | undefined {
  const subnets = network.byTier.get(tier) ?? [];
  if (subnets.length === 0) return undefined;
  const perZone = [...groupedBy(subnets, ({ subnet }) => subnet.zone).values()].map(({ length }) => length);
  const lost = network.design.requirements.survivesZoneLoss && perZone.length > 1 ? Math.max(...perZone) : 0;
  const share = Math.ceil(tasks / (subnets.length - lost));
  const others = Math.max(...subnets.map(({ id }) => usedAddresses(occupancy.get(id)?.uses ?? [], 'others')));
  const prefix = prefixFor(share + others + RESERVED) ?? 0;
  const narrowest = hasLoadBalancer(network.design, tier) ? ALB_PREFIX : subnetPrefix.max;
  return Math.min(prefix, narrowest);
}

function hasLoadBalancer({ workloads }: Design, tier: Id): boolean {
  return Object.values(workloads).some(
    (workload) => workload.tier === tier && workload.kind === 'application-load-balancer',
  );
}

/** The tasks of each tier with headroom; what the requirements count and no workload runs goes to the busiest tier. */
function tasksByTier(design: Design): ReadonlyMap<Id, number> {
  const { requirements, workloads } = design;
  const tasks = new Map<Id, number>();
  for (const tier of taskTiers(design)) {
    const here = Object.values(workloads).filter(
      (workload) => workload.tier === tier && workload.kind === 'ecs-tasks',
    );
    const count = sumOf(here.map((workload) => countOfWorkload(requirements, workload)));
    tasks.set(tier, roundUp(count * requirements.headroom));
  }
  const rest = addressesNeeded(requirements) - sumOf([...tasks.values()]);
  const [busiest] = [...tasks].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (rest > 0 && busiest !== undefined) tasks.set(busiest, (tasks.get(busiest) ?? 0) + rest);
  return tasks;
}
