import { describe, expect, it } from 'vitest';

import { sumsOf } from '../../engine/evaluation/allocationMatrix.ts';
import { evaluate } from '../../engine/evaluation/evaluate.ts';
import { awsPriceBook } from '../../engine/prices/awsPriceBook.ts';
import { textWidth } from '../../engine/scene/textWidth.ts';
import { agents1000 } from '../../engine/templates/agents1000.ts';
import { columnWidths, mayEnd } from './columnWidths.ts';
import { columnsFor } from './inventoryRows.ts';

const reports = Object.values(evaluate(agents1000, awsPriceBook).subnets);
const columns = columnsFor(reports, true);
const widthsOf = (shown: typeof reports) =>
  columnWidths(columns, shown, { sums: sumsOf(shown), sorted: 'cidr' });
const at = (id: string) => columns.findIndex((column) => column.id === id);

describe('columnWidths', () => {
  it('holds every text of every row, and what each column is called', () => {
    const { columns: widths } = widthsOf(reports);
    columns.forEach(({ id, kind, label, text }, index) => {
      const width = widths[index];
      if (id === 'uses') {
        expect(width).toBeNull();
        return;
      }
      const [font, size] = kind === 'address' ? (['mono', 11.67] as const) : (['regular', 12.5] as const);
      for (const report of reports)
        expect(width).toBeGreaterThanOrEqual(textWidth(text(report), font, size) + 10);
      expect(width).toBeGreaterThanOrEqual(textWidth(label, 'medium', 11.5) + 10);
    });
  });

  it('is the same whichever rows are first, and wider for one long address alone', () => {
    const turned = widthsOf([...reports].reverse());
    expect(turned).toEqual(widthsOf(reports));
    const pinned = widthsOf(reports.map((report, index) => ({ ...report, pinned: index === 5 })));
    expect(pinned.columns[at('cidr')]).toBeGreaterThan(turned.columns[at('cidr')] ?? Infinity);
    expect(pinned.columns[at('name')]).toBe(turned.columns[at('name')]);
  });

  it('ends long words, and leaves room for the column that takes the rest', () => {
    const long = widthsOf(reports.map((report) => ({ ...report, name: 'x'.repeat(500) })));
    expect(long.columns[at('name')]).toBe(250);
    const fixed = long.columns.reduce<number>((sum, width) => sum + (width ?? 0), 0);
    expect(long.table).toBe(fixed + 90);
  });

  it('cuts off no text of which it says that it fits', () => {
    const name = columns[at('name')];
    if (name === undefined) throw new Error('the inventory has a column of names');
    const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    for (const letter of printable) {
      const fitting = letter.repeat(18);
      expect(mayEnd(name, fitting), fitting).toBe(false);
      expect(mayEnd(name, `${fitting}${letter}`), fitting).toBe(true);
      const { columns: widths } = widthsOf(reports.map((report) => ({ ...report, name: fitting })));
      expect(widths[at('name')], fitting).toBeGreaterThan(textWidth(fitting, 'bold', 12.5) + 18 + 10);
    }
    expect(mayEnd(name, '漢字')).toBe(true);
  });

  it('has room for the names of columns where there are no rows', () => {
    expect(widthsOf([]).columns.every((width) => width === null || width > 30)).toBe(true);
  });
});
