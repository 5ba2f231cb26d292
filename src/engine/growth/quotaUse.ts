import type { Design, Id, Workload } from '../design/design.ts';
import { ALB_ADDRESSES, occupancyOf, usedAddresses } from '../evaluation/addressUse.ts';
import { countOfWorkload } from '../evaluation/demand.ts';
import type { Evaluation, Routes } from '../evaluation/evaluation.ts';
import { readNetwork } from '../evaluation/network.ts';
import { elasticIpsOf } from '../evaluation/nat.ts';
import { HEAVY_UNITS, natUnits } from '../evaluation/networkAddressUsage.ts';
import { quotas, type Quota, type QuotaId } from '../evaluation/quotas.ts';
import type { TierRoom } from './taskRoom.ts';

/** How much of one quota a network takes. */
export type QuotaUse = Quota & {
  readonly id: QuotaId;
  readonly used: number;
  /** `raise`: above the default, and AWS may raise it so far; `beyond`: above the most AWS raises it to. */
  readonly state: 'within' | 'raise' | 'beyond';
};

/** What a network takes besides the tasks of the tiers that run agents: those come and go, this stays. */
export type FixedLoad = {
  /** Network interfaces in the zone that has most of them. */
  readonly interfaces: number;
  /** Units of network address usage. */
  readonly usage: number;
};

/** Whether so much of a quota is within the default, needs a raise, or is more than AWS gives. */
export function quotaState({ limit, raisedTo }: Quota, used: number): QuotaUse['state'] {
  if (used <= limit) return 'within';
  return raisedTo === null || used <= raisedTo ? 'raise' : 'beyond';
}

/** The load of everything but the tasks of `rooms`, the tiers that run agents. */
export function fixedLoad(design: Design, routes: Routes, rooms: readonly TierRoom[]): FixedLoad {
  const network = readNetwork(design);
  const agentTiers = new Set(rooms.map(({ tier }) => tier));
  const byZone = new Map<Id, number>();
  for (const [id, { uses }] of occupancyOf(network, routes)) {
    const placed = network.byId.get(id);
    if (placed === undefined) continue;
    const whose = agentTiers.has(placed.subnet.tier) ? 'others' : 'all';
    byZone.set(placed.subnet.zone, (byZone.get(placed.subnet.zone) ?? 0) + usedAddresses(uses, whose));
  }
  const endpoints = Object.values(routes.endpoints).reduce((sum, { subnets }) => sum + subnets.length, 0);
  const workloads = Object.values(design.workloads)
    .filter(({ tier, kind }) => kind !== 'ecs-tasks' || !agentTiers.has(tier))
    .reduce(
      (sum, workload) => sum + unitsOf(design, workload, zonesOf(network.byTier.get(workload.tier))),
      0,
    );
  return {
    interfaces: Math.max(0, ...byZone.values()),
    usage: workloads + HEAVY_UNITS * endpoints + natUnits(Object.values(routes.natGateways)),
  };
}

/** Interfaces in the fullest zone with so many agents: all zones share the tasks, or all but the one that is lost. */
export function interfacesPerZone(rooms: readonly TierRoom[], fixed: FixedLoad, agents: number): number {
  return rooms.reduce((sum, room) => {
    const zones = room.zones.length - (room.survivesZoneLoss ? 1 : 0);
    return sum + Math.ceil(tasksIn(room, agents) / Math.max(1, zones));
  }, fixed.interfaces);
}

/** Units of network address usage with so many agents: each task has one address, and one more where it has IPv6. */
export function addressUsage(
  design: Design,
  rooms: readonly TierRoom[],
  fixed: FixedLoad,
  agents: number,
): number {
  return rooms.reduce((sum, room) => {
    const dualStack = Object.values(design.subnets).some(
      ({ tier, ipv6 }) => tier === room.tier && ipv6 !== null,
    );
    return sum + tasksIn(room, agents) * (dualStack ? 2 : 1);
  }, fixed.usage);
}

/** Every quota that growth meets with what the design takes of it, the fullest first. */
export function quotaUses(
  design: Design,
  { routes }: Evaluation,
  rooms: readonly TierRoom[],
): readonly QuotaUse[] {
  const { agents } = design.requirements;
  const fixed = fixedLoad(design, routes, rooms);
  const used: Readonly<Record<QuotaId, number>> = {
    vpcBlocks: design.vpc.blocks.length,
    subnets: Object.keys(design.subnets).length,
    routeTables: Object.keys(routes.tables).length,
    networkInterfaces: interfacesPerZone(rooms, fixed, agents),
    addressUsage: addressUsage(design, rooms, fixed, agents),
    elasticIps: elasticIpsOf(Object.values(routes.natGateways)),
    interfaceEndpoints: Object.values(routes.endpoints).filter(({ type }) => type === 'interface').length,
  };
  return (Object.keys(used) as QuotaId[])
    .map((id) => ({ id, ...quotas[id], used: used[id], state: quotaState(quotas[id], used[id]) }))
    .sort((a, b) => b.used / b.limit - a.used / a.limit);
}

function tasksIn({ perAgent, otherTasks }: TierRoom, agents: number): number {
  return perAgent * agents + otherTasks;
}

function zonesOf(subnets: readonly { readonly subnet: { readonly zone: Id } }[] = []): number {
  return new Set(subnets.map(({ subnet }) => subnet.zone)).size;
}

function unitsOf({ requirements }: Design, workload: Workload, zones: number): number {
  const count = countOfWorkload(requirements, workload);
  if (workload.kind === 'application-load-balancer') return count * zones * ALB_ADDRESSES;
  if (workload.kind === 'network-load-balancer') return count * zones * HEAVY_UNITS;
  return workload.kind === 'lambda' ? count * HEAVY_UNITS : count;
}
