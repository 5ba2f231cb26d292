import { addressCount, prefixFor } from '../cidr/cidr.ts';
import type { Id, Requirements } from '../design/design.ts';
import { usedAddresses, type Occupancy } from './addressUse.ts';
import { addressesNeeded, taskSubnets, tasksOf } from './demand.ts';
import type { Need } from './evaluation.ts';
import { countOf, formatCount } from './figures.ts';
import { addressesOf, usableOf, type Network } from './network.ts';

/** The narrowest block AWS has, /28 (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html). */
const NARROWEST = 28;

/** What the requirements ask for, and what the layout takes. */
export function needOf(network: Network, occupancy: ReadonlyMap<Id, Occupancy>): Need {
  const { requirements } = network.design;
  const addresses = addressesNeeded(requirements);
  const layoutAddresses = network.subnets.reduce((sum, placed) => sum + addressesOf(placed), 0);
  const prefixForNeed = blockFor(addresses);
  const prefixForLayout = blockFor(layoutAddresses);
  return {
    addresses,
    tasks: tasksOf(requirements),
    formula: formulaOf(requirements, addresses),
    prefixForNeed,
    prefixAsked: requirements.smallestPrefix,
    layoutAddresses,
    prefixForLayout,
    reasons: [
      `The need of ${countOf(addresses, 'address', 'addresses')} takes at least a ${sized(prefixForNeed)}.`,
      `The requirements ask for a ${sized(requirements.smallestPrefix)} or larger.`,
      `${countOf(network.subnets.length, 'subnet')} together have ${countOf(layoutAddresses, 'address', 'addresses')}, which take a ${sized(prefixForLayout)}.`,
    ],
    zoneLoss: zoneLossOf(network, occupancy, addresses),
  };
}

function formulaOf({ agents, overhead, services, headroom }: Requirements, addresses: number): string {
  const sum = [agents, overhead, services].map(formatCount).join(' + ');
  return `(${sum}) × ${formatCount(headroom)} = ${formatCount(addresses)}`;
}

function blockFor(addresses: number): number {
  return Math.min(prefixFor(addresses) ?? 0, NARROWEST);
}

function sized(prefix: number): string {
  return `/${prefix} (${formatCount(addressCount(prefix))})`;
}

function zoneLossOf(
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
  const usable = left.reduce((sum, placed) => sum + usableOf(placed), 0);
  const otherInterfaces = left.reduce((sum, { id }) => sum + othersIn(occupancy.get(id)), 0);
  return { zone, usable, needed, margin: usable - needed, otherInterfaces };
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
