import type { Id } from '../design/design.ts';
import { usedAddresses, type Occupancy } from './addressUse.ts';
import { taskSubnets } from './demand.ts';
import type { Need } from './evaluation.ts';
import { sumOf } from './figures.ts';
import { usableOf, type Network } from './network.ts';

/**
 * How many addresses ECS tasks can have: what is usable in their subnets, less the other interfaces there, and only
 * in the zones that remain where the requirements ask that one may be lost. `null` when no tier runs tasks.
 */
export function taskCapacity(
  network: Network,
  occupancy: ReadonlyMap<Id, Occupancy>,
  zoneLoss: Need['zoneLoss'],
): { readonly capacity: number | null } {
  const subnets = taskSubnets(network);
  if (subnets.length === 0) return { capacity: null };
  const whole = sumOf(subnets.map((placed) => usableOf(placed) - othersIn(occupancy.get(placed.id))));
  const survives = network.design.requirements.survivesZoneLoss && zoneLoss !== null;
  return { capacity: survives ? Math.min(whole, zoneLoss.forTasks) : whole };
}

/** What remains for ECS tasks when the zone that hurts most is lost; `null` without tasks or with one zone. */
export function zoneLossOf(
  network: Network,
  occupancy: ReadonlyMap<Id, Occupancy>,
  needed: number,
): Need['zoneLoss'] {
  const subnets = taskSubnets(network);
  const usableByZone = new Map<Id, number>();
  for (const placed of subnets) {
    const { zone } = placed.subnet;
    usableByZone.set(zone, (usableByZone.get(zone) ?? 0) + usableOf(placed));
  }
  if (usableByZone.size < 2) return null;
  const zone = largest(usableByZone, network.zones);
  const left = subnets.filter(({ subnet }) => subnet.zone !== zone);
  const usable = sumOf(left.map(usableOf));
  const otherInterfaces = sumOf(left.map(({ id }) => othersIn(occupancy.get(id))));
  const forTasks = usable - otherInterfaces;
  return {
    zone,
    usable,
    needed,
    margin: usable - needed,
    otherInterfaces,
    forTasks,
    spare: forTasks - needed,
  };
}

/** The zone with the most; of several the first people see. */
function largest(byZone: ReadonlyMap<Id, number>, zones: readonly Id[]): Id {
  const most = Math.max(...byZone.values());
  const ids = [...byZone].filter(([, usable]) => usable === most).map(([zone]) => zone);
  return zones.find((zone) => ids.includes(zone)) ?? ids.sort()[0] ?? '';
}

function othersIn(occupancy: Occupancy | undefined): number {
  return usedAddresses(occupancy?.uses ?? [], 'others');
}
