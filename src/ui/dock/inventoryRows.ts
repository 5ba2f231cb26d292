import { parseCidr } from '../../engine/cidr/cidr.ts';
import type { SubnetReport } from '../../engine/evaluation/evaluation.ts';

export type InventoryColumn = keyof Pick<
  SubnetReport,
  | 'name'
  | 'tierName'
  | 'zoneName'
  | 'cidr'
  | 'access'
  | 'routeTable'
  | 'addresses'
  | 'usable'
  | 'used'
  | 'free'
  | 'usedShare'
>;

export type InventorySort = { readonly column: InventoryColumn; readonly descending: boolean };

const collator = new Intl.Collator('en', { numeric: true });

/** A CIDR sorts by its address, not by its text; one without a place comes last. */
function keyOf(report: SubnetReport, column: InventoryColumn): number | string {
  if (column !== 'cidr') return report[column];
  const parsed = report.cidr === null ? undefined : parseCidr(report.cidr);
  return parsed?.ok === true ? parsed.value.base * 64 + parsed.value.prefix : Infinity;
}

/** The rows in the order asked for; equal ones stay in the order of the design. */
export function sortReports(
  reports: readonly SubnetReport[],
  { column, descending }: InventorySort,
): readonly SubnetReport[] {
  const keyed = reports.map((report) => ({ report, key: keyOf(report, column) }));
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
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return reports;
  return reports.filter((report) => {
    const text =
      `${report.name} ${report.tierName} ${report.zoneName} ${report.cidr ?? ''} ${report.access} ${report.routeTable}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

const header = [
  'Subnet',
  'Tier',
  'Zone',
  'CIDR',
  'Access',
  'Route table',
  'Addresses',
  'Usable',
  'Used',
  'Free',
];

/**
 * The rows as spreadsheets take them. A cell that would begin a formula gets an apostrophe before it, so that a
 * name from a design runs nothing (OWASP, CSV Injection).
 */
export function toTsv(reports: readonly SubnetReport[]): string {
  const safe = (value: string) => (/^[=+\-@]/.test(value) ? `'${value}` : value).replace(/[\t\r\n]+/g, ' ');
  const rows = reports.map((report) => [
    safe(report.name),
    safe(report.tierName),
    report.zoneName,
    report.cidr ?? '',
    report.access,
    safe(report.routeTable),
    String(report.addresses),
    String(report.usable),
    String(report.used),
    String(report.free),
  ]);
  return [header, ...rows].map((cells) => cells.join('\t')).join('\n');
}
