import { memo, useDeferredValue, useMemo, useState } from 'react';

import type { SubnetReport } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { evaluationOf, selectionOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount, formatWholeShare, plural } from '../format.ts';
import { AccessIcon } from '../icons/networkIcons.tsx';
import { accessWord } from '../names.ts';
import {
  filterReports,
  sortReports,
  toTsv,
  type InventoryColumn,
  type InventorySort,
} from './inventoryRows.ts';

const columns: readonly {
  readonly id: InventoryColumn;
  readonly label: string;
  readonly number?: boolean;
}[] = [
  { id: 'name', label: 'Subnet' },
  { id: 'tierName', label: 'Tier' },
  { id: 'zoneName', label: 'Zone' },
  { id: 'cidr', label: 'CIDR' },
  { id: 'access', label: 'Access' },
  { id: 'routeTable', label: 'Route table' },
  { id: 'addresses', label: 'Addresses', number: true },
  { id: 'usable', label: 'Usable', number: true },
  { id: 'used', label: 'Used', number: true },
  { id: 'free', label: 'Free', number: true },
  { id: 'usedShare', label: 'Full', number: true },
];

/** How many rows are drawn at once; more come with a click, so that thousands do not hold up the page. */
const PAGE = 200;

/** Up to this many rows change in the same frame as the other figures; more may follow a moment later. */
const AT_ONCE = 100;

export function Inventory() {
  const newest = useEditorState(evaluationOf).subnets;
  const followed = useDeferredValue(newest);
  const subnets = Object.keys(newest).length > AT_ONCE ? followed : newest;
  const [sort, setSort] = useState<InventorySort>({ column: 'cidr', descending: false });
  const [query, setQuery] = useState('');
  const [pages, setPages] = useState(1);
  const wanted = useDeferredValue(query);
  const rows = useMemo(
    () => sortReports(filterReports(Object.values(subnets), wanted), sort),
    [subnets, wanted, sort],
  );
  const shown = rows.slice(0, pages * PAGE);
  return (
    <>
      <div className="tools">
        <div className="inputBox">
          <input
            type="search"
            aria-label="Filter the inventory"
            placeholder="Filter by name, tier, zone or CIDR"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
        <span className="muted" role="status">
          {plural(rows.length, 'subnet')}
        </span>
        <CopyButton rows={rows} />
      </div>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={column.number ? 'number' : undefined}
                aria-sort={ariaSort(column.id, sort)}
              >
                <button
                  type="button"
                  className="sortButton"
                  onClick={() =>
                    setSort({ column: column.id, descending: sort.column === column.id && !sort.descending })
                  }
                >
                  {column.label}
                  {sort.column === column.id && (sort.descending ? ' ↓' : ' ↑')}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <Rows reports={shown} />
        <Totals reports={rows} />
      </table>
      {rows.length === 0 && (
        <p className="empty">
          {query === ''
            ? 'There are no subnets yet. Place one from the palette.'
            : 'No subnet answers this filter.'}
        </p>
      )}
      {rows.length > shown.length && (
        <button type="button" className="smallButton" onClick={() => setPages(pages + 5)}>
          Show more: {formatCount(rows.length - shown.length)} left
        </button>
      )}
    </>
  );
}

const ariaSort = (column: InventoryColumn, sort: InventorySort) =>
  sort.column !== column ? undefined : sort.descending ? 'descending' : 'ascending';

function Rows({ reports }: { readonly reports: readonly SubnetReport[] }) {
  const selection = useEditorState(selectionOf);
  const selected = new Set(selection);
  return (
    <tbody>
      {reports.map((report) => (
        <Row key={report.id} report={report} selected={selected.has(`subnet:${report.id}`)} />
      ))}
    </tbody>
  );
}

const Row = memo(function Row({
  report,
  selected,
}: {
  readonly report: SubnetReport;
  readonly selected: boolean;
}) {
  const editor = useEditor();
  const select = () => editor.select([`subnet:${report.id}`]);
  return (
    <tr className="pickable" data-selected={selected || undefined} onClick={select}>
      <th scope="row">
        <button type="button" className="linkButton" aria-pressed={selected} onClick={select}>
          {visibleText(report.name)}
        </button>
      </th>
      <td>{visibleText(report.tierName)}</td>
      <td>{visibleText(report.zoneName)}</td>
      <td className="mono">
        {report.cidr ?? 'no room'}
        {report.pinned && ' · pinned'}
      </td>
      <td>
        <AccessIcon access={report.access} size={13} /> {accessWord(report.access)}
      </td>
      <td>{report.routeTable}</td>
      <td className="number">{formatCount(report.addresses)}</td>
      <td className="number">{formatCount(report.usable)}</td>
      <td className="number" title={report.uses.map((use) => use.what).join('\n')}>
        {formatCount(report.used)}
      </td>
      <td className="number">{formatCount(report.free)}</td>
      <td className="number">{formatWholeShare(report.usedShare)}</td>
    </tr>
  );
});

function Totals({ reports }: { readonly reports: readonly SubnetReport[] }) {
  const sum = (pick: (report: SubnetReport) => number) =>
    reports.reduce((total, report) => total + pick(report), 0);
  const [usable, used] = [sum((report) => report.usable), sum((report) => report.used)];
  return (
    <tfoot>
      <tr>
        <td colSpan={6}>Total</td>
        <td className="number">{formatCount(sum((report) => report.addresses))}</td>
        <td className="number">{formatCount(usable)}</td>
        <td className="number">{formatCount(used)}</td>
        <td className="number">{formatCount(sum((report) => report.free))}</td>
        <td className="number">{usable === 0 ? '–' : formatWholeShare(used / usable)}</td>
      </tr>
    </tfoot>
  );
}

function CopyButton({ rows }: { readonly rows: readonly SubnetReport[] }) {
  const editor = useEditor();
  const copy = () =>
    void navigator.clipboard.writeText(toTsv(rows)).then(
      () =>
        editor.notify({
          severity: 'success',
          message: `Copied ${plural(rows.length, 'row')}: paste them into a spreadsheet.`,
        }),
      () =>
        editor.notify({
          severity: 'error',
          message: 'The browser did not let the table be copied; allow the clipboard and try again.',
        }),
    );
  return (
    <button type="button" className="smallButton end" disabled={rows.length === 0} onClick={copy}>
      Copy as table
    </button>
  );
}
