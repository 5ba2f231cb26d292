import { describe, expect, it } from 'vitest';

import type { SubnetReport } from '../../engine/evaluation/evaluation.ts';
import {
  columnsFor,
  filterReports,
  groupRows,
  inventoryColumns,
  reservedColumns,
  sortReports,
} from './inventoryRows.ts';

const report = (name: string, cidr: string | null, used = 0): SubnetReport => ({
  id: name,
  name,
  tier: 't',
  tierName: 'Tier',
  zone: 'a',
  zoneName: 'us-east-1a',
  cidr,
  ipv6: null,
  family: 'ipv4',
  pinned: false,
  access: 'private',
  routeTable: 'private-a',
  addresses: 256,
  usable: 251,
  used,
  free: 251 - used,
  usedShare: used / 251,
  uses: [],
  residents: [],
  reserved: [],
  firstUsable: null,
  lastUsable: null,
  fullAtAgents: null,
});

const names = (reports: readonly SubnetReport[]) => reports.map(({ name }) => name);

describe('the inventory', () => {
  it('sorts addresses by their value, those without a place last', () => {
    const rows = [
      report('a', '10.0.100.0/24'),
      report('b', null),
      report('c', '10.0.20.0/24'),
      report('d', '9.0.0.0/24'),
    ];
    expect(names(sortReports(rows, { column: 'cidr', descending: false }))).toEqual(['d', 'c', 'a', 'b']);
  });

  it('sorts names with numbers as people count', () => {
    const rows = [report('web 10', null), report('web 9', null)];
    expect(names(sortReports(rows, { column: 'name', descending: false }))).toEqual(['web 9', 'web 10']);
    expect(names(sortReports(rows, { column: 'name', descending: true }))).toEqual(['web 10', 'web 9']);
  });

  it('keeps the rows in which every word occurs', () => {
    const rows = [report('web', '10.0.1.0/24'), report('db', '10.0.2.0/24')];
    expect(names(filterReports(rows, 'TIER db'))).toEqual(['db']);
    expect(names(filterReports(rows, ' '))).toEqual(['web', 'db']);
    expect(names(filterReports(rows, 'web 10.0.2'))).toEqual([]);
  });

  it('sorts by any column, shown or not', () => {
    const rows = [report('a', '10.0.0.0/24', 9), report('b', '10.0.1.0/24', 3)];
    for (const { id } of [...inventoryColumns, ...reservedColumns]) {
      expect(sortReports(rows, { column: id, descending: true })).toHaveLength(2);
    }
    expect(names(sortReports(rows, { column: 'used', descending: false }))).toEqual(['b', 'a']);
    expect(names(sortReports(rows, { column: 'full', descending: true }))).toEqual(['a', 'b']);
  });

  it('shows IPv6 where a subnet has it, and sorts by it', () => {
    const rows = [report('a', '10.0.0.0/24'), { ...report('b', null), ipv6: '2001:db8:0:5::/64' }];
    expect(columnsFor(rows.slice(0, 1), false).map(({ id }) => id)).not.toContain('ipv6');
    expect(columnsFor(rows, true).map(({ id }) => id)).toEqual([
      ...['name', 'tier', 'zone', 'cidr', 'ipv6', 'addresses', 'reserved', 'used', 'free', 'full'],
      ...['first', 'last', 'uses', 'network', 'router', 'dns', 'future', 'broadcast'],
    ]);
    expect(names(sortReports(rows, { column: 'ipv6', descending: false }))).toEqual(['b', 'a']);
    expect(names(filterReports(rows, 'db8'))).toEqual(['b']);
  });

  it('groups by zone or tier in the order of the design, with what each group has together', () => {
    const rows = [
      { ...report('x', null, 1), zone: 'b', zoneName: 'us-east-1b' },
      { ...report('y', null, 2), zone: 'a' },
      { ...report('z', null, 4), zone: 'b', zoneName: 'us-east-1b' },
    ];
    const grouped = groupRows(rows, 'zone', ['a', 'b', 'c']);
    expect(grouped.map((row) => (row.kind === 'group' ? row.name : row.report.name))).toEqual([
      'us-east-1a',
      'y',
      'us-east-1b',
      'x',
      'z',
    ]);
    expect(grouped[2]).toMatchObject({ sums: { subnets: 2, addresses: 512, usable: 502, used: 5 } });
    expect(groupRows(rows, 'none', [])).toHaveLength(3);
  });
});
