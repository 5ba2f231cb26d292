import { readRef, type Id } from '../../design/design.ts';
import { HOURS_PER_MONTH } from '../../evaluation/cost/money.ts';
import { countOfWorkload } from '../../evaluation/demand.ts';
import type { NatGateway, TransferReport } from '../../evaluation/evaluation.ts';
import { withIpv4, type Network } from '../../evaluation/network.ts';
import { ADDRESSES, CONNECTIONS_PER_ADDRESS, GATEWAY_GBPS, INSTANCE_GBPS } from './assumptions.ts';

/** What the busiest way out has to carry, and what it can; a regional gateway has one way out in each zone. */
export type NatLoad = {
  /** Bandwidth in the busiest hour, both directions together; 1 GB is 8 gigabit. */
  readonly peakGbps: number;
  readonly gbps: { readonly from: number; readonly most: number };
  /** Connections at once to the destination that most tasks share. */
  readonly connections: number;
  /** How many addresses so many connections take; at least one. */
  readonly addresses: number;
  readonly addressLimit: { readonly quota: number; readonly most: number };
};

/** The load of the busiest of these ways out with the traffic of `transfer`; `null` without any. */
export function natLoad(
  network: Network,
  gateways: readonly NatGateway[],
  { flows }: Pick<TransferReport, 'flows'>,
): NatLoad | null {
  const [first] = gateways;
  if (first === undefined) return null;
  const { peakFactor, connectionsPerTask } = network.design.dataTransfer;
  const gb = new Map<Id, number>();
  for (const { legs } of flows) {
    for (const { zone, hops } of legs) {
      for (const hop of hops) {
        if (hop.kind !== 'nat') continue;
        const way = first.kind === 'regional' ? (zone ?? '') : readRef(hop.subject ?? '').id;
        gb.set(way, (gb.get(way) ?? 0) + hop.gb);
      }
    }
  }
  const connections = Math.ceil(busiestTasks(network, gateways) * connectionsPerTask);
  return {
    peakGbps: (Math.max(0, ...gb.values()) * 8 * peakFactor) / (HOURS_PER_MONTH * 3600),
    gbps: first.kind === 'instance' ? INSTANCE_GBPS : GATEWAY_GBPS,
    connections,
    addresses: Math.max(1, Math.ceil(connections / CONNECTIONS_PER_ADDRESS)),
    addressLimit: ADDRESSES[first.kind],
  };
}

/** The most tasks that share one way out, those of a tier spread evenly over its subnets. */
function busiestTasks(network: Network, gateways: readonly NatGateway[]): number {
  const byZone = tasksByZone(network);
  const tasksOf = (zones: readonly Id[]) => zones.reduce((sum, zone) => sum + (byZone.get(zone) ?? 0), 0);
  return Math.max(
    0,
    ...gateways.map(({ kind, serves }) =>
      kind === 'regional' ? Math.max(0, ...serves.map((zone) => tasksOf([zone]))) : tasksOf(serves),
    ),
  );
}

function tasksByZone({ design, byTier }: Network): ReadonlyMap<Id, number> {
  const tasks = new Map<Id, number>();
  for (const workload of Object.values(design.workloads)) {
    if (workload.kind !== 'ecs-tasks' || design.tiers[workload.tier]?.access !== 'private') continue;
    const subnets = withIpv4(byTier.get(workload.tier) ?? []);
    const share = countOfWorkload(design.requirements, workload) / Math.max(1, subnets.length);
    for (const { subnet } of subnets) tasks.set(subnet.zone, (tasks.get(subnet.zone) ?? 0) + share);
  }
  return tasks;
}
