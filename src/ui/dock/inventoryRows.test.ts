import { describe, expect, it } from 'vitest';

import type { SubnetReport } from '../../engine/evaluation/evaluation.ts';
import { filterReports, sortReports, toTsv } from './inventoryRows.ts';

const report = (name: string, cidr: string | null, used = 0): SubnetReport => ({
  id: name,
  name,
  tier: 't',
  tierName: 'Tier',
  zone: 'a',
  zoneName: 'us-east-1a',
  cidr,
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

  it('copies as a table in which no name becomes a formula or a new cell', () => {
    const [, row] = toTsv([report('=cmd|x\ty', '10.0.0.0/24', 3)]).split('\n');
    expect(row?.split('\t')).toEqual([
      "'=cmd|x y",
      'Tier',
      'us-east-1a',
      '10.0.0.0/24',
      'private',
      'private-a',
      '256',
      '251',
      '3',
      '248',
    ]);
  });
});
