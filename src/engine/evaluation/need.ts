import { addressCount, prefixFor } from '../cidr/cidr.ts';
import type { Id, Requirements } from '../design/design.ts';
import type { Occupancy } from './addressUse.ts';
import { addressesNeeded, tasksOf } from './demand.ts';
import type { Need } from './evaluation.ts';
import { countOf, formatCount, listOf, sumOf } from './figures.ts';
import { addressesOf, type Network } from './network.ts';
import { shortfallOf } from './shortfall.ts';
import { taskCapacity, zoneLossOf } from './taskCapacity.ts';

/** The narrowest block AWS has, /28 (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html). */
const NARROWEST = 28;

/** What the requirements ask for, and what the layout takes. */
export function needOf(network: Network, occupancy: ReadonlyMap<Id, Occupancy>): Need {
  const { requirements, vpc } = network.design;
  const addresses = addressesNeeded(requirements);
  const layoutAddresses = sumOf(network.subnets.map(addressesOf));
  const prefixForNeed = blockFor(addresses);
  const prefixForLayout = blockFor(layoutAddresses);
  const prefix = Math.min(prefixForNeed, requirements.smallestPrefix, prefixForLayout);
  const zoneLoss = zoneLossOf(network, occupancy, addresses);
  const capacity = taskCapacity(network, occupancy, zoneLoss);
  return {
    addresses,
    tasks: tasksOf(requirements),
    formula: formulaOf(requirements, addresses),
    prefixForNeed,
    prefixAsked: requirements.smallestPrefix,
    layoutAddresses,
    prefixForLayout,
    prefix,
    reasons: [
      `The need of ${countOf(addresses, 'address', 'addresses')} takes at least a ${sized(prefixForNeed)}.`,
      `The requirements ask for a ${sized(requirements.smallestPrefix)} or larger.`,
      `${layoutInWords(network)} ${countOf(layoutAddresses, 'address', 'addresses')}, which need a ${sized(prefixForLayout)}.`,
    ],
    conclusion: `The VPC needs a ${sized(prefix)} at least; it has ${listOf(vpc.blocks)}.`,
    zoneLoss,
    shortfall: shortfallOf(network.design, { ...capacity, needed: addresses }),
  };
}

/** The beginning of the sentence on the layout: what one zone of it takes, where all zones take the same. */
function layoutInWords({ subnets, byZone }: Network): string {
  const perZone = [...byZone.values()].map((here) => sumOf(here.map(addressesOf)));
  const [first = 0] = perZone;
  if (perZone.length < 2 || perZone.some((addresses) => addresses !== first)) {
    return `${countOf(subnets.length, 'subnet')} together have`;
  }
  return `${countOf(perZone.length, 'zone')} of the layout, ${formatCount(first)} each, take`;
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
