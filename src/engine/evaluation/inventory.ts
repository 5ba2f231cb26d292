import {
  firstUsable,
  formatCidr,
  formatIpv4,
  lastUsable,
  reservedAddresses,
  type Cidr,
} from '../cidr/cidr.ts';
import type { Id } from '../design/design.ts';
import { fullAtAgents, usedAddresses, type Occupancy } from './addressUse.ts';
import type { SubnetReport } from './evaluation.ts';
import { addressesOf, groupedBy, usableOf, type Network, type PlacedSubnet } from './network.ts';
import type { Routing } from './routes.ts';

/** What each reserved address is for, as AWS says it (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html). */
const RESERVED_FOR = {
  network: 'network address',
  router: 'VPC router',
  dns: 'DNS server',
  future: 'reserved for future use',
  broadcast: 'broadcast address, not supported in a VPC',
} as const;

const NOTHING: Occupancy = { uses: [], residents: [] };

/** Everything about every subnet's addresses, and its access as its routes give it. */
export function inventoryOf(
  network: Network,
  routing: Routing,
  occupancy: ReadonlyMap<Id, Occupancy>,
): Readonly<Record<Id, SubnetReport>> {
  const fullAt = limitsByTier(network);
  const reports: Record<Id, SubnetReport> = {};
  for (const placed of network.subnets) {
    const limit = fullAt.get(placed.subnet.tier) ?? null;
    reports[placed.id] = reportOn(routing, placed, occupancy.get(placed.id) ?? NOTHING, limit);
  }
  return reports;
}

type Limit = ReturnType<typeof fullAtAgents>;

function limitsByTier({ design, byTier }: Network): ReadonlyMap<Id, Limit> {
  const workloads = groupedBy(Object.values(design.workloads), ({ tier }) => tier);
  return new Map(
    [...workloads].map(([tier, here]) => [tier, fullAtAgents(design, here, byTier.get(tier)?.length ?? 1)]),
  );
}

function reportOn(
  { tableOf }: Routing,
  placed: PlacedSubnet,
  { uses, residents }: Occupancy,
  fullAt: Limit,
): SubnetReport {
  const { id, subnet, cidr, tier, zone } = placed;
  const table = tableOf.get(id);
  const usable = usableOf(placed);
  const used = usedAddresses(uses);
  return {
    id,
    name: subnet.name,
    tier: subnet.tier,
    tierName: tier?.name ?? subnet.tier,
    zone: subnet.zone,
    zoneName: zone?.name ?? subnet.zone,
    cidr: cidr === null ? null : formatCidr(cidr),
    pinned: subnet.pinned,
    access: table?.access ?? 'isolated',
    routeTable: table?.id ?? '',
    addresses: addressesOf(placed),
    usable,
    used,
    free: usable - used,
    usedShare: usable === 0 ? (used === 0 ? 0 : 1) : used / usable,
    uses: uses.map(({ what, addresses }) => ({ what, addresses })),
    residents,
    reserved: cidr === null ? [] : reservedIn(cidr),
    firstUsable: addressOrNull(cidr === null ? undefined : firstUsable(cidr)),
    lastUsable: addressOrNull(cidr === null ? undefined : lastUsable(cidr)),
    fullAtAgents: fullAt === null ? null : fullAt(usable - usedAddresses(uses, 'others')),
  };
}

function reservedIn(cidr: Cidr): SubnetReport['reserved'] {
  return reservedAddresses(cidr).map(({ address, purpose }) => ({
    address: formatIpv4(address),
    use: RESERVED_FOR[purpose],
  }));
}

function addressOrNull(address: number | undefined): string | null {
  return address === undefined ? null : formatIpv4(address);
}
