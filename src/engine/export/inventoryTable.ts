import type { SubnetReport } from '../evaluation/evaluation.ts';
import type { Cell } from './csv.ts';
import { rounded } from './json.ts';

type Column = { readonly head: string; readonly of: (report: SubnetReport) => Cell };

/** The address that AWS keeps at this place of its five: network, router, DNS, future use, broadcast. */
const kept = (position: number) => (report: SubnetReport) => report.reserved[position]?.address ?? null;

const columns: readonly Column[] = [
  { head: 'Subnet', of: ({ name }) => name },
  { head: 'Id', of: ({ id }) => id },
  { head: 'Tier', of: ({ tierName }) => tierName },
  { head: 'Zone', of: ({ zoneName }) => zoneName },
  { head: 'CIDR', of: ({ cidr }) => cidr },
  { head: 'IPv6', of: ({ ipv6 }) => ipv6 },
  { head: 'Pinned', of: ({ pinned }) => (pinned ? 'yes' : 'no') },
  { head: 'Access', of: ({ access }) => access },
  { head: 'Route table', of: ({ routeTable }) => routeTable },
  { head: 'Addresses', of: ({ addresses }) => addresses },
  { head: 'Reserved by AWS', of: ({ addresses, usable }) => addresses - usable },
  { head: 'Usable', of: ({ usable }) => usable },
  { head: 'Used', of: ({ used }) => used },
  { head: 'Used by', of: ({ uses }) => uses.map(({ what }) => what).join('; ') },
  { head: 'Free', of: ({ free }) => free },
  { head: 'Percent used', of: ({ usedShare }) => rounded(usedShare * 100) },
  { head: 'First usable', of: ({ firstUsable }) => firstUsable },
  { head: 'Last usable', of: ({ lastUsable }) => lastUsable },
  { head: 'Network address', of: kept(0) },
  { head: 'VPC router', of: kept(1) },
  { head: 'DNS server', of: kept(2) },
  { head: 'Future use', of: kept(3) },
  { head: 'Broadcast address', of: kept(4) },
];

/** The inventory as a table for a spreadsheet: one row of heads, then a row for each subnet in the order given. */
export function inventoryTable(reports: readonly SubnetReport[]): readonly (readonly Cell[])[] {
  return [columns.map(({ head }) => head), ...reports.map((report) => columns.map(({ of }) => of(report)))];
}
