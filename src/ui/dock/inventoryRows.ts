import { parseCidr, parseIpv4 } from '../../engine/cidr/cidr.ts';
import { sumsOf, type AddressSums } from '../../engine/evaluation/allocationMatrix.ts';
import type { Design } from '../../engine/design/design.ts';
import type { SubnetReport } from '../../engine/evaluation/evaluation.ts';
import { formatCount, formatWholeShare } from '../format.ts';

/** Addresses sort by their value, not by their text; those that are not there come last. */
const addressKey = (text: string | null | undefined): number => {
  const block = text === null || text === undefined ? undefined : parseCidr(text);
  if (block?.ok === true) return block.value.base * 64 + block.value.prefix;
  const address = text === null || text === undefined ? undefined : parseIpv4(text);
  return address?.ok === true ? address.value : Infinity;
};

export type InventoryColumn = {
  readonly id: string;
  readonly label: string;
  /** Right-aligned figures, addresses in the typewriter face, or words. */
  readonly kind: 'number' | 'address' | 'words';
  /** What rows are sorted by. */
  readonly key: (report: SubnetReport) => number | string;
  readonly text: (report: SubnetReport) => string;
  /** What a group and the whole have together; nothing where a sum means nothing. */
  readonly sum?: (sums: AddressSums) => string;
};

const words = (id: string, label: string, text: (report: SubnetReport) => string): InventoryColumn => ({
  ...{ id, label, kind: 'words' },
  key: text,
  text,
});

const address = (
  id: string,
  label: string,
  of: (report: SubnetReport) => string | null | undefined,
): InventoryColumn => ({
  ...{ id, label, kind: 'address' },
  key: (report) => addressKey(of(report)),
  text: (report) => of(report) ?? '–',
});

const count = (
  id: string,
  label: string,
  of: (figures: Pick<SubnetReport, 'addresses' | 'usable' | 'used' | 'free'>) => number,
): InventoryColumn => ({
  ...{ id, label, kind: 'number' },
  key: of,
  text: (report) => formatCount(of(report)),
  sum: (sums) => formatCount(of(sums)),
});

/** What the table shows of every subnet, from left to right. */
export const inventoryColumns: readonly InventoryColumn[] = [
  words('name', 'Subnet', ({ name }) => name),
  words('tier', 'Tier', ({ tierName }) => tierName),
  words('zone', 'Zone', ({ zoneName }) => zoneName),
  {
    ...address('cidr', 'CIDR', ({ cidr }) => cidr),
    text: ({ cidr, family }) => cidr ?? (family === 'ipv6' ? 'IPv6 alone' : 'no room'),
  },
  count('addresses', 'Addresses', ({ addresses }) => addresses),
  count('reserved', 'Reserved', ({ addresses, usable }) => addresses - usable),
  count('used', 'Used', ({ used }) => used),
  count('free', 'Free', ({ free }) => free),
  {
    ...{ id: 'full', label: 'Full', kind: 'number' },
    key: ({ usedShare }) => usedShare,
    text: ({ usedShare }) => formatWholeShare(usedShare),
    sum: ({ used, usable }) => (usable === 0 ? '–' : formatWholeShare(used / usable)),
  },
  address('first', 'First usable', ({ firstUsable }) => firstUsable),
  address('last', 'Last usable', ({ lastUsable }) => lastUsable),
  words('uses', 'Used by', ({ uses }) => uses.map(({ what }) => what).join(', ')),
];

const ipv6Column: InventoryColumn = {
  ...{ id: 'ipv6', label: 'IPv6', kind: 'address' },
  key: ({ ipv6 }) => ipv6 ?? '\uffff',
  text: ({ ipv6 }) => ipv6 ?? '–',
};

/** The id that AWS gave to each subnet, once a deployment is recorded. */
const deployedColumn = ({ subnetIds }: NonNullable<Design['deployment']>): InventoryColumn =>
  words('deployed', 'AWS id', ({ id }) => subnetIds[id] ?? 'not deployed');

/** The columns for these subnets: IPv6 where one of them has it, AWS's ids once deployed, AWS's five on request. */
export function columnsFor(
  reports: readonly SubnetReport[],
  withReserved: boolean,
  deployment: Design['deployment'] = null,
): readonly InventoryColumn[] {
  const hasIpv6 = reports.some(({ ipv6 }) => ipv6 !== null);
  return [
    ...inventoryColumns.flatMap((column) =>
      hasIpv6 && column.id === 'cidr' ? [column, ipv6Column] : [column],
    ),
    ...(deployment === null ? [] : [deployedColumn(deployment)]),
    ...(withReserved ? reservedColumns : []),
  ];
}

/** AWS's five in every subnet, shown on request (Subnet sizing, Amazon VPC User Guide). */
export const reservedColumns: readonly InventoryColumn[] = [
  address('network', 'Network', ({ reserved }) => reserved[0]?.address),
  address('router', 'VPC router', ({ reserved }) => reserved[1]?.address),
  address('dns', 'DNS server', ({ reserved }) => reserved[2]?.address),
  address('future', 'Future use', ({ reserved }) => reserved[3]?.address),
  address('broadcast', 'Broadcast', ({ reserved }) => reserved[4]?.address),
];

export type InventorySort = { readonly column: string; readonly descending: boolean };

const collator = new Intl.Collator('en', { numeric: true });

/** The rows in the order asked for; equal ones stay in the order of the design. */
export function sortReports(
  reports: readonly SubnetReport[],
  { column, descending }: InventorySort,
  columns: readonly InventoryColumn[] = [...inventoryColumns, ipv6Column, ...reservedColumns],
): readonly SubnetReport[] {
  const wanted = columns.find(({ id }) => id === column);
  if (wanted === undefined) return reports;
  const keyed = reports.map((report) => ({ report, key: wanted.key(report) }));
  const order = descending ? -1 : 1;
  keyed.sort(({ key: a }, { key: b }) => {
    const difference =
      typeof a === 'number' && typeof b === 'number'
        ? a === b
          ? 0
          : a - b
        : collator.compare(String(a), String(b));
    return order * difference;
  });
  return keyed.map(({ report }) => report);
}

/** The rows in which every word of the query occurs. */
export function filterReports(reports: readonly SubnetReport[], query: string): readonly SubnetReport[] {
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (asked.length === 0) return reports;
  return reports.filter((report) => {
    const { name, tierName, zoneName, cidr, ipv6, access, routeTable, uses } = report;
    const used = uses.map(({ what }) => what).join(' ');
    const text =
      `${name} ${tierName} ${zoneName} ${cidr ?? ''} ${ipv6 ?? ''} ${access} ${routeTable} ${used}`.toLowerCase();
    return asked.every((word) => text.includes(word));
  });
}

export type Grouping = 'none' | 'zone' | 'tier';

/** A line of the table: a subnet, or the head of a group with what its subnets have together. */
export type InventoryRow =
  | { readonly kind: 'subnet'; readonly report: SubnetReport }
  | { readonly kind: 'group'; readonly id: string; readonly name: string; readonly sums: AddressSums };

/** The rows under a head for each zone or tier, in the order in which the design has those; each group sorted as before. */
export function groupRows(
  reports: readonly SubnetReport[],
  grouping: Grouping,
  order: readonly string[],
): readonly InventoryRow[] {
  const rowOf = (report: SubnetReport): InventoryRow => ({ kind: 'subnet', report });
  if (grouping === 'none') return reports.map(rowOf);
  const groups = new Map<string, SubnetReport[]>(order.map((id) => [id, []]));
  for (const report of reports) {
    const group = groups.get(report[grouping]);
    if (group === undefined) groups.set(report[grouping], [report]);
    else group.push(report);
  }
  return [...groups].flatMap(([id, group]): readonly InventoryRow[] => {
    const [first] = group;
    if (first === undefined) return [];
    const name = grouping === 'zone' ? first.zoneName : first.tierName;
    return [{ kind: 'group', id, name, sums: sumsOf(group) }, ...group.map(rowOf)];
  });
}
