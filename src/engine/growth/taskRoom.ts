import { usableAddresses } from '../cidr/cidr.ts';
import type { Design, Id, Workload } from '../design/design.ts';
import { occupancyOf, usedAddresses } from '../evaluation/addressUse.ts';
import { countOfWorkload } from '../evaluation/demand.ts';
import type { Routes } from '../evaluation/evaluation.ts';
import { roundDown, roundUp } from '../evaluation/figures.ts';
import { groupedBy, readNetwork, usableOf, type PlacedSubnet } from '../evaluation/network.ts';

/*
 * How many agents a tier holds, and how many it would hold with more subnets. Tasks spread evenly over the subnets of
 * their tier, so the tightest subnet counts; a tier grows by rounds of one subnet in each of its zones, because ECS
 * spreads the tasks of a service evenly over zones
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html).
 */

/** A tier that runs agents: what its tasks ask for and what its subnets leave to them. */
export type TierRoom = {
  readonly tier: Id;
  /** The size of its further subnets. */
  readonly prefix: number;
  /** The zones it has subnets in, in the order people see; a round adds one subnet to each. */
  readonly zones: readonly Id[];
  readonly subnets: readonly {
    readonly zone: Id;
    /** Usable addresses that neither the zone's things (NAT, endpoints, load balancers) nor spread ones take. */
    readonly free: number;
  }[];
  /** Counts of the workloads beside tasks that spread over the tier's subnets; each subnet has its share of each. */
  readonly spread: readonly number[];
  /** Task workloads that count the agents: one address for each agent and each of them. */
  readonly perAgent: number;
  /** Tasks that stay as many when agents come. */
  readonly otherTasks: number;
  readonly headroom: number;
  /** Whether the tasks must still fit without any one zone; never asked of a tier that stands in one zone. */
  readonly survivesZoneLoss: boolean;
};

/**
 * The tiers that run agents, in the order of the tiers; none when no workload of ECS tasks counts the agents. Tasks of
 * the requirements that no workload stands for are counted in the first of them, so that nothing is forgotten.
 */
export function taskRooms(design: Design, routes: Routes): readonly TierRoom[] {
  const network = readNetwork(design);
  const occupancy = occupancyOf(network, routes);
  const workloads = groupedBy(Object.values(design.workloads), ({ tier }) => tier);
  const rooms = Object.keys(design.tiers).flatMap((tier): readonly TierRoom[] => {
    const here = workloads.get(tier) ?? [];
    const subnets = network.byTier.get(tier) ?? [];
    const perAgent = here.filter(runsAgents).length;
    if (perAgent === 0 || subnets.length === 0) return [];
    const spread = spreadCounts(design, here);
    const shares = spreadShare(spread, subnets.length);
    const freeOf = (placed: PlacedSubnet) =>
      usableOf(placed) - usedAddresses(occupancy.get(placed.id)?.uses ?? [], 'others') + shares;
    const zones = new Set(subnets.map(({ subnet }) => subnet.zone));
    return [
      {
        tier,
        prefix: design.tiers[tier]?.prefix ?? 24,
        zones: network.zones.filter((zone) => zones.has(zone)),
        subnets: subnets.map((placed) => ({ zone: placed.subnet.zone, free: freeOf(placed) })),
        spread,
        perAgent,
        otherTasks: otherTasks(design, here),
        headroom: design.requirements.headroom,
        survivesZoneLoss: design.requirements.survivesZoneLoss && zones.size > 1,
      },
    ];
  });
  const [first, ...others] = rooms;
  if (first === undefined) return [];
  return [{ ...first, otherTasks: first.otherTasks + forgottenTasks(design) }, ...others];
}

/** Addresses the tier's tasks ask for with this many agents, headroom included. */
export function addressesFor({ perAgent, otherTasks, headroom }: TierRoom, agents: number): number {
  return roundUp((perAgent * agents + otherTasks) * headroom);
}

/** Task addresses that the tier holds after `rounds` more, spread evenly: in all its zones, and without the one that hurts most (`null` in one zone). */
export function capacityOf(
  room: TierRoom,
  rounds: number,
): { readonly all: number; readonly withoutZone: number | null } {
  const subnets = room.subnets.length + rounds * room.zones.length;
  const share = spreadShare(room.spread, subnets);
  const fresh = usableAddresses(room.prefix) - share;
  let tightest = rounds === 0 ? Infinity : fresh;
  let sum = 0;
  const byZone = new Map<Id, number>(room.subnets.map(({ zone }) => [zone, rounds * fresh]));
  for (const { zone, free } of room.subnets) {
    tightest = Math.min(tightest, free - share);
    byZone.set(zone, (byZone.get(zone) ?? 0) + free - share);
  }
  for (const there of byZone.values()) sum += there;
  return {
    all: Math.max(0, subnets * tightest),
    withoutZone: byZone.size < 2 ? null : Math.max(0, sum - Math.max(...byZone.values())),
  };
}

/** Whether the tier holds this many agents after `rounds` more; also without a zone where that is asked for. */
export function holds(room: TierRoom, agents: number, rounds = 0): boolean {
  const { all, withoutZone } = capacityOf(room, rounds);
  const asked = addressesFor(room, agents);
  return asked <= all && (!room.survivesZoneLoss || withoutZone === null || asked <= withoutZone);
}

/** The most agents whose tasks take no more than `addresses`; -1 when not even the other tasks fit. */
export function agentsWithin(room: TierRoom, addresses: number): number {
  return Math.max(-1, roundDown((addresses / room.headroom - room.otherTasks) / room.perAgent));
}

/** The fewest rounds after which the tier holds this many agents; `undefined` when more than `most` would be needed. */
export function roundsFor(room: TierRoom, agents: number, most: number): number | undefined {
  if (holds(room, agents)) return 0;
  // From the first round on each further one holds more; the first may hold less, where it adds narrower subnets.
  let low = 1;
  let high = most;
  if (most < 1 || !holds(room, agents, most)) return undefined;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(room, agents, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const isTask = ({ kind }: Workload) => kind === 'ecs-tasks';
const runsAgents = (workload: Workload) => isTask(workload) && workload.count === 'agents';
const isPerZone = ({ kind }: Workload) =>
  kind === 'application-load-balancer' || kind === 'network-load-balancer';

function otherTasks({ requirements }: Design, here: readonly Workload[]): number {
  return here
    .filter((workload) => isTask(workload) && workload.count !== 'agents')
    .reduce((sum, workload) => sum + countOfWorkload(requirements, workload), 0);
}

function spreadCounts({ requirements }: Design, here: readonly Workload[]): readonly number[] {
  return here
    .filter((workload) => !isTask(workload) && !isPerZone(workload))
    .map((workload) => countOfWorkload(requirements, workload));
}

function spreadShare(counts: readonly number[], subnets: number): number {
  return counts.reduce((sum, count) => sum + Math.ceil(count / subnets), 0);
}

/** Overhead and services that the requirements ask for beyond the tasks that are drawn. */
function forgottenTasks({ requirements, workloads }: Design): number {
  const drawn = Object.values(workloads)
    .filter((workload) => isTask(workload) && workload.count !== 'agents')
    .reduce((sum, workload) => sum + countOfWorkload(requirements, workload), 0);
  return Math.max(0, requirements.overhead + requirements.services - drawn);
}
