import {
  firstUsable,
  formatCidr,
  formatIpv4,
  lastUsable,
  reservedAddresses,
  type Cidr,
} from '../cidr/cidr.ts';
import { familyOf } from '../commands/subnetIpv6.ts';
import type { Id, Vpc } from '../design/design.ts';
import { isIpv6Only, subnetIpv6 } from '../planning/ipv6.ts';
import { fullAtAgents, usedAddresses, type Occupancy } from './addressUse.ts';
import type { SubnetReport } from './evaluation.ts';
import { keepEqual } from './keepEqual.ts';
import { addressesOf, groupedBy, usableOf, withIpv4, type Network, type PlacedSubnet } from './network.ts';
import type { TableOf } from './routes.ts';

/** What each reserved address is for, as AWS says it (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html). */
const RESERVED_FOR = {
  network: 'network address',
  router: 'VPC router',
  dns: 'DNS server',
  future: 'reserved for future use',
  broadcast: 'broadcast address, not supported in a VPC',
} as const;

const NOTHING: Occupancy = { uses: [], residents: [] };

/** An inventory, and the network that it is of. */
export type Inventory = {
  readonly network: Network;
  readonly subnets: Readonly<Record<Id, SubnetReport>>;
};

/**
 * Everything about every subnet's addresses, and its access as its routes give it. A row of the inventory `before`
 * stays the same object when nothing in it has changed, and so does the whole.
 */
export function inventoryOf(
  network: Network,
  tableOf: TableOf,
  occupancy: ReadonlyMap<Id, Occupancy>,
  before?: Inventory,
): Readonly<Record<Id, SubnetReport>> {
  const fullAt = limitsByTier(network);
  const reports: Record<Id, SubnetReport> = {};
  let same = network.subnets.length === before?.network.subnets.length;
  for (const [at, placed] of network.subnets.entries()) {
    const { id } = placed;
    const known = before?.network.byId.get(id) === placed ? before.subnets[id] : undefined;
    const use = usageOf(
      network.design.vpc,
      placed,
      tableOf,
      occupancy.get(id) ?? NOTHING,
      fullAt.get(placed.subnet.tier) ?? null,
    );
    const report = known !== undefined && saysTheSame(known, use) ? known : reportOn(placed, use);
    same &&= report === known && before?.network.subnets[at] === placed;
    reports[id] = report;
  }
  return same && before !== undefined ? before.subnets : reports;
}

type Limit = ReturnType<typeof fullAtAgents>;

function limitsByTier({ design, byTier }: Network): ReadonlyMap<Id, Limit> {
  const workloads = groupedBy(Object.values(design.workloads), ({ tier }) => tier);
  return new Map(
    [...workloads].map(([tier, here]) => [
      tier,
      fullAtAgents(design, here, withIpv4(byTier.get(tier) ?? []).length),
    ]),
  );
}

function reportOn(placed: PlacedSubnet, use: SubnetUse): SubnetReport {
  const { id, subnet, cidr, tier, zone } = placed;
  return {
    id,
    name: subnet.name,
    tier: subnet.tier,
    tierName: tier?.name ?? subnet.tier,
    zone: subnet.zone,
    zoneName: zone?.name ?? subnet.zone,
    cidr: cidr === null ? null : formatCidr(cidr),
    ipv6: use.ipv6,
    family: familyOf(subnet),
    pinned: subnet.pinned,
    access: use.access,
    routeTable: use.routeTable,
    addresses: addressesOf(placed),
    usable: usableOf(placed),
    used: use.used,
    free: use.free,
    usedShare: use.usedShare,
    uses: use.uses,
    residents: use.residents,
    reserved: cidr === null ? [] : reservedIn(cidr),
    firstUsable: addressOrNull(cidr === null ? undefined : firstUsable(cidr)),
    lastUsable: addressOrNull(cidr === null ? undefined : lastUsable(cidr)),
    fullAtAgents: use.fullAtAgents,
  };
}

type SubnetUse = Pick<
  SubnetReport,
  'ipv6' | 'access' | 'routeTable' | 'used' | 'free' | 'usedShare' | 'uses' | 'residents' | 'fullAtAgents'
>;

/** What a row says that hangs on what else is in the design. */
function usageOf(
  vpc: Vpc,
  placed: PlacedSubnet,
  tableOf: TableOf,
  { uses, residents }: Occupancy,
  fullAt: Limit,
): SubnetUse {
  const table = tableOf.get(placed.id);
  const usable = usableOf(placed);
  const used = usedAddresses(uses);
  return {
    ipv6: subnetIpv6(vpc, placed.subnet.ipv6),
    access: table?.access ?? 'isolated',
    routeTable: table?.id ?? '',
    used,
    free: usable - used,
    usedShare: usable === 0 ? (used === 0 ? 0 : 1) : used / usable,
    uses: uses.map(({ what, addresses }) => ({ what, addresses })),
    residents,
    fullAtAgents:
      fullAt === null || isIpv6Only(placed.subnet) ? null : fullAt(usable - usedAddresses(uses, 'others')),
  };
}

/** What is left out follows from what is compared. */
function saysTheSame(report: SubnetReport, use: SubnetUse): boolean {
  return (
    report.ipv6 === use.ipv6 &&
    report.access === use.access &&
    report.routeTable === use.routeTable &&
    report.fullAtAgents === use.fullAtAgents &&
    keepEqual(report.residents, use.residents) === report.residents &&
    keepEqual(report.uses, use.uses) === report.uses
  );
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
