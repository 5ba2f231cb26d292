import type { Design, Id } from '../design/design.ts';
import { monthAfter, monthsBetween } from '../design/months.ts';
import { usedAddresses, occupancyOf } from '../evaluation/addressUse.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { groupedBy, readNetwork, usableOf } from '../evaluation/network.ts';
import { agentsAt } from './agentsByMonth.ts';
import { ceilingsOf } from './ceilings.ts';
import { addressesFor, agentsWithin, capacityOf, holds, taskRooms, type TierRoom } from './taskRoom.ts';

/*
 * Demand against capacity by month. It is no part of the evaluation, which is made anew with every edit and sent from
 * thread to thread: up to ten years of months for every tier are of use to one page and two files alone.
 */

/** How many months a projection has at most, and at least. */
const MOST_MONTHS = 120;
const FEWEST_MONTHS = 12;

/** One tier, month by month. Addresses are counts; those that AWS keeps and those of other things are not among them. */
export type TierProjection = {
  readonly tier: Id;
  /** Whether its demand grows with the agents. */
  readonly grows: boolean;
  /** Addresses asked for in each month: by tasks with headroom where it grows, else by all that stands in it. */
  readonly demand: readonly number[];
  /** Addresses there are for that, everywhere and without the zone that hurts most (`null` in fewer than two zones). */
  readonly capacity: number;
  readonly capacityWithoutZone: number | null;
  /** The most agents it holds; `null` when it does not grow. */
  readonly agents: number | null;
  readonly agentsWithoutZone: number | null;
  /** The first month in which demand is more than capacity; `null` when there is none. */
  readonly fullIn: string | null;
  readonly fullWithoutZoneIn: string | null;
};

/** Demand and capacity by month, from the month that the design's growth starts in. */
export type Projection = {
  /** `2026-11`, without gaps, at most 120. */
  readonly months: readonly string[];
  /** Agents in each month, rounded up. */
  readonly agents: readonly number[];
  readonly tiers: readonly TierProjection[];
  /** All tiers together: addresses in use with headroom, and usable ones in the subnets as they are drawn. */
  readonly vpc: {
    readonly demand: readonly number[];
    readonly capacity: number;
    /** Agents that further subnets in the VPC's own blocks would hold, and the month in which there are more. */
    readonly agentsInBlocks: number | null;
    readonly fullIn: string | null;
  };
  /** The month in which the agents planned for are reached or passed; `null` when they are not. */
  readonly plannedIn: string | null;
};

/**
 * The projection of a design, or `null` when nobody has said how its agents grow. It ends when all that can be full is,
 * the planned agents are reached and the last target has passed: after 12 months at least and 120 at most.
 */
export function projectionOf(design: Design, evaluation: Evaluation): Projection | null {
  const { growth, agents: planned } = design.requirements;
  if (growth === null) return null;
  const rooms = taskRooms(design, evaluation.routes);
  const inBlocks = ceilingsOf(design, evaluation).find(({ reach }) => reach === 'blocks')?.agents ?? null;
  const series = agentSeries(design, Math.max(planned, inBlocks ?? 0));
  const months = series.map((_, place) => monthAfter(growth.from, place));
  const firstWith = (isSo: (agents: number) => boolean) => months[series.findIndex(isSo)] ?? null;
  const tiers = tierProjections(design, evaluation, rooms, series, firstWith);
  return {
    months,
    agents: series,
    tiers,
    vpc: {
      demand: series.map((_, place) => tiers.reduce((sum, { demand }) => sum + (demand[place] ?? 0), 0)),
      capacity: tiers.reduce((sum, { capacity }) => sum + capacity, 0),
      agentsInBlocks: inBlocks,
      fullIn: inBlocks === null ? null : firstWith((agents) => agents > inBlocks),
    },
    plannedIn: firstWith((agents) => agents >= planned),
  };
}

/** Agents month by month, until there are more than `enough` and no target is left. */
function agentSeries({ requirements }: Design, enough: number): readonly number[] {
  const { growth, agentsNow } = requirements;
  if (growth === null) return [];
  const lastTarget = Math.max(0, ...growth.targets.map(({ month }) => monthsBetween(growth.from, month)));
  const agents: number[] = [];
  while (agents.length < MOST_MONTHS) {
    const month = agents.length;
    agents.push(agentsAt(growth, agentsNow, month));
    const settled = month >= lastTarget && (agents.at(-1) ?? 0) > enough;
    if (settled && agents.length >= FEWEST_MONTHS) break;
    if (month > lastTarget && growth.monthlyRate === 0 && agents.length >= FEWEST_MONTHS) break;
  }
  return agents;
}

type FirstWith = (isSo: (agents: number) => boolean) => string | null;

function tierProjections(
  design: Design,
  { routes }: Evaluation,
  rooms: readonly TierRoom[],
  series: readonly number[],
  firstWith: FirstWith,
): readonly TierProjection[] {
  const network = readNetwork(design);
  const occupancy = occupancyOf(network, routes);
  const byTier = groupedBy(network.subnets, ({ subnet }) => subnet.tier);
  return Object.keys(design.tiers).flatMap((tier): readonly TierProjection[] => {
    const room = rooms.find((one) => one.tier === tier);
    if (room !== undefined) return [growing(room, series, firstWith)];
    const subnets = byTier.get(tier) ?? [];
    if (subnets.length === 0) return [];
    const used = subnets.reduce((sum, { id }) => sum + usedAddresses(occupancy.get(id)?.uses ?? []), 0);
    const capacity = subnets.reduce((sum, placed) => sum + usableOf(placed), 0);
    const without = withoutLargest(
      groupedBy(subnets, ({ subnet }) => subnet.zone),
      usableOf,
    );
    return [
      {
        tier,
        grows: false,
        demand: series.map(() => used),
        capacity,
        capacityWithoutZone: without,
        agents: null,
        agentsWithoutZone: null,
        fullIn: firstWith(() => used > capacity),
        fullWithoutZoneIn: without === null ? null : firstWith(() => used > without),
      },
    ];
  });
}

function growing(room: TierRoom, series: readonly number[], firstWith: FirstWith): TierProjection {
  const { all, withoutZone } = capacityOf(room, 0);
  const everywhere = { ...room, survivesZoneLoss: false };
  return {
    tier: room.tier,
    grows: true,
    demand: series.map((agents) => addressesFor(room, agents)),
    capacity: all,
    capacityWithoutZone: withoutZone,
    agents: Math.max(0, agentsWithin(room, all)),
    agentsWithoutZone: withoutZone === null ? null : Math.max(0, agentsWithin(room, withoutZone)),
    fullIn: firstWith((agents) => !holds(everywhere, agents)),
    fullWithoutZoneIn:
      withoutZone === null ? null : firstWith((agents) => addressesFor(room, agents) > withoutZone),
  };
}

function withoutLargest<T>(byZone: ReadonlyMap<Id, readonly T[]>, size: (item: T) => number): number | null {
  if (byZone.size < 2) return null;
  const sums = [...byZone.values()].map((items) => items.reduce((sum, item) => sum + size(item), 0));
  return sums.reduce((sum, there) => sum + there, 0) - Math.max(...sums);
}
