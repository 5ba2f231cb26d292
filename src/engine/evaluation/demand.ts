import type { Design, Id, Requirements, Workload } from '../design/design.ts';
import { roundUp } from './figures.ts';
import type { Network, PlacedSubnet } from './network.ts';

/** Tasks at the agents required: each has one address. */
export function tasksOf({ agents, overhead, services }: Requirements): number {
  return agents + overhead + services;
}

/** Tasks with headroom, rounded up. */
export function addressesNeeded(requirements: Requirements): number {
  return roundUp(tasksOf(requirements) * requirements.headroom);
}

/** How many of a workload there are. */
export function countOfWorkload(requirements: Requirements, { count }: Workload): number {
  return typeof count === 'number' ? count : requirements[count];
}

/** The tiers that run ECS tasks, by their ids, so that no answer hangs on the order of workloads. */
export function taskTiers(design: Pick<Design, 'workloads'>): ReadonlySet<Id> {
  const tasks = Object.values(design.workloads).filter(({ kind }) => kind === 'ecs-tasks');
  return new Set(tasks.map(({ tier }) => tier).sort());
}

/** The subnets of the tiers that run ECS tasks. */
export function taskSubnets({ design, byTier }: Network): readonly PlacedSubnet[] {
  return [...taskTiers(design)].flatMap((tier) => byTier.get(tier) ?? []);
}
